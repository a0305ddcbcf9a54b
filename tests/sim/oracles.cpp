// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/oracles.h"

#include <algorithm>

#include "client/core/replica_impl.h"
#include "tests/sim/visibility.h"

namespace dialogue::sim {

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
  // A restored server's log is another story from there on: what came back, came back by other rules.
  bool first_life = true;
  for (const auto& decision : decisions) {
    first_life = decision.seq <= world_.first_life_;
    if (first_life)
      if (auto wrong = reference.feed(decision); !wrong.empty()) return wrong + story(decisions, decision);
    for (const auto& cell : decision.change.cells) said_.emplace(decision.change.record, cell.value);
    for (const auto& [name, value] : decision.change.args) said_.emplace(decision.change.record, value);
    for (const auto& [path, value] : decision.result) said_.emplace(decision.change.record, value);
  }
  return first_life ? server_rows_are_the_models(reference) : std::string();
}

std::string Oracles::server_rows_are_the_models(const Reference& reference) {
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

std::string Oracles::replica_holds(std::size_t index, const Kind& kind, const StoredRecord& row, const std::set<int>& may) {
  auto& device = world_.devices_[index];
  auto record = device.replica->get(row.id);
  const std::string where = device.name + " " + kind.name + " " + row.id.text();
  if (may.empty()) {
    const bool held = record && !record->ghost && record->sync == SyncState::confirmed;
    return held ? where + ": held though nobody there may see it" : std::string();
  }
  const auto seen_there = [&](const auto& cell) { return may.count(describe_cell(kind, cell.first).facet) > 0; };
  if (!record && std::none_of(row.cells.begin(), row.cells.end(), seen_there)) return {};
  if (!record) return where + ": may be seen and is not there";
  for (const auto& [path, value] : row.cells) {
    const bool seen = may.count(describe_cell(kind, path).facet) > 0;
    auto have = record->cells.find(path);
    if (seen && (have == record->cells.end() || have->second != value))
      return where + " " + path + ": server " + value + ", replica " + (have == record->cells.end() ? "nothing" : have->second);
    if (!seen && have != record->cells.end() && record->sync == SyncState::confirmed)
      return where + " " + path + ": held though it may not be seen";
  }
  for (const auto& [path, value] : record->cells)
    if (row.cells.find(path) == row.cells.end() && record->sync == SyncState::confirmed && !record->ghost)
      return where + " " + path + ": the server has no such cell";
  return {};
}

std::string Oracles::replicas_hold_what_they_may_see() {
  auto view = world_.server_->store().snapshot();
  Visibility visibility(*view, world_.now_);
  for (const auto& kind : platform().kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord stored;
      if (!view->load(rid, stored)) return "a listed record does not load";
      for (std::size_t i = 0; i < world_.devices_.size(); ++i) {
        if (world_.devices_[i].revoked || !world_.devices_[i].enrolled) continue;
        const auto& person = world_.people_[world_.devices_[i].person].id;
        const auto may = visibility.facets(kind, stored.id, person);
        if (auto wrong = replica_holds(i, kind, stored, may); !wrong.empty()) return wrong + visibility.story(kind, stored.id, person);
      }
    }
  return {};
}

bool Oracles::promise_kept(const Promise& promise) {
  if (said_.count({promise.record, promise.value}) > 0) return true;
  // Taking away what was added before the first sending leaves nothing to send.
  if (promise.value.empty()) return true;
  auto& replica = *world_.devices_[promise.device].replica;
  bool found = false;
  const auto look = [&](const auto& changes) {
    for (const auto& change : changes)
      for (const auto& [path, value] : change.cells)
        if (change.record == promise.record && path == promise.path && value == promise.value) found = true;
  };
  look(replica.pending());
  look(replica.refusals());
  if (found) return true;
  const auto record = replica.get(promise.record);
  if (!record) return false;
  const auto it = record->cells.find(promise.path);
  return it != record->cells.end() && it->second == promise.value;
}

std::string Oracles::promises_are_kept() {
  for (const auto& promise : world_.ledger_) {
    const auto in_its_place = [&](const Promise& other) {
      return other.device == promise.device && other.record == promise.record && other.path == promise.path && promise_kept(other);
    };
    if (!promise_kept(promise) && std::none_of(world_.unsure_.begin(), world_.unsure_.end(), in_its_place))
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

std::string Oracles::sums_story(std::size_t index, const std::string& scope) {
  auto& device = world_.devices_[index];
  auto& store = static_cast<ReplicaImpl&>(*device.replica).store();
  auto view = world_.server_->store().snapshot();
  const auto known = view->scope(scope);
  if (!known) return {};
  std::map<std::pair<Uuid, int>, std::string> there, here;
  const auto text = [](const Kind& kind, std::uint64_t seq, std::uint64_t sum) {
    return kind.name + " seq " + std::to_string(seq) + " sum " + std::to_string(sum % 10'000);
  };
  for (const auto& kind : platform().kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord stored;
      std::vector<FeedEntry> entries;
      view->load(rid, stored);
      view->feed_of(rid, entries);
      for (const auto& entry : entries)
        if (entry.scope == known->id && !entry.gone()) {
          const auto& facet = stored.versions.facets[static_cast<std::size_t>(entry.facet)];
          there[{stored.id, entry.facet}] = text(kind, facet.seq, facet.sum);
        }
    }
  store.scan([&](const RecordHead& head) {
    for (std::size_t i = 0; i < head.facets.size(); ++i)
      if (std::binary_search(head.facets[i].scopes.begin(), head.facets[i].scopes.end(), known->id))
        here[{head.id, static_cast<int>(i)}] =
            text(*head.kind, head.facets[i].seq, head.facets[i].sum) + (head.ghost == Ghost::no ? "" : " ghost");
  });
  std::string out;
  for (const auto& [key, what] : there)
    if (here[key] != what)
      out += "\n    " + key.first.text() + " facet " + std::to_string(key.second) + ": server " + what + ", here " + here[key];
  for (const auto& [key, what] : here)
    if (there.count(key) == 0 && !what.empty())
      out += "\n    " + key.first.text() + " facet " + std::to_string(key.second) + ": only here " + what;
  return out;
}

std::string Oracles::judge() {
  for (auto oracle : {&Oracles::stores_are_sound, &Oracles::log_is_as_the_model_says, &Oracles::replicas_hold_what_they_may_see,
                      &Oracles::promises_are_kept})
    if (auto wrong = (this->*oracle)(); !wrong.empty()) return wrong;
  return {};
}

}  // namespace dialogue::sim
