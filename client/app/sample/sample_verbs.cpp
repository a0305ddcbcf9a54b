// SPDX-License-Identifier: Apache-2.0
// SampleReplica: what a person changes.
#include <algorithm>
#include <array>

#include "client/app/sample/sample_replica.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/values.h"
#include "shared/wire/json_string.h"
#include "sync/natural_id.h"

namespace dialogue {

void SampleReplica::note(const Uuid& id, const std::string& act, const std::vector<std::pair<Path, Raw>>& cells) {
  PendingChange change;
  change.id = next_id_++;
  change.record = id;
  change.kind = find(id)->record.kind->name;
  change.title = title_of(id);
  change.act = act;
  change.cells = cells;
  change.at_ms = clock_.unix_ms();
  pending_.push_back(std::move(change));
}

/// The word of the record from what is under way for it.
void SampleReplica::settle_sync(const Uuid& id) {
  Entry* entry = find(id);
  if (!entry) return;
  const auto of = [&](const auto& each) { return each.record == id; };
  entry->record.sync = SyncState::confirmed;
  for (const auto& change : pending_)
    if (of(change)) entry->record.sync = change.sent() ? SyncState::sent : SyncState::local;
  if (std::any_of(refusals_.begin(), refusals_.end(), of) || std::any_of(proposals_.begin(), proposals_.end(), of))
    entry->record.sync = SyncState::attention;
}

Result<Uuid> SampleReplica::create(const std::string& kind_name, const std::vector<std::pair<Path, Raw>>& cells) {
  const Kind* kind = domain_.kind(kind_name);
  if (!kind) return Error{"unknown_kind", {}, {}, {}};
  auto entry = std::make_unique<Entry>();
  std::array<std::uint8_t, 10> random{};
  random_.fill(random);
  Record& record = entry->record;
  record.id = Uuid::v7(clock_.unix_ms(), random);
  record.kind = kind;
  for (const auto& [path, value] : cells) {
    if (auto ok = check_value(*kind, path, value, true); !ok) return ok.error();
    record.cells[path] = value;
  }
  record.cells["created_by"] = json::quote(actor_.person.text());
  record.cells.try_emplace("owner_org", json::quote(actor_.grants.front().org.text()));
  if (const Uuid natural = natural_id(*kind, cells); !natural.is_nil() && !by_id_.contains(natural)) record.id = natural;
  const RecordView above = parent_of(record);
  const RecordView view{kind, record.id, &record.cells, above.kind ? &above : nullptr};
  if (auto allowed = may_create(actor_, view); !allowed) return allowed.error();
  if (!kind->states.empty()) record.cells["state"] = json::quote(kind->states.front().name);
  record.sync = SyncState::local;
  const Uuid id = record.id;
  by_id_[id] = entries_.size();
  entries_.push_back(std::move(entry));
  note(id, {}, cells);
  return id;
}

Status SampleReplica::edit(const Uuid& id, const std::vector<std::pair<Path, Raw>>& cells, const Shown*) {
  Entry* entry = find(id);
  if (!entry) return Error{"not_found", {}, {}, {}};
  Record& record = entry->record;
  if (record.cells.contains(deleted_cell)) return Error{"was_deleted", {}, {id.text()}, {}};
  const RecordView above = parent_of(record);
  const RecordView view{record.kind, id, &record.cells, above.kind ? &above : nullptr};
  for (const auto& [path, value] : cells) {
    if (auto ok = may_edit(actor_, view, {path}); !ok) return ok.error();
    if (auto ok = check_value(*record.kind, path, value, false); !ok) return ok.error();
  }
  for (const auto& [path, value] : cells) {
    if (value.empty())
      record.cells.erase(path);
    else
      record.cells[path] = value;
    const auto open = std::find_if(pending_.begin(), pending_.end(), [&](const PendingChange& c) {
      return c.record == id && !c.sent() && c.act.empty() && !c.cells.empty() && c.cells.front().first == path;
    });
    if (open != pending_.end())
      open->cells.front().second = value;
    else
      note(id, {}, {{path, value}});
  }
  settle_sync(id);
  return {};
}

Status SampleReplica::act(const Uuid& id, const std::string& name, const std::vector<std::pair<std::string, Raw>>&, const Shown*) {
  Entry* entry = find(id);
  const Act* act = entry ? entry->record.kind->act(name) : nullptr;
  if (!act) return Error{"not_found", {}, {}, {}};
  const RecordView view{entry->record.kind, id, &entry->record.cells, nullptr};
  if (auto ok = may_act(actor_, view, *act); !ok) return ok.error();
  note(id, name, {});
  settle_sync(id);
  return {};
}

Status SampleReplica::remove(const Uuid& id) {
  Entry* entry = find(id);
  if (!entry) return Error{"not_found", {}, {}, {}};
  const RecordView view{entry->record.kind, id, &entry->record.cells, nullptr};
  if (auto ok = may_delete(actor_, view); !ok) return ok.error();
  entry->record.cells[Path(deleted_cell)] = "true";
  note(id, {}, {{Path(deleted_cell), "true"}});
  settle_sync(id);
  return {};
}

Status SampleReplica::restore(const Uuid& id) {
  Entry* entry = find(id);
  if (!entry) return Error{"not_found", {}, {}, {}};
  entry->record.cells.erase(Path(deleted_cell));
  std::erase_if(pending_,
                [&](const auto& c) { return c.record == id && !c.sent() && !c.cells.empty() && c.cells.front().first == deleted_cell; });
  settle_sync(id);
  return {};
}

Status SampleReplica::recall(std::int64_t pending_id) {
  const auto it = std::find_if(pending_.begin(), pending_.end(), [&](const auto& c) { return c.id == pending_id; });
  if (it == pending_.end()) return Error{"not_found", {}, {}, {}};
  if (it->sent()) return Error{"already_sent", {}, {}, {}};
  Entry* entry = find(it->record);
  for (const auto& cell : it->cells) {
    const auto before = entry->before.find(cell.first);
    if (before == entry->before.end())
      entry->record.cells.erase(cell.first);
    else
      entry->record.cells[cell.first] = before->second;
  }
  const Uuid id = it->record;
  pending_.erase(it);
  settle_sync(id);
  return {};
}

Status SampleReplica::dismiss(std::int64_t refusal_id) {
  const auto it = std::find_if(refusals_.begin(), refusals_.end(), [&](const auto& r) { return r.id == refusal_id; });
  if (it == refusals_.end()) return Error{"not_found", {}, {}, {}};
  const Uuid id = it->record;
  refusals_.erase(it);
  settle_sync(id);
  return {};
}

std::vector<Proposal> SampleReplica::proposals() {
  auto out = proposals_;
  for (Proposal& p : out) {
    const Entry* entry = find(p.record);
    const auto cell = entry ? entry->record.cells.find(p.field) : Cells::const_iterator{};
    if (entry && cell != entry->record.cells.end()) p.current = cell->second;
  }
  return out;
}

Status SampleReplica::settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) {
  const auto it = std::find_if(proposals_.begin(), proposals_.end(), [&](const auto& p) { return p.id == proposal; });
  if (it == proposals_.end()) return Error{"not_found", {}, {}, {}};
  for (const Proposal& open : proposals())
    if (current && open.id == proposal && open.current != *current) return Error{"text_changed", open.field, {}, {}};
  const Proposal p = *it;
  proposals_.erase(it);
  if (take != "current") {
    const Raw wanted = take == "value" ? value : p.proposed;
    find(p.record)->record.cells[p.field] = wanted;
    note(p.record, {}, {{p.field, wanted}});
  }
  settle_sync(p.record);
  return {};
}

Status SampleReplica::set_setting(const std::string& key, const std::string& value) {
  settings_[key] = value;
  return {};
}

}  // namespace dialogue
