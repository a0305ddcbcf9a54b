// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/verbs/beside.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// What the replica's file notes of things beside the records, in the transactions of the records that gave them: documents that the server
/// is to have, histories as they were told last, and what was let go of. Errors are thrown as Failure.
class Ledger {
 public:
  explicit Ledger(Database& db) : db_(db) {}

  struct Upload {
    Uuid record;
    std::string sha256;
    std::string ended;      ///< how it went: `all_there`, or the code of a refusal; empty = it has not ended
    std::uint64_t seq = 0;  ///< of the record, when it had
    std::string life;       ///< of the server's log, then
  };
  static constexpr const char* all_there = "arrived";
  void owe(const Uuid& record, const std::string& sha256);
  std::vector<Upload> uploads();
  void put(const Upload& upload);

  void keep_history(const Uuid& record, std::string_view body);
  std::optional<std::string> history(const Uuid& record);
  /// Forgets all of them. Returns how many there were.
  std::uint64_t drop_histories();

  /// The record shows less from now on, or is gone. Its history goes at once. That its files are to go is noted until `close`.
  void let_go(const Uuid& record, bool erased);
  /// Whether something was let go of whose files are still to be looked at.
  bool open();
  /// Notes that this is to be done, whatever was let go of.
  void reopen();
  void close(const LetGo& done);
  std::vector<LetGo> closed();

 private:
  Database& db_;
};

}  // namespace dialogue
