// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

#include "sync/ports.h"
#include "sync/scope_book.h"
#include "sync/working_copy.h"

namespace dialogue {

/// The records that one transaction takes up, each once, and the scopes' sums. `flush` writes them back; nothing is written before.
class IdentityMap {
 public:
  explicit IdentityMap(const DevicePorts& ports) : ports_(ports), scopes_(ports.store) {}

  /// The record if it is here.
  WorkingCopy* find(const Uuid& id);
  /// The record, or a new empty one of that kind. `settling`: changes of it that the store has settled already, but that still lie over it.
  WorkingCopy& open(const Kind& kind, const Uuid& id, std::vector<StoredChange> settling = {});
  ScopeBook& scopes() { return scopes_; }
  /// Its state may have changed for a reason outside the record (a proposal, a dismissed refusal).
  void reconsider(const Uuid& id) { reconsider_.insert(id); }
  /// Removes a record that was made here and that the server never gave back, when nothing of it waits and nothing asks for its author any
  /// more.
  void drop_unborn(const Uuid& id);
  /// For an answer's rows: when no change waits at all, records are not asked for their changes one by one. No change may be added then.
  void expect_no_new_changes();
  void flush();

 private:
  bool attention(const WorkingCopy& record);
  void note_target(const WorkingCopy& record);

  const DevicePorts& ports_;
  ScopeBook scopes_;
  std::unordered_map<Uuid, std::unique_ptr<WorkingCopy>> records_;
  std::set<Uuid> reconsider_;
  std::optional<bool> any_refusal_, any_proposal_;
  bool may_wait_ = true;
  std::optional<Uuid> organisation_, person_;
};

/// Whether an open proposal stands beside one of the record's cells that concerns this device's person.
bool open_proposal(const DevicePorts& ports, const Uuid& record, bool owner, const Uuid& person);

}  // namespace dialogue
