// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/workload.h"

#include <algorithm>
#include <functional>

#include "client/core/replica/replica_impl.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "tests/sim/declared_work.h"

namespace dialogue::sim {

namespace {

using Edits = std::vector<std::pair<Path, Raw>>;
const char* const areas[] = {"legal_policy", "institutional", "assets", "planning", "modalities"};

std::string paragraph_changed(const std::string& text, std::size_t which, const std::string& words) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find("\n\n", at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  const auto at = parts.begin() + static_cast<std::ptrdiff_t>(which % parts.size());
  // Texts are mostly written anew. Now and then one is taken away, moved, or put beside another. This is drawn from the words, so that the
  // dice fall as ever.
  switch (std::hash<std::string>{}(words) % 8) {
    case 0:
      parts.insert(at, words);
      break;
    case 1:
      std::rotate(parts.begin(), at, parts.end());
      break;
    case 2:
      if (parts.size() > 1) {
        parts.erase(at);
        break;
      }
      [[fallthrough]];
    default:
      *at = words;
  }
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "\n\n") + part;
  return out;
}

}  // namespace

std::string Workload::words() {
  const auto words = "words " + std::to_string(rng_.below(1'000'000'000));
  if (world_.options_.long_words == 0 || !rng_.chance(world_.options_.long_words)) return words;
  // Such words hardly pack, so pages fill.
  std::string out = words;
  const int more = rng_.chance(500) ? 300 : 60;
  for (int i = 0; i < more; ++i) out += " " + std::to_string(rng_.next());
  return out;
}

std::optional<Record> Workload::shown(std::size_t device, const Uuid& id) {
  auto record = world_.devices_[device].replica->get(id);
  if (!record) return std::nullopt;
  world_.pages_.show(world_.devices_[device].id, id, record->cells);
  return *record;
}

void Workload::said(std::size_t device, const Status& status, const Uuid& record, const Edits& cells, const std::string& verb) {
  if (group_ != nullptr) return group_->push_back({status, record, cells, verb});
  ++world_.counters_.verbs[verb + (status ? "" : ": " + status.error().code)];
  world_.trace_.add(world_.devices_[device].name + " " + verb + " " + record.text() + (status ? "" : " refused " + status.error().code));
  if (!status) {
    if (world_.devices_[device].disk_ill > 0)
      for (const auto& [path, value] : cells) world_.unsure_.push_back({device, record, path, value});
    return;
  }
  // A record that no server has had may come back undeleted, when its creation is taken after all or its author goes on with it.
  const auto now = cells.empty() ? Result<Record>(Error{}) : world_.devices_[device].replica->get(record);
  const bool unborn = now && now->seq == 0;
  const auto waiting = static_cast<ReplicaImpl&>(*world_.devices_[device].replica).store().waiting_of(record);
  // Typing what stands there already adds nothing. All else is promised, whether it was stored or not.
  const auto adds_nothing = [&](const Path& path, const Raw& value) {
    if (!now) return false;
    const auto shown = now->cells.find(path);
    return (shown == now->cells.end() ? Raw() : shown->second) == value &&
           std::none_of(waiting.begin(), waiting.end(), [&](const StoredChange& change) {
             return std::any_of(change.change.cells.begin(), change.change.cells.end(),
                                [&](const CellEdit& cell) { return cell.path == path && cell.value == value; });
           });
  };
  for (const auto& [path, value] : cells) {
    world_.pages_.show(world_.devices_[device].id, record, path, value);
    if (path == deleted_cell && unborn) continue;
    std::erase_if(world_.ledger_, [&](const Promise& p) { return p.device == device && p.record == record && p.path == path; });
    if (!adds_nothing(path, value)) world_.ledger_.push_back({device, record, path, value});
  }
}

void Workload::together(std::size_t device, const std::function<Status()>& steps) {
  std::vector<Said> all;
  const auto known = world_.known_.size();
  group_ = &all;
  const Status done = world_.devices_[device].replica->together(steps);
  group_ = nullptr;
  if (!done) world_.known_.resize(known);
  for (const auto& one : all) said(device, done, one.record, one.cells, "grouped " + one.verb);
  ++world_.counters_.verbs[done ? "group" : "group: " + done.error().code];
}

bool Workload::has_say(std::size_t device, const Record& record) const {
  const Person& person = world_.people_[world_.devices_[device].person];
  Actor actor;
  actor.person = person.id;
  for (const auto& role : person.roles) {
    ActiveGrant grant;
    grant.role = role, grant.org = person.organisation, grant.org_kind = "asylum_authority";
    actor.grants.push_back(std::move(grant));
  }
  const RecordView view{record.kind, record.id, &record.cells, nullptr};
  return std::any_of(record.kind->fields.begin(), record.kind->fields.end(),
                     [&](const Field& field) { return field.needed && may_edit(actor, view, {Path(field.name)}).ok(); });
}

std::optional<Record> Workload::pick(std::size_t device, const std::string& kind) {
  std::vector<Uuid> ids;
  for (const auto& [k, id] : world_.known_)
    if (k == kind) ids.push_back(id);
  if (ids.empty()) return std::nullopt;
  const bool spite = rng_.chance(150);
  for (int attempt = 0; attempt < 5; ++attempt) {
    // Half of all edits go to the first few records, because that is where people meet.
    const auto at = rng_.chance(500) ? rng_.below(std::min<std::size_t>(ids.size(), 3)) : rng_.below(ids.size());
    auto record = shown(device, ids[at]);
    if (record && (spite || has_say(device, *record))) return record;
  }
  return std::nullopt;
}

void Workload::create(std::size_t device) {
  auto& replica = *world_.devices_[device].replica;
  const bool request = rng_.chance(700);
  Edits cells;
  std::string kind = "comment";
  if (request) {
    kind = "support_request";
    cells = {{"title", json::quote(words())},
             {"summary", json::quote("One.\n\nTwo.\n\nThree.")},
             {"urgency", "2"},
             {"sat_areas[planning]", "true"}};
  } else {
    auto parent = pick(device, "support_request");
    if (!parent) return;
    cells = {{"parent", json::quote(parent->id.text())}, {"text", json::quote(words())}};
  }
  auto id = replica.create(kind, cells);
  said(device, id ? Status() : Status(id.error()), id ? *id : Uuid(), cells, "create " + kind);
  if (id) world_.known_.emplace_back(kind, *id);
}

void Workload::edit(std::size_t device) {
  auto record = pick(device, "support_request");
  if (!record) return;
  auto& page = world_.devices_[device].page;
  if (rng_.chance(200)) page = record;
  const bool left_open = page && rng_.chance(400);
  if (left_open) record = page;
  Edits cells;
  switch (rng_.below(7)) {
    case 0:
      cells = {{"title", json::quote(words())}};
      break;
    case 1:
      cells = {{"urgency", std::to_string(1 + rng_.below(4))}};
      break;
    case 2:
      cells = {{Path("sat_areas[") + areas[rng_.below(5)] + "]", rng_.chance(600) ? "true" : ""}};
      break;
    case 3:
      cells = {{"internal_note", json::quote(words())}};
      break;
    case 4:
      cells = {{"title", json::quote(words())}, {"urgency", std::to_string(1 + rng_.below(4))}};
      break;
    default: {
      const auto it = record->cells.find(Path("summary"));
      const auto text = it == record->cells.end() ? std::string() : json::unquote(it->second).value_or("");
      cells = {{"summary", json::quote(paragraph_changed(text, rng_.below(3), words()))}};
    }
  }
  // Sometimes the page was opened before the last pulls. Then it showed something older than what is there now.
  const Shown shown = record->shown;
  said(device, world_.devices_[device].replica->edit(record->id, cells, left_open ? &shown : nullptr), record->id, cells, "edit");
}

void Workload::edit_part(std::size_t device) {
  auto record = pick(device, "support_request");
  if (!record) return;
  std::vector<Path> lines;
  for (const auto& [path, value] : record->cells)
    if (path.compare(0, 10, "need_line[") == 0 && path.back() == ']' && path.find("].") == Path::npos) lines.push_back(path);
  Edits cells;
  if (lines.empty() || rng_.chance(300)) {
    std::array<std::uint8_t, 10> random{};
    rng_.fill(random);
    const Path line = "need_line[" + Uuid::v7(world_.now_, random).text() + "]";
    cells = {
        {line, json::quote("m" + std::to_string(rng_.below(100)))}, {line + ".theme", "\"proc.interview\""}, {line + ".quantity", "4"}};
  } else {
    const Path line = lines[rng_.below(lines.size())];
    switch (rng_.below(4)) {
      case 0:
        cells = {{line, ""}};
        break;
      case 1:
        cells = {{line, json::quote("k" + std::to_string(rng_.below(100)))}};
        break;
      case 2:
        cells = {{line + ".modalities[training]", rng_.chance(500) ? "true" : ""}};
        break;
      default:
        cells = {{line + ".quantity", std::to_string(rng_.below(50))}};
    }
  }
  said(device, world_.devices_[device].replica->edit(record->id, cells, nullptr), record->id, cells, "edit part");
}

void Workload::binding_act(std::size_t device) {
  auto record = pick(device, "support_request");
  if (!record) return;
  static const char* const acts[] = {"review", "revise", "withdraw", "submit", "publish", "return"};
  const std::string act = acts[rng_.below(rng_.chance(700) ? 2 : 6)];
  std::vector<std::pair<std::string, Raw>> args;
  if (act == "return") args = {{"reason", json::quote(words())}};
  said(device, world_.devices_[device].replica->act(record->id, act, args, nullptr), record->id, {}, "act " + act);
}

void Workload::remove(std::size_t device) {
  auto record = pick(device, "support_request");
  if (!record) return;
  auto& replica = *world_.devices_[device].replica;
  if (rng_.chance(600))
    said(device, replica.remove(record->id), record->id, {}, "delete");
  else
    said(device, replica.restore(record->id), record->id, {}, "restore");
}

void Workload::settle(std::size_t device) {
  auto& replica = *world_.devices_[device].replica;
  const auto open = replica.proposals();
  if (open.empty()) return;
  const auto& proposal = open[rng_.below(open.size())];
  const char* const takes[] = {"proposed", "current", "value"};
  const std::string take = takes[rng_.below(3)];
  said(device, replica.settle(proposal.id, take, take == "value" ? json::quote(words()) : Raw(), &proposal.current), proposal.record, {},
       "settle");
}

void Workload::recall(std::size_t device) {
  auto& replica = *world_.devices_[device].replica;
  const auto before = replica.pending();
  for (const auto& change : before) {
    if (change.sent() || change.act.empty()) continue;
    const auto done = replica.recall(change.id);
    said(device, done, change.record, {}, "recall");
    if (done) forget_what_went(device, before);
    return;
  }
}

/// What was done in one group with the act is taken back with it.
void Workload::forget_what_went(std::size_t device, const std::vector<PendingChange>& before) {
  const auto now = world_.devices_[device].replica->pending();
  for (const auto& change : before) {
    if (std::any_of(now.begin(), now.end(), [&](const auto& other) { return other.id == change.id; })) continue;
    for (const auto& [path, value] : change.cells)
      std::erase_if(world_.ledger_, [&, &p = path](const Promise& promise) {
        return promise.device == device && promise.record == change.record && promise.path == p;
      });
  }
}

/// Whoever decides on words that came too late decides on the first there is.
bool Workload::moderate(std::size_t device) {
  auto& replica = *world_.devices_[device].replica;
  const auto& roles = world_.people_[world_.devices_[device].person].roles;
  if (std::none_of(roles.begin(), roles.end(), [](const auto& role) { return role == "SC" || role == "SO"; })) return false;
  ListQuery open;
  open.where.push_back({"state", Condition::Op::eq, "open"});
  const auto keys = replica.keys("moderation_item", open);
  const auto rows = keys ? replica.rows("moderation_item", *keys, {}) : Result<std::vector<Listed>>(keys.error());
  if (!rows || rows->empty()) return false;
  const std::string act = rng_.chance(700) ? "adopt" : "reject";
  const Uuid id = rows->front().id;
  said(device, replica.act(id, act, {}, nullptr), id, {}, act);
  return true;
}

/// A refusal is read and put away. What becomes of its words is then its author's own decision.
void Workload::dismiss(std::size_t device) {
  auto& replica = *world_.devices_[device].replica;
  const auto refusals = replica.refusals();
  if (refusals.empty()) return;
  const auto& refusal = refusals[rng_.below(refusals.size())];
  const auto done = replica.dismiss(refusal.id);
  said(device, done, refusal.record, {}, "dismiss");
  if (!done) return;
  std::erase_if(world_.ledger_, [&](const Promise& p) {
    return p.device == device && p.record == refusal.record &&
           std::any_of(refusal.cells.begin(), refusal.cells.end(), [&](const auto& cell) { return cell.first == p.path; });
  });
}

void Workload::act(std::size_t device) {
  if (!world_.devices_[device].enrolled || world_.devices_[device].revoked) return;
  const auto dice = rng_.below(100);
  if (dice < 9) return create(device);
  if (dice < 30) return edit(device);
  if (dice < 40) return edit_part(device);
  if (dice < 46) return binding_act(device);
  if (dice < 51) return remove(device);
  if (dice < 63 && moderate(device)) return;
  if (dice < 59) return settle(device);
  if (dice < 61) return recall(device);
  if (dice < 63) return dismiss(device);
  DeclaredWork declared(world_, *this);
  if (dice < 75) return declared.create(device);
  if (dice < 87) return declared.edit(device);
  if (dice < 90) return declared.group(device);
  declared.act(device);
}

}  // namespace dialogue::sim
