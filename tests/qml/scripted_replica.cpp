// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/scripted_replica.h"

#include <memory>

#include "shared/model/declaration.h"

namespace dialogue {

ReplicaStatus ScriptedReplica::status() {
  ReplicaStatus out = SampleReplica::status();
  out.locked = locked_;
  out.lease_left_ms = lease_left_ms_;
  return out;
}

/// As after long without contact: what one sees through a meeting alone is locked.
Result<Record> ScriptedReplica::get(const Uuid& id) {
  auto record = SampleReplica::get(id);
  if (locked_ && record && record->kind->name == "meeting") return Error{"scope_locked", {}, {}, {}};
  return record;
}

Result<std::vector<Listed>> ScriptedReplica::rows(const std::string& kind, const std::vector<RowKey>& keys,
                                                  const std::vector<std::string>& fields) {
  auto out = SampleReplica::rows(kind, keys, fields);
  if (out) rows_read_ += out->size();
  return out;
}

Result<Uuid> ScriptedReplica::create(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) {
  if (!failing_.empty()) return failure();
  return SampleReplica::create(kind, cells);
}

Status ScriptedReplica::written(const Shown* shown, const std::function<Status()>& verb) {
  if (!failing_.empty()) return failure();
  Status done = verb();
  if (done) last_shown_ = shown ? std::optional<Shown>(*shown) : std::nullopt;
  return done;
}

Status ScriptedReplica::edit(const Uuid& id, const std::vector<std::pair<Path, Raw>>& cells, const Shown* shown) {
  return written(shown, [&] { return SampleReplica::edit(id, cells, shown); });
}

Status ScriptedReplica::act(const Uuid& id, const std::string& act, const std::vector<std::pair<std::string, Raw>>& args,
                            const Shown* shown) {
  return written(shown, [&] { return SampleReplica::act(id, act, args, shown); });
}

Status ScriptedReplica::settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) {
  if (!failing_.empty()) return failure();
  return SampleReplica::settle(proposal, take, value, current);
}

Status ScriptedReplica::set_setting(const std::string& key, const std::string& value) {
  if (!failing_.empty()) return failure();
  return SampleReplica::set_setting(key, value);
}

void ScriptedReplica::put(const std::string& kind, const Uuid& id, Cells cells) {
  const auto known = by_id_.find(id);
  const std::size_t at = known == by_id_.end() ? entries_.size() : known->second;
  if (at == entries_.size()) entries_.push_back(nullptr);
  by_id_[id] = at;
  auto entry = std::make_unique<Entry>();
  entry->record.id = id;
  entry->record.kind = domain_.kind(kind);
  entry->record.cells = entry->before = std::move(cells);
  entry->record.seq = ++seq_;
  entry->record.shown.seq.assign(entry->record.kind->facets.size(), seq_);
  entries_[at] = std::move(entry);
}

void ScriptedReplica::put_unborn(const std::string& kind, const Uuid& id, Cells cells) {
  put(kind, id, std::move(cells));
  Record& record = entries_[by_id_.at(id)]->record;
  record.seq = 0;
  record.unborn = true;
  record.sync = SyncState::attention;
  entries_[by_id_.at(id)]->before.clear();
}

void ScriptedReplica::arrive(const Uuid& id, const Path& path, const Raw& value) {
  Entry* entry = find(id);
  entry->record.cells[path] = value;
  entry->before[path] = value;
  entry->record.seq = ++seq_;
  entry->record.shown.seq.assign(entry->record.kind->facets.size(), seq_);
}

}  // namespace dialogue
