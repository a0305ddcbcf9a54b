// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/oracles.h"

#include <algorithm>
#include <tuple>

#include "client/core/replica/replica_impl.h"
#include "shared/model/scopes.h"
#include "tests/sim/about.h"
#include "tests/sim/visibility.h"

namespace dialogue::sim {

namespace {

// What led to it: the rows of one record up to the one that is wrong.
std::string story(const std::vector<Decision>& decisions, const Decision& last) {
  std::string out;
  for (const auto& d : decisions)
    if (d.seq <= last.seq && d.change.record == last.change.record) out += tell(d);
  return out;
}

Decision about(const Uuid& record) {
  Decision out;
  out.change.record = record;
  return out;
}

std::string whole_story(const std::vector<Decision>& decisions, Decision of) {
  of.seq = UINT64_MAX;
  return story(decisions, of);
}

// What was said of one cell.
std::string history(const std::vector<Decision>& decisions, const Uuid& record, const Path& path) {
  std::vector<Decision> rows;
  for (const auto& d : decisions) {
    const auto names = [&](const auto& cell) { return cell.path == path; };
    const bool named = std::any_of(d.change.cells.begin(), d.change.cells.end(), names) || d.result.count(path) > 0;
    if (d.change.record == record && named) rows.push_back(d);
  }
  return rows.empty() ? std::string() : story(rows, rows.back());
}

}  // namespace

std::string Oracles::log_is_as_the_model_says() {
  Reference reference(world_.server_->domain(), world_.pages_);
  const auto& decisions = decisions_;
  // From there on a restored server's log is another story: what came back, came back by other rules.
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
    const Kind* kind = world_.server_->domain().kind(record.kind);
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
               cell.value + history(decisions_, id, path);
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
  Visibility visibility(*view, world_.server_->domain(), world_.now_);
  for (const auto& kind : world_.server_->domain().kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord stored;
      if (!view->load(rid, stored)) return "a listed record does not load";
      for (std::size_t i = 0; i < world_.devices_.size(); ++i) {
        if (world_.devices_[i].revoked || !world_.devices_[i].enrolled) continue;
        const auto& person = world_.people_[world_.devices_[i].person].id;
        const auto may = visibility.facets(kind, stored.id, person);
        if (auto wrong = replica_holds(i, kind, stored, may); !wrong.empty())
          return wrong + visibility.story(kind, stored.id, person) + whole_story(decisions_, about(stored.id));
      }
    }
  return {};
}

bool Oracles::promise_kept(const Promise& promise) {
  if (said_.count({promise.record, promise.value}) > 0) return true;
  // When what was added is taken away before the first sending, nothing is left to send.
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
  // A closed device shows less than it has.
  auto& store = static_cast<ReplicaImpl&>(replica).store();
  const auto head = store.head(promise.record);
  if (!head) return false;
  const Cells cells = store.read(*head);
  const auto it = cells.find(promise.path);
  return it != cells.end() && it->second == promise.value;
}

std::string Oracles::promises_are_kept() {
  // A device that was closed after the receipt cannot offer it again to a server that was put back, but has it.
  for (auto& device : world_.devices_)
    if (device.revoked)
      for (const auto& kept : static_cast<ReplicaImpl&>(*device.replica).store().kept_above(0))
        for (const auto& cell : kept.change.cells) said_.emplace(kept.change.record, cell.value);
  for (const auto& promise : world_.ledger_) {
    const auto in_its_place = [&](const Promise& other) {
      return other.device == promise.device && other.record == promise.record && other.path == promise.path && promise_kept(other);
    };
    if (!promise_kept(promise) && std::none_of(world_.unsure_.begin(), world_.unsure_.end(), in_its_place))
      return "lost: " + promise.path + " = " + promise.value + " of " + promise.record.text() + ", saved on " +
             world_.devices_[promise.device].name + whole_story(decisions_, about(promise.record));
  }
  return {};
}

std::string Oracles::stores_are_sound() {
  auto report = world_.server_->admin().verify();
  if (!report) return "server verify: " + report.error().code;
  if (!report->ok) return "server verify: " + (report->findings.empty() ? std::string("not ok") : report->findings.front());
  for (auto& device : world_.devices_) {
    // A closed device is told nothing any more, also not that a sum of its is wrong.
    if (device.revoked && world_.options_.damaged_sum > 0) continue;
    auto checked = device.replica->verify();
    if (!checked) return device.name + " verify: " + checked.error().code;
    if (!checked->ok) return device.name + " verify: " + (checked->findings.empty() ? std::string("not ok") : checked->findings.front());
  }
  return {};
}

std::string Oracles::receipts_are_the_logs() {
  static const char* const names[] = {"applied", "proposed", "rejected", "parked"};
  std::map<std::tuple<Uuid, std::string, std::uint64_t>, const Decision*> rows;
  std::map<std::string, Verdict> late;
  for (const auto& decision : decisions_)
    if (decision.late)
      late[decision.bytes] = decision.verdict;
    else if (!decision.device.is_nil())
      rows[{decision.device, decision.incarnation, decision.change.counter}] = &decision;
  for (auto& device : world_.devices_) {
    if (device.revoked || !device.enrolled) continue;
    for (const auto& change : static_cast<ReplicaImpl&>(*device.replica).store().kept_above(0)) {
      const auto what = device.name + "'s change " + std::to_string(change.change.counter) + " of " + change.change.kind + " " +
                        change.change.record.text() + " is " + names[static_cast<int>(*change.verdict)];
      const auto row = rows.find({device.id, change.incarnation, change.change.counter});
      // A refused change may find its id taken after a restore. Its words stay with their author, as refused.
      const bool effect = *change.verdict == Verdict::applied || *change.verdict == Verdict::proposed;
      const bool same = row != rows.end() && row->second->bytes == change.bytes;
      if (effect && !same) return what + " there, and " + (row == rows.end() ? "not" : "another change") + " in the log";
      if (!same) continue;
      // A notice brought the refusal of what was parked.
      const auto later = late.find(change.bytes);
      const bool refused_late = later != late.end() && later->second == Verdict::rejected && row->second->verdict == Verdict::parked;
      if (row->second->verdict != *change.verdict && !(refused_late && *change.verdict == Verdict::rejected))
        return what + " there, and " + names[static_cast<int>(row->second->verdict)] + " in the log" +
               whole_story(decisions_, *row->second);
    }
  }
  return {};
}

std::string Oracles::nothing_vanished() {
  auto view = world_.server_->store().snapshot();
  Visibility visibility(*view, world_.server_->domain(), world_.now_);
  for (auto& device : world_.devices_) {
    if (device.revoked || !device.enrolled) continue;
    const auto& in = visibility.circles(world_.people_[device.person].id);
    for (const auto& held : device.held) {
      const bool may = std::any_of(held.audience.begin(), held.audience.end(), [&](const auto& circle) { return in.count(circle) > 0; });
      if (!may || view->find(*world_.server_->domain().kind(held.kind), held.record) != 0 || device.replica->get(held.record)) continue;
      return device.name + " held " + held.kind + " " + held.record.text() + " when the server was put back: gone on both sides" +
             whole_story(decisions_, about(held.record));
    }
  }
  return {};
}

std::string Oracles::states_are_true() {
  for (auto& device : world_.devices_) {
    std::set<Uuid> waiting;
    for (const auto& change : device.replica->pending()) waiting.insert(change.record);
    std::string wrong;
    static_cast<ReplicaImpl&>(*device.replica).store().scan([&](const RecordHead& head) {
      const bool waits = head.sync == SyncState::local || head.sync == SyncState::sent;
      if (waits != (waiting.count(head.id) > 0))
        wrong = device.name + " " + head.kind->name + " " + head.id.text() +
                (waits ? ": shown as waiting, and nothing waits" : ": something waits, and it is not shown");
    });
    if (!wrong.empty()) return wrong;
  }
  return {};
}

std::string Oracles::locked_for_want_of_contact(std::size_t index) {
  auto& device = world_.devices_[index];
  const auto& person = world_.people_[device.person];
  const std::set<std::string> open{"participants", "person:" + person.id.text(), "org:" + person.organisation.text()};
  auto view = world_.server_->store().snapshot();
  Visibility visibility(*view, world_.server_->domain(), world_.now_);
  const auto& in = visibility.circles(person.id);
  std::set<Uuid> own;
  for (const auto& change : device.replica->pending()) own.insert(change.record);
  for (const auto& kind : device.replica->domain().kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord stored;
      if (!view->load(rid, stored) || own.count(stored.id) > 0) continue;
      std::set<std::string> reached;
      for (int facet = 0; facet < static_cast<int>(kind.facets.size()); ++facet)
        if (std::any_of(stored.cells.begin(), stored.cells.end(),
                        [&](const auto& cell) { return describe_cell(kind, cell.first).facet == facet; }))
          reached.merge(visibility.audience_of(kind, stored.id, facet));
      std::erase_if(reached, [&](const auto& circle) { return in.count(circle) == 0; });
      if (reached.empty()) continue;
      const bool stays = std::any_of(reached.begin(), reached.end(), [&](const auto& circle) { return open.count(circle) > 0; });
      const auto record = device.replica->get(stored.id);
      const auto what = device.name + " " + kind.name + " " + stored.id.text();
      std::string circles;
      for (const auto& circle : reached) circles += " " + circle;
      if (stays && !record) return what + ": locked, or not there, though an open scope holds it: " + record.error().code + circles;
      if (!stays && (record || record.error().code != "scope_locked")) return what + ": shown after a month without contact";
    }
  return {};
}

// What a record is made of on one side only.
std::string Oracles::cells_apart(std::size_t index, const Uuid& id) {
  auto view = world_.server_->store().snapshot();
  std::set<std::string> there, here;
  for (const auto& kind : world_.server_->domain().kinds()) {
    StoredRecord stored;
    if (const Rid rid = view->find(kind, id); rid == 0 || !view->load(rid, stored)) continue;
    for (const auto& [path, value] : stored.cells) there.insert(path + "=" + value.substr(0, 60));
  }
  if (const auto record = world_.devices_[index].replica->get(id))
    for (const auto& [path, value] : record->cells) here.insert(path + "=" + value.substr(0, 60));
  std::string out;
  for (const auto& cell : there) out += here.count(cell) == 0 ? "\n      server only " + cell : "";
  for (const auto& cell : here) out += there.count(cell) == 0 ? "\n      here only " + cell : "";
  std::vector<Decision> rows = world_.server_->decisions(1);
  std::erase_if(rows, [&](const Decision& row) { return row.change.record != id; });
  return rows.empty() ? out : out + story(rows, rows.back());
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
  for (const auto& kind : world_.server_->domain().kinds())
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
    if (here[key] != what) {
      out += "\n    " + key.first.text() + " facet " + std::to_string(key.second) + ": server " + what + ", here " + here[key];
      if (!here[key].empty()) out += cells_apart(index, key.first);
    }
  for (const auto& [key, what] : here)
    if (there.count(key) == 0 && !what.empty())
      out += "\n    " + key.first.text() + " facet " + std::to_string(key.second) + ": only here " + what;
  return out;
}

std::string Oracles::judge() {
  decisions_ = world_.server_->decisions(1);
  for (auto oracle : {&Oracles::stores_are_sound, &Oracles::log_is_as_the_model_says, &Oracles::replicas_hold_what_they_may_see,
                      &Oracles::promises_are_kept, &Oracles::receipts_are_the_logs, &Oracles::nothing_vanished, &Oracles::states_are_true})
    if (auto wrong = (this->*oracle)(); !wrong.empty()) return wrong;
  return {};
}

}  // namespace dialogue::sim
