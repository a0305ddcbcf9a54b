// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "shared/base/ids.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// Memory knows which changes of a record wait. An index in the file would be one more page to write with every edit. It is read from the
/// file when it is first asked for. The store says what it writes, and how its transactions end. Errors are thrown as Failure.
class WaitingChanges {
 public:
  explicit WaitingChanges(Database& db) : db_(db) {}

  void put(const Uuid& record, std::int64_t id, bool sealed);
  void remove(const Uuid& record, std::int64_t id);
  void committed() { touched_ = false; }
  void rolled_back();

  bool any();
  std::vector<std::int64_t> of(const Uuid& record);  ///< in the order of making
  /// Whether one of them is not sealed.
  bool has_draft(const Uuid& record);

 private:
  struct Change {
    std::int64_t id = 0;
    bool sealed = false;
  };
  void load();

  Database& db_;
  std::unordered_multimap<Uuid, Change> by_record_;
  bool loaded_ = false, touched_ = false;
};

}  // namespace dialogue
