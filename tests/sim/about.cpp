// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/about.h"

#include <cstdio>

#include "client/core/replica/replica_impl.h"
#include "sync/meta.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {

const char* const verdicts[] = {"applied", "proposed", "rejected", "parked"};

std::string tell(const StoredChange& change) {
  std::string out =
      "\n      change " + std::to_string(change.id) + (change.sealed() ? " " + change.incarnation.substr(0, 4) + " #" : "") +
      (change.sealed() ? std::to_string(change.change.counter) : "") + " " +
      (change.verdict ? verdicts[static_cast<int>(*change.verdict)] + std::string(" ") + std::to_string(change.seq) : "waits") +
      (change.open ? " open" : "") + (change.offer ? " offered" : "") + " " + change.change.act + " in " + change.change.epoch.substr(0, 4);
  for (const auto& cell : change.change.cells) out += " " + cell.path + "=" + cell.value.substr(0, 20) + " saw " + std::to_string(cell.saw);
  return out;
}

std::string tell(const RecordHead& head) {
  static const char* const ghosts[] = {"", " unchecked", " missing"};
  std::string out =
      (head.own ? " own" : "") + std::string(ghosts[static_cast<int>(head.ghost)]) + " " + std::to_string(static_cast<int>(head.sync));
  for (const auto& facet : head.facets) {
    out += " | " + std::to_string(facet.seq) + " in";
    for (const ScopeId id : facet.scopes) out += " " + std::to_string(id);
  }
  return out;
}

}  // namespace

std::string tell(const Decision& d) {
  std::string out = "\n    " + std::to_string(d.seq) + " " + d.device.text().substr(24) + " " + d.incarnation.substr(0, 4) + " #" +
                    std::to_string(d.change.counter) + " " + verdicts[static_cast<int>(d.verdict)] + (d.late ? " late " : " ") +
                    d.change.act + (d.change.epoch.empty() ? "" : " in " + d.change.epoch.substr(0, 4));
  for (const auto& cell : d.change.cells)
    out += " " + cell.path + "=" + cell.value.substr(0, 40) + " saw " + std::to_string(cell.saw) +
           (d.kept.count(cell.path) > 0 ? " KEPT" : "");
  for (const auto& [path, value] : d.result) out += " -> " + path + "=" + value.substr(0, 40);
  return out;
}

std::string About::on_server() {
  if (!world_.server_->running()) return "stopped";
  std::string out;
  for (const Decision& row : world_.server_->decisions(1))
    if (row.change.record == record) out += tell(row);
  const auto view = world_.server_->store().snapshot();
  for (const auto& kind : world_.server_->domain().kinds()) {
    const Rid rid = view->find(kind, record);
    if (rid == 0) continue;
    std::vector<FeedEntry> entries;
    view->feed_of(rid, entries);
    out += "\n    feed";
    for (const auto& entry : entries)
      out += " " + std::to_string(entry.facet) + "/" + std::to_string(entry.scope) + (entry.gone() ? " gone " : " ") +
             std::to_string(entry.seq);
  }
  return out;
}

std::string About::on_device(std::size_t device) {
  auto& store = static_cast<ReplicaImpl&>(*world_.devices_[device].replica).store();
  const auto head = store.head(record);
  std::string out = head ? tell(*head) : std::string(" not there");
  for (const auto& change : store.settled_of(record, 0, UINT64_MAX)) out += tell(change);
  for (const auto& change : store.waiting_of(record)) out += tell(change);
  return out;
}

void About::look() {
  if (record.is_nil() || !Trace::print) return;
  const auto say = [&](const std::string& node, const std::string& what) {
    auto& before = said_[node];
    if (before == what) return;
    before = what;
    std::printf("  . %s:%s\n", node.c_str(), what.c_str());
  };
  try {
    say("server", on_server());
    for (std::size_t i = 0; i < world_.devices_.size(); ++i) {
      auto& store = static_cast<ReplicaImpl&>(*world_.devices_[i].replica).store();
      std::string life = " " + store.meta(meta::epoch).substr(0, 4) + " common " + store.meta(meta::common);
      for (const auto& scope : store.scopes()) life += ", " + std::to_string(scope.id) + " " + scope.name.substr(0, 8);
      say(world_.devices_[i].name + " epoch", life);
      say(world_.devices_[i].name, on_device(i));
    }
  } catch (const Failure& failure) {
    std::printf("  . %s\n", failure.error().code.c_str());
  }
}

}  // namespace dialogue::sim
