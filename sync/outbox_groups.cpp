// SPDX-License-Identifier: Apache-2.0
// What belongs together in the outbox: groups, and what is taken back with what.
#include <algorithm>
#include <iterator>
#include <map>

#include "shared/model/declaration.h"
#include "sync/codec.h"
#include "sync/outbox.h"
#include "sync/tuning.h"

namespace dialogue {

namespace {

[[noreturn]] void refuse(const char* code) { throw Failure(Error{code, {}, {}, {}}); }

}  // namespace

void Outbox::keep(StoredChange& change) {
  ports_.store.save(change);
  if (group_) members_.insert(change.id);
}

void Outbox::end_group() {
  group_.reset();
  if (members_.empty()) return;
  if (members_.size() > tuning::changes_per_group) refuse("too_large");
  std::size_t bytes = 0;
  for (const std::int64_t id : members_) bytes += encode_change(ports_.store.change(id)->change).size();
  if (bytes > tuning::bytes_per_group) refuse("too_large");
  StoredChange last = *ports_.store.change(*members_.rbegin());
  if (members_.size() == 1)
    last.change.group.reset();
  else
    last.change.group_end = true;
  ports_.store.save(last);
  members_.clear();
}

// What was made on top of a creation, or hangs on it, cannot be without it. Nor can a member of a group be without the others.
std::vector<StoredChange> Outbox::bound_to(const StoredChange& first) const {
  std::map<std::int64_t, StoredChange> bound;
  std::vector<StoredChange> todo{first};
  while (!todo.empty()) {
    const StoredChange change = std::move(todo.back());
    todo.pop_back();
    if (!bound.emplace(change.id, change).second) continue;
    if (change.change.create) {
      for (auto& later : ports_.store.waiting_of(change.change.record)) todo.push_back(std::move(later));
      for (auto& later : hung_on(change.change.record)) todo.push_back(std::move(later));
    }
    if (change.change.group)
      for (auto& other : ports_.store.waiting())
        if (other.change.group == change.change.group) todo.push_back(std::move(other));
  }
  std::vector<StoredChange> newest_first;
  for (auto it = bound.rbegin(); it != bound.rend(); ++it) newest_first.push_back(it->second);
  return newest_first;
}

// What was made here to hang on a record that the server does not have is as unknown there as the record itself.
std::vector<StoredChange> Outbox::hung_on(const Uuid& record) const {
  std::vector<StoredChange> out;
  for (const Kind& kind : ports_.domain.kinds()) {
    if (kind.parent_field.empty()) continue;
    for (const Uuid& id : ports_.store.referring(kind, kind.parent_field, record)) {
      auto waiting = ports_.store.waiting_of(id);
      const bool unsent = !waiting.empty() && waiting.front().change.create &&
                          std::none_of(waiting.begin(), waiting.end(), [](const StoredChange& change) { return change.sealed(); });
      if (unsent) std::move(waiting.begin(), waiting.end(), std::back_inserter(out));
    }
  }
  return out;
}

void Outbox::take_back(const StoredChange& change) {
  const Kind* kind = ports_.domain.kind(change.change.kind);
  if (!kind) refuse("unknown_kind");
  WorkingCopy& record = records_.open(*kind, change.change.record);
  // The change as it is now, because what lay on top of it has gone.
  const auto now = ports_.store.change(change.id);
  if (!now) return;
  if (change.change.create) {
    ports_.store.drop_change(change.id);
    members_.erase(change.id);
    record.remove_waiting(change.id);
    record.erase();
    return;
  }
  drop(record, *now);
  if (!record.stored()) record.erase();
}

void Outbox::recall(std::int64_t id) {
  const auto found = ports_.store.change(id);
  if (!found) refuse("not_found");
  const auto all = bound_to(*found);
  if (std::any_of(all.begin(), all.end(), [](const auto& change) { return change.sealed(); })) refuse("already_sent");
  for (const auto& change : all) take_back(change);
}

}  // namespace dialogue
