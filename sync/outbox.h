// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "sync/identity_map.h"
#include "sync/ports.h"

namespace dialogue {

using NewCells = std::vector<std::pair<Path, Raw>>;

/// The user's verbs. Each lays a change over the view and stores both, inside the caller's transaction and on the caller's records. The
/// caller flushes these. A refusal is thrown as Failure, with the codes of the verb in client/core/verbs/replica.h.
class Outbox {
 public:
  Outbox(const DevicePorts& ports, IdentityMap& records) : ports_(ports), records_(records) {}

  /// `id`: given from outside; nil = from the natural key, else a new one.
  Uuid create(const Kind& kind, const NewCells& cells, std::optional<Uuid> id = std::nullopt);
  void edit(const Uuid& id, const NewCells& cells, const Shown* shown);
  void act(const Uuid& id, const std::string& act, const NewCells& args, const Shown* shown);
  void recall(std::int64_t change);
  void dismiss(std::int64_t change);

  /// Begins a group: what follows belongs together until `end_group`, and gets one verdict. The records are flushed after each verb.
  void begin_group(const Uuid& group) { group_ = group; }
  /// One change alone is no group. Code: too_large (more than one request carries).
  void end_group();

 private:
  bool bring_back(const Uuid& id, const NewCells& given);
  void check_named(const Kind& kind, std::string_view path, const Raw& value) const;
  void add_base_cells(const Kind& kind, NewCells& cells) const;
  StoredChange fresh(const WorkingCopy& record, const Shown* shown = nullptr) const;
  bool of_another_life(const WorkingCopy& record, const Shown* shown) const;
  NewCells real_edits(const WorkingCopy& record, const NewCells& cells, bool creating) const;
  bool is_gone(const WorkingCopy& record, const Shown* shown) const;
  StoredChange* fold_target(const WorkingCopy& record, bool deletes, const Epoch& epoch, StoredChange& copy);
  void fold(WorkingCopy& record, StoredChange target, const NewCells& cells, const Shown* shown);
  Saw newest_child(const WorkingCopy& record) const;
  void create_again(WorkingCopy& record, const NewCells& cells);
  void keep(StoredChange& change);
  void say_source(const WorkingCopy& record, Change& change);
  void drop(WorkingCopy& record, const StoredChange& change);
  std::vector<StoredChange> bound_to(const StoredChange& change) const;
  std::vector<StoredChange> hung_on(const Uuid& record) const;
  void take_back(const StoredChange& change);

  const DevicePorts& ports_;
  IdentityMap& records_;
  std::optional<Uuid> group_;
  std::set<std::int64_t> members_;  ///< of the group that is open
};

/// Whether a waiting act on the record binds this cell. Then it is locked until the verdict, or until the act is recalled.
bool is_locked(const WorkingCopy& record, std::string_view path);

}  // namespace dialogue
