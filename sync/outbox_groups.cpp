// SPDX-License-Identifier: Apache-2.0
// What hangs together in the outbox: groups, and what is taken back with what.
#include <algorithm>
#include <map>
#include <set>

#include "shared/domain/record.h"
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

// What was made on top of a creation cannot be without it, and no member of a group without the others.
std::vector<StoredChange> Outbox::bound_to(const StoredChange& first) const {
  std::map<std::int64_t, StoredChange> bound;
  std::vector<StoredChange> todo{first};
  while (!todo.empty()) {
    const StoredChange change = std::move(todo.back());
    todo.pop_back();
    if (!bound.emplace(change.id, change).second) continue;
    if (change.change.create) {
      for (auto& later : ports_.store.waiting_of(change.change.record)) todo.push_back(std::move(later));
      for (const Uuid& child : unsent_children(change.change.record))
        for (auto& later : ports_.store.waiting_of(child)) todo.push_back(std::move(later));
    }
    if (change.change.group)
      for (auto& other : ports_.store.waiting())
        if (other.change.group == change.change.group) todo.push_back(std::move(other));
  }
  std::vector<StoredChange> newest_first;
  for (auto it = bound.rbegin(); it != bound.rend(); ++it) newest_first.push_back(it->second);
  return newest_first;
}

/// What was made here to hang on the record, and is as unknown to the server as itself.
std::vector<Uuid> Outbox::unsent_children(const Uuid& record) const {
  std::vector<Uuid> out;
  for (const Kind& kind : ports_.domain.kinds()) {
    if (kind.parent_field.empty()) continue;
    for (const Uuid& id : ports_.store.referring(kind, kind.parent_field, record))
      if (const auto head = ports_.store.head(id); head && head->own) out.push_back(id);
  }
  return out;
}

/// A record that nothing of has left this device, and all that hangs on it: they stay as they are and wait to be sent no more, until
/// somebody wants the record back. False when something of it was sealed, or belongs to a group with others, or when others may make the
/// same record, whose words would take the place of those laid aside: then nothing is done.
bool Outbox::lay_aside(const Uuid& record) {
  if (const auto head = ports_.store.head(record); !head || !head->kind->natural_key.empty()) return false;
  std::vector<Uuid> family{record};
  for (std::size_t i = 0; i < family.size(); ++i)
    for (const Uuid& child : unsent_children(family[i]))
      if (std::find(family.begin(), family.end(), child) == family.end()) family.push_back(child);
  std::vector<StoredChange> all;
  std::set<Uuid> groups;
  for (const Uuid& id : family) {
    // Of what was once sent the server may have it yet (words that wait there for a decision).
    if (!ports_.store.settled_of(id, 0, 0).empty()) return false;
    for (auto& change : ports_.store.waiting_of(id)) {
      if (change.sealed()) return false;
      if (change.change.group) groups.insert(*change.change.group);
      all.push_back(std::move(change));
    }
  }
  const auto in_family = [&](const Uuid& id) { return std::find(family.begin(), family.end(), id) != family.end(); };
  if (!groups.empty())
    for (const auto& other : ports_.store.waiting())
      if (other.change.group && groups.contains(*other.change.group) && !in_family(other.change.record)) return false;
  for (const auto& change : all) {
    ports_.store.drop_change(change.id);
    members_.erase(change.id);
    bench_.open(*ports_.domain.kind(change.change.kind), change.change.record).remove_waiting(change.id);
  }
  return true;
}

/// What was laid aside with the record goes with it again; what was refused or deleted by itself stays as it is.
void Outbox::take_up_children(const Uuid& record) {
  for (const Uuid& id : unsent_children(record)) {
    Working* child = bench_.find(id);
    if (!child || !child->waiting().empty() || !child->shown(deleted_cell).empty() || ports_.store.has_refusal(id)) continue;
    create_again(*child, {});
    take_up_children(id);
  }
}

/// Whether its parent was deleted before the server had it.
bool Outbox::hangs_on_unsent(const Working& record) const {
  const auto& field = record.head().kind->parent_field;
  const auto parent = field.empty() ? std::nullopt : ref_value(record.shown(field));
  const Working* above = parent ? bench_.find(*parent) : nullptr;
  return above && above->head().own && above->waiting().empty() && !above->shown(deleted_cell).empty();
}

void Outbox::take_back(const StoredChange& change) {
  const Kind* kind = ports_.domain.kind(change.change.kind);
  if (!kind) refuse("unknown_kind");
  Working& record = bench_.open(*kind, change.change.record);
  // As it is now: what lay on top of it has gone.
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
