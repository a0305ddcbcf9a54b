// SPDX-License-Identifier: Apache-2.0
#include "tests/property/device.h"

#include <algorithm>
#include <map>

#include "client/core/store/store.h"
#include "shared/base/hash.h"
#include "shared/model/declaration.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "sync/places.h"
#include "sync/tuning.h"
#include "tests/catch.h"
#include "tests/fakes/memory_replica_store.h"
#include "tests/fakes/proven.h"

namespace dialogue::test {

namespace {

std::unique_ptr<ReplicaStore> make(On on, const Domain& domain) {
  if (on == On::memory) return std::make_unique<MemoryReplicaStore>(domain);
  Database::Options options;
  options.memory = true;
  return std::make_unique<SqliteReplicaStore>("", options, domain);
}

}  // namespace

EngineDevice::EngineDevice(World& of, const Uuid& who, On on)
    : world(of),
      person(who),
      store(make(on, of.domain)),
      ports{*store, of.domain, of.clock, of.random, [](std::string_view seed) { return std::make_unique<Ed25519Signer>(seed); }},
      session(ports) {
  const auto code = world.service->admin().enrol_code(person).take();
  const auto request = session.enrol(code, "laptop").take();
  const auto answer = world.service->enrol(decode_enrol_request(request.body).take());
  session.take_enrolled("http://server", proven_enrolment(request, answer)).take();
  id = get_uuid(*store, meta::device);
}

template <class Verb>
std::string EngineDevice::refused(Verb verb) {
  try {
    StoreTransaction transaction(*store);
    IdentityMap bench(ports);
    Outbox outbox(ports, bench);
    verb(outbox);
    bench.flush();
    transaction.commit();
    return {};
  } catch (const Failure& failure) {
    return failure.error().code;
  }
}

std::string EngineDevice::edit(const Uuid& record, const NewCells& cells) {
  return refused([&](Outbox& o) { o.edit(record, cells, nullptr); });
}

std::string EngineDevice::act(const std::string& name, const Uuid& record, const NewCells& args) {
  return refused([&](Outbox& o) { o.act(record, name, args, nullptr); });
}

Uuid EngineDevice::create(const std::string& kind, const NewCells& cells) {
  Uuid out;
  REQUIRE(refused([&](Outbox& o) { out = o.create(*world.domain.kind(kind), cells); }).empty());
  return out;
}

bool EngineDevice::recall() {
  const auto waiting = store->waiting();
  if (waiting.empty() || waiting.back().sealed()) return false;
  return refused([&](Outbox& o) { o.recall(waiting.back().id); }).empty();
}

std::optional<SyncResponse> EngineDevice::round(bool lose_answer) {
  const auto request = session.next().take();
  if (!request) return std::nullopt;
  const auto wanted = decode_sync_request(unpack(request->body, 64u << 20).take()).take();
  const auto answer = world.service->sync(id, wanted);
  if (lose_answer) return answer;
  const auto before = session.totals();
  const auto taken = session.take(proven_reply(*request, {200, "application/json", encode(answer)}));
  if (!taken) UNSCOPED_INFO("take: " << taken.error().code << " " << taken.error().detail);
  REQUIRE(taken.ok());
  proposed += session.totals().proposed - before.proposed;
  rejected += session.totals().rejected - before.rejected;
  return answer;
}

void EngineDevice::sync() {
  session.begin();
  while (round()) {
  }
}

std::string EngineDevice::take(const SyncResponse& answer) { return take_bytes(encode(answer)); }

std::string EngineDevice::take_bytes(const std::string& body, const std::string& type) {
  session.begin();
  const auto request = session.next().take();
  const auto taken = session.take(proven_reply(request.value_or(WireRequest{}), {200, type, body}));
  return taken ? "" : taken.error().code;
}

Raw EngineDevice::cell(const Uuid& record, std::string_view path) {
  const auto head = store->head(record);
  const Cells cells = head ? store->read(*head) : Cells();
  const auto it = cells.find(path);
  return it == cells.end() ? Raw() : it->second;
}

std::vector<Uuid> EngineDevice::open_proposals() {
  std::vector<Uuid> out;
  store->scan([&](const RecordHead& head) {
    if (head.kind->name == "proposal") out.push_back(head.id);
  });
  std::erase_if(out, [&](const Uuid& record) { return cell(record, "state") != "\"open\""; });
  std::sort(out.begin(), out.end());
  return out;
}

std::string EngineDevice::dump(bool marks) {
  std::map<Uuid, std::string> records;
  store->scan([&](const RecordHead& head) {
    std::string& out = records[head.id];
    out += head.kind->name + " " + head.id.text() + (head.own ? " own" : "") +
           (marks ? " sync " + std::to_string(static_cast<int>(head.sync)) : "") + "\n";
    for (const auto& facet : head.facets) {
      out += "  facet " + std::to_string(facet.seq) + " " + std::to_string(facet.sum) + " in";
      for (const ScopeId scope : facet.scopes) out += " " + std::to_string(scope);
      out += "\n";
    }
    for (const auto& [path, value] : store->read(head)) out += "  " + path + " = " + value + "\n";
    for (const auto& [path, value] : store->under(head)) out += "  under " + path + " = " + value + "\n";
  });
  std::string out;
  for (const auto& [record, text] : records) out += text;
  std::map<std::string, std::string> scopes;
  for (const auto& scope : store->scopes())
    if (scope.rows > 0) scopes[scope.name] = std::to_string(scope.id) + " " + std::to_string(scope.sum) + " " + std::to_string(scope.rows);
  for (const auto& [name, text] : scopes) out += name + " " + text + "\n";
  for (const auto& change : store->waiting()) out += "waiting " + encode_change(change.change) + "\n";
  return out;
}

std::vector<std::string> EngineDevice::wrong_sums() {
  std::vector<std::string> out;
  std::map<ScopeId, std::pair<std::uint64_t, std::uint64_t>> scopes;
  store->scan([&](const RecordHead& head) {
    Cells base = store->read(head);
    for (const auto& [path, value] : store->under(head)) base[path] = value;
    for (int i = 0; i < static_cast<int>(head.facets.size()); ++i) {
      const auto& facet = head.facets[static_cast<std::size_t>(i)];
      std::uint64_t sum = facet.seq == 0 ? 0 : facet_seq_sum(head.id, i, facet.seq);
      for (const auto& [path, value] : base)
        if (const auto place = place_of(*head.kind, path); !head.own && facet.seq != 0 && place.facet == i)
          sum += cell_sum(head.id, place.path, value);
      if (sum != facet.sum) out.push_back(head.kind->name + " " + head.id.text() + " facet " + std::to_string(i));
      if (head.ghost == Ghost::no)
        for (const ScopeId scope : facet.scopes) scopes[scope].first += facet.sum, ++scopes[scope].second;
    }
  });
  for (const auto& scope : store->scopes())
    if (scopes[scope.id] != std::pair(scope.sum, scope.rows)) out.push_back("scope " + scope.name);
  return out;
}

std::string difference(const std::string& have, const std::string& want) {
  if (have == want) return {};
  std::size_t line = 0, at = 0;
  while (at < have.size() && at < want.size() && have[at] == want[at])
    if (have[at++] == '\n') line = at;
  return "has [" + have.substr(line, have.find('\n', at) - line) + "] for [" + want.substr(line, want.find('\n', at) - line) + "]";
}

std::string dump(World& world, bool sums) {
  std::string out;
  auto view = world.store->snapshot();
  view->log_from(1, [&](const LogRow& row) {
    out += std::to_string(row.seq) + " " + std::to_string(row.source) + " " + std::to_string(row.counter) + " " +
           std::to_string(static_cast<int>(row.verdict)) + " " + row.error.code + " " + row.content + " -> " + row.result;
    for (const auto& path : row.kept) out += " kept " + path;
    out += "\n";
    return true;
  });
  // In the order in which they were made.
  for (const Kind& kind : world.domain.kinds()) {
    auto rids = view->all(kind);
    std::sort(rids.begin(), rids.end());
    for (const Rid rid : rids) {
      StoredRecord record;
      std::vector<FeedEntry> feed;
      view->load(rid, record);
      view->feed_of(rid, feed);
      out += kind.name + " " + record.id.text() + "\n";
      for (const auto& [path, value] : record.cells) out += "  " + path + " = " + value + " @" + std::to_string(record.seq_of(path)) + "\n";
      for (const auto& facet : record.versions.facets)
        out += "  facet " + std::to_string(facet.seq) + " " + (sums ? std::to_string(facet.sum) : "") + "\n";
      for (const auto& entry : feed)
        out += "  feed " + std::to_string(entry.facet) + " " + std::to_string(entry.scope) + " " + std::to_string(entry.seq) + " " +
               std::to_string(entry.entered) + "\n";
    }
  }
  for (const auto& scope : view->scopes()) out += scope.name + " " + (sums ? std::to_string(scope.sum) : "") + "\n";
  return out;
}

}  // namespace dialogue::test
