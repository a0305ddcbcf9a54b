// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/oracles.h"

#include <algorithm>

#include "shared/wire/json.h"

namespace dialogue::sim {

namespace {

std::string text_of(const Cells& cells, std::string_view path) {
  auto it = cells.find(path);
  return it == cells.end() ? std::string() : json::unquote(it->second).value_or("");
}

bool is_true(const Cells& cells, const std::string& path) {
  auto it = cells.find(path);
  return it != cells.end() && it->second != "false";
}

// "": always; "name": that cell is true (or set); "!name": it is not; "field=value".
bool holds(const std::string& when, const Cells& cells) {
  if (when.empty()) return true;
  if (const auto eq = when.find('='); eq != std::string::npos) return text_of(cells, when.substr(0, eq)) == when.substr(eq + 1);
  return when[0] == '!' ? !is_true(cells, when.substr(1)) : is_true(cells, when);
}

std::vector<std::string> keys_of(const Cells& cells, const std::string& set) {
  std::vector<std::string> out;
  for (const auto& [path, value] : cells)
    if (path.compare(0, set.size() + 1, set + "[") == 0 && path.back() == ']')
      out.push_back(path.substr(set.size() + 1, path.size() - set.size() - 2));
  return out;
}

bool has(const std::vector<std::string>& list, const std::string& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

}  // namespace

const Cells* Oracles::cells_of(const Uuid& id) {
  auto it = rows_.find(id);
  return it == rows_.end() ? nullptr : &it->second;
}

namespace {

// What led to it: the rows of one record up to the one that is wrong.
std::string story(const std::vector<Decision>& decisions, const Decision& last) {
  static const char* const verdicts[] = {"applied", "proposed", "rejected", "parked"};
  std::string out;
  for (const auto& d : decisions) {
    if (d.seq > last.seq || d.change.record != last.change.record) continue;
    out += "\n    " + std::to_string(d.seq) + " " + d.device.text().substr(24) + " " + d.incarnation.substr(0, 4) + " #" +
           std::to_string(d.change.counter) + " " + verdicts[static_cast<int>(d.verdict)] + " " + d.change.act;
    for (const auto& cell : d.change.cells)
      out += " " + cell.path + "=" + cell.value.substr(0, 40) + " saw " + std::to_string(cell.saw) +
             (d.kept.count(cell.path) > 0 ? " KEPT" : "");
    for (const auto& [path, value] : d.result) out += " -> " + path + "=" + value.substr(0, 40);
  }
  return out;
}

}  // namespace

std::string Oracles::log_is_as_the_model_says() {
  Reference reference(platform());
  const auto decisions = world_.server_->decisions(1);
  for (const auto& decision : decisions) {
    if (auto wrong = reference.feed(decision); !wrong.empty() && world_.counters_.faults["server restored"] == 0)
      return wrong + story(decisions, decision);
    for (const auto& cell : decision.change.cells) said_.emplace(decision.change.record, cell.value);
    for (const auto& [path, value] : decision.result) said_.emplace(decision.change.record, value);
  }
  if (world_.counters_.faults["server restored"] > 0) return {};
  auto view = world_.server_->store().snapshot();
  for (const auto& [id, record] : reference.records()) {
    const Kind* kind = platform().kind(record.kind);
    StoredRecord stored;
    const Rid rid = kind == nullptr ? 0 : view->find(*kind, id);
    if (rid == 0 || !view->load(rid, stored)) {
      const bool nothing = std::all_of(record.cells.begin(), record.cells.end(), [](const auto& c) { return c.second.value.empty(); });
      if (nothing || record.cells.empty()) continue;
      return "the server lacks " + record.kind + " " + id.text();
    }
    for (const auto& [path, cell] : record.cells)
      if (stored.get(path) != cell.value)
        return record.kind + " " + id.text() + " " + path + ": the server holds " + std::string(stored.get(path)) + ", the model " +
               cell.value;
  }
  return {};
}

std::string Oracles::server_rows_are_the_models() {
  auto view = world_.server_->store().snapshot();
  for (const auto& kind : platform().kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord stored;
      if (!view->load(rid, stored)) return "a listed record does not load";
      rows_[stored.id] = stored.cells;
      kinds_[stored.id] = kind.name;
    }
  return {};
}

std::set<std::string> Oracles::holders(const Kind& kind, const Uuid& id, int facet, const Cells& cells, int depth) {
  std::set<std::string> out;
  if (depth > 4) return out;
  const std::string owner = text_of(cells, "owner_org"), author = text_of(cells, "created_by"), state = text_of(cells, "state");
  auto take = [&](const Visibility& v) {
    for (const auto audience : v.audience) switch (audience) {
        case Audience::author:
          out.insert("person:" + author);
          break;
        case Audience::organisation:
          out.insert("org:" + (kind.name == "organisation" ? id.text() : owner));
          break;
        case Audience::participants:
          out.insert("participants");
          break;
        case Audience::secretariat:
          out.insert("secretariat");
          break;
        case Audience::administrators:
          out.insert("administrators");
          break;
        case Audience::helpers:
          for (const auto& person : keys_of(cells, "helpers")) out.insert("person:" + person);
          break;
        case Audience::parent: {
          const auto parent = Uuid::parse(text_of(cells, kind.parent_field));
          if (!parent || cells_of(*parent) == nullptr) break;
          const auto above = holders(*platform().kind(kinds_[*parent]), *parent, 0, *cells_of(*parent), depth + 1);
          out.insert(above.begin(), above.end());
          break;
        }
        default:
          break;  // not used by the kinds that the workload makes
      }
  };
  bool named = false;
  for (const auto& v : kind.visible)
    if (v.facet == kind.facets[static_cast<std::size_t>(facet)] && has(v.states, state)) {
      named = true;
      if (holds(v.when, cells)) take(v);
    }
  if (!named)
    for (const auto& v : kind.visible)
      if (v.facet == kind.facets[static_cast<std::size_t>(facet)] && v.states.empty() && holds(v.when, cells)) take(v);
  return out;
}

std::set<int> Oracles::visible(const Kind& kind, const Uuid& id, const Cells& cells, const std::set<std::string>& scopes, int depth) {
  std::set<int> out;
  for (int facet = 0; facet < static_cast<int>(kind.facets.size()); ++facet) {
    const auto held = holders(kind, id, facet, cells, depth);
    if (std::any_of(held.begin(), held.end(), [&](const auto& scope) { return scopes.count(scope) > 0; })) out.insert(facet);
  }
  return out;
}

std::string Oracles::replicas_hold_what_they_may_see() {
  for (std::size_t i = 0; i < world_.devices_.size(); ++i) {
    auto& device = world_.devices_[i];
    const auto& person = world_.people_[device.person];
    std::set<std::string> scopes = {"person:" + person.id.text()};
    const bool coordinator = device.person == 0;
    const bool granted = std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) {
      return kinds_[row.first] == "role_grant" && text_of(row.second, "person") == person.id.text() &&
             text_of(row.second, "state") == "active";
    });
    if (granted) scopes.insert("participants"), scopes.insert("org:" + person.organisation.text());
    if (coordinator) scopes.insert("secretariat");
    for (const auto& [id, cells] : rows_) {
      const Kind& kind = *platform().kind(kinds_[id]);
      if (kind.name != "support_request" && kind.name != "comment") continue;
      const auto may = visible(kind, id, cells, scopes);
      auto record = device.replica->get(id);
      const std::string where = device.name + " " + kind.name + " " + id.text();
      if (may.empty()) {
        if (record && !record->ghost && record->sync == SyncState::confirmed) return where + ": held though nobody there may see it";
        continue;
      }
      if (!record) return where + ": may be seen and is not there";
      for (const auto& [path, value] : cells) {
        const bool seen = may.count(describe_cell(kind, path).facet) > 0;
        auto have = record->cells.find(path);
        if (seen && (have == record->cells.end() || have->second != value))
          return where + " " + path + ": server " + value + ", replica " + (have == record->cells.end() ? "nothing" : have->second);
        if (!seen && have != record->cells.end() && record->sync == SyncState::confirmed)
          return where + " " + path + ": held though it may not be seen";
      }
      for (const auto& [path, value] : record->cells)
        if (cells.find(path) == cells.end() && record->sync == SyncState::confirmed && !record->ghost)
          return where + " " + path + ": the server has no such cell";
    }
  }
  return {};
}

std::string Oracles::promises_are_kept() {
  for (const auto& promise : world_.ledger_) {
    if (said_.count({promise.record, promise.value}) > 0) continue;
    auto& replica = *world_.devices_[promise.device].replica;
    bool found = false;
    auto look = [&](const auto& changes) {
      for (const auto& change : changes)
        for (const auto& [path, value] : change.cells)
          if (change.record == promise.record && path == promise.path && value == promise.value) found = true;
    };
    look(replica.pending());
    look(replica.refusals());
    if (auto record = replica.get(promise.record); !found && record) {
      auto it = record->cells.find(promise.path);
      found = (it == record->cells.end() ? Raw() : it->second) == promise.value;
    }
    // Taking away what was added before the first sending leaves nothing to send.
    if (!found && promise.value.empty()) found = true;
    if (!found)
      return "lost: " + promise.path + " = " + promise.value + " of " + promise.record.text() + ", saved on " +
             world_.devices_[promise.device].name;
  }
  return {};
}

std::string Oracles::stores_are_sound() {
  auto report = world_.server_->admin().verify();
  if (!report) return "server verify: " + report.error().code;
  if (!report->ok) return "server verify: " + (report->findings.empty() ? std::string("not ok") : report->findings.front());
  for (auto& device : world_.devices_) {
    auto checked = device.replica->verify();
    if (!checked) return device.name + " verify: " + checked.error().code;
    if (!checked->ok) return device.name + " verify: " + (checked->findings.empty() ? std::string("not ok") : checked->findings.front());
  }
  return {};
}

std::string Oracles::judge() {
  for (auto oracle : {&Oracles::stores_are_sound, &Oracles::log_is_as_the_model_says, &Oracles::server_rows_are_the_models,
                      &Oracles::replicas_hold_what_they_may_see, &Oracles::promises_are_kept})
    if (auto wrong = (this->*oracle)(); !wrong.empty()) return wrong;
  return {};
}

}  // namespace dialogue::sim
