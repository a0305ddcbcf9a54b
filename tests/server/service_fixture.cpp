// SPDX-License-Identifier: Apache-2.0
#include "tests/server/service_fixture.h"

#include <algorithm>

#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/codec.h"
#include "sync/natural_id.h"
#include "tests/catch.h"

namespace dialogue::test {

Raw text(std::string_view plain) { return json::quote(plain); }

World::World(const Domain& d, std::unique_ptr<ServerStore> given)
    : domain(d), store(std::move(given)), keys(Keys::fresh(random, clock.now)) {
  if (!store) store = std::make_unique<MemoryServerStore>(d);
  memory = dynamic_cast<MemoryServerStore*>(store.get());
  writer = std::make_unique<InlineWriter>(*store);
  reopen();
  const auto done = service->admin().init("Test platform");
  REQUIRE(done.ok());
}

void World::reopen() {
  service.reset();
  auto opened = Service::open({*store, domain, keys, clock, random, ed25519_verifier(), *writer, quotas});
  REQUIRE(opened.ok());
  service = std::move(*opened);
}

Uuid World::org(const std::string& name, const std::string& kind, const std::string& country) {
  return service->admin().add_org(name, kind, country).take();
}

Uuid World::person(const std::string& name, const Uuid& organisation, const std::string& role) {
  const Uuid id = service->admin().add_person(name, organisation, "").take();
  service->admin().grant(id, role, "all", "").take();
  return id;
}

std::unique_ptr<TestDevice> World::device(const Uuid& person) { return std::make_unique<TestDevice>(*this, person); }

namespace {
std::string seed_of(World& world) {
  std::array<std::uint8_t, 32> seed;
  world.random.fill(seed);
  return std::string(seed.begin(), seed.end());
}
Uuid id_of(World& world) {
  std::array<std::uint8_t, 10> bytes;
  world.random.fill(bytes);
  return Uuid::v7(world.clock.now, bytes);
}
}  // namespace

TestDevice::TestDevice(World& w, const Uuid& p) : world(w), id(id_of(w)), person(p), key(seed_of(w)) {
  EnrolRequest request;
  request.code = world.service->admin().enrol_code(person).take();
  request.device = id;
  const auto public_key = key.public_key();
  request.key.assign(public_key.begin(), public_key.end());
  request.name = "Test";
  request.proof = raw(key.sign(request.code + request.key));
  const auto answer = world.service->enrol(request);
  REQUIRE(!answer.error);
  REQUIRE(answer.person == person);
  epoch = answer.epoch;
}

void TestDevice::seal(Change change) {
  change.counter = ++counter;
  change.author = person;
  change.epoch = epoch;
  change.device_time_ms = world.clock.now + clock_off;
  outbox.push_back(dialogue::seal(change));
}

void TestDevice::edit(const std::string& kind, const Uuid& record, std::vector<CellEdit> cells, bool create) {
  Change change;
  change.kind = kind;
  change.record = record;
  change.create = create;
  change.cells = std::move(cells);
  seal(std::move(change));
}

void TestDevice::edit_seen(const std::string& kind, const Uuid& record, std::vector<std::pair<Path, Raw>> cells) {
  std::vector<CellEdit> edits;
  for (auto& [path, value] : cells)
    edits.push_back({path, value, static_cast<Saw>(seq(record, describe_cell(*world.domain.kind(kind), path).facet))});
  edit(kind, record, std::move(edits));
}

Uuid TestDevice::create(const std::string& kind, std::vector<std::pair<Path, Raw>> cells) {
  const Kind& declared = *world.domain.kind(kind);
  const Uuid record = declared.natural_key.empty() ? id_of(world) : natural_id(declared, cells);
  std::vector<CellEdit> edits;
  for (auto& [path, value] : cells) edits.push_back({path, value, 0});
  edit(kind, record, std::move(edits), true);
  return record;
}

void TestDevice::act(const std::string& kind, const Uuid& record, const std::string& name, std::vector<std::pair<std::string, Raw>> args) {
  Change change;
  change.kind = kind;
  change.record = record;
  change.act = name;
  change.args = std::move(args);
  Cells cells;
  for (const auto& [facet_key, facet] : base)
    if (facet_key.first == record) cells.insert(facet.cells.begin(), facet.cells.end());
  const Kind& declared = *world.domain.kind(kind);
  const RecordView view{&declared, record, &cells, nullptr};
  change.from_state = view.state();
  change.digest = digest_of(record, cells, bound_cells(view, *declared.act(name)));
  seal(std::move(change));
}

Batch TestDevice::batch_of(const std::vector<SealedChange>& changes) {
  Batch batch{incarnation, changes, ""};
  batch.signature = raw(key.sign(batch_signing_bytes(id, incarnation, changes)));
  return batch;
}

SyncRequest TestDevice::request() {
  SyncRequest out;
  out.epoch = epoch;
  out.cursor = cursor;
  out.page = page;
  if (!outbox.empty()) out.batches = {batch_of(outbox)};
  return out;
}

SyncResponse TestDevice::exchange(const SyncRequest& wanted) {
  // It goes through the bytes, as on the wire.
  const auto request = decode_sync_request(encode(wanted));
  REQUIRE(request.ok());
  const auto response = decode_sync_response(encode(world.service->sync(id, *request)));
  REQUIRE(response.ok());
  return *response;
}

std::vector<Receipt> TestDevice::sync() {
  receipts.clear();
  pages = 0;
  for (;;) {
    const auto response = exchange(request());
    if (response.error) UNSCOPED_INFO("refused: " << response.error->code);
    REQUIRE(!response.error);
    take(response);
    ++pages;
    if (!response.more) break;
  }
  if (!sums_agree)
    for (const std::string& difference : differences()) UNSCOPED_INFO(difference);
  REQUIRE(sums_agree);
  return receipts;
}

void TestDevice::take(const SyncResponse& response) {
  if (!response.epoch.empty()) epoch = response.epoch;
  for (const Receipt& receipt : response.receipts) {
    std::vector<Hash32> run;
    for (std::uint64_t n = receipt.from; n < receipt.from + receipt.count; ++n) {
      const auto it = std::find_if(outbox.begin(), outbox.end(), [&](const SealedChange& c) { return c.counter == n; });
      if (it == outbox.end()) continue;
      run.push_back(it->hash);
      const auto change = decode_change(it->bytes);
      kept.push_back(*it);
      const bool effect = receipt.verdict == Verdict::applied || receipt.verdict == Verdict::proposed;
      if (change && effect)
        for (const CellEdit& cell : change->cells) {
          if (std::find(receipt.proposed.begin(), receipt.proposed.end(), cell.path) != receipt.proposed.end()) continue;
          Facet& facet = base[{change->record, describe_cell(*world.domain.kind(change->kind), cell.path).facet}];
          kinds[change->record] = change->kind;
          if (cell.value.empty())
            facet.cells.erase(cell.path);
          else
            facet.cells[cell.path] = cell.value;
        }
      outbox.erase(it);
    }
    kept_receipts.emplace_back(receipt, run);
    kept_receipts.back().first.life = epoch;
    receipts.push_back(receipt);
  }
  for (const auto& [scope, name] : response.scopes) names[scope] = name;
  for (const ScopeId scope : response.refilling)
    for (auto& [facet_key, facet] : base) facet.scopes.erase(scope);
  for (const Row& row : response.rows) {
    const Key facet_key{row.id, row.facet};
    kinds[row.id] = row.kind;
    Facet& facet = base[facet_key];
    for (const ScopeId scope : row.in) facet.scopes.insert(scope);
    for (const ScopeId scope : row.gone) facet.scopes.erase(scope);
    if (facet.scopes.empty()) {
      base.erase(facet_key);
      continue;
    }
    if (row.seq < facet.seq) continue;
    if (row.whole) facet.cells.clear();
    for (const auto& [path, value] : row.cells) {
      if (value.empty())
        facet.cells.erase(path);
      else
        facet.cells[path] = value;
    }
    facet.seq = row.seq;
  }
  for (const ScopeId scope : response.left)
    for (auto& [facet_key, facet] : base) facet.scopes.erase(scope);
  std::erase_if(base, [](const auto& entry) { return entry.second.scopes.empty(); });
  const auto sum_of = [&](ScopeId scope) {
    std::uint64_t sum = 0;
    for (const auto& [facet_key, facet] : base) {
      if (!facet.scopes.contains(scope)) continue;
      sum += facet_seq_sum(facet_key.first, facet_key.second, facet.seq);
      for (const auto& [path, value] : facet.cells) sum += cell_sum(facet_key.first, path, value);
    }
    return sum;
  };
  for (const auto& [scope, sum] : response.sums)
    if (sum_of(scope) != sum) {
      UNSCOPED_INFO("sum differs in scope " << names[scope]);
      sums_agree = false;
    }
  if (response.sum) {
    std::uint64_t sum = 0;
    for (const auto& [scope, name] : names)
      if (std::find(response.left.begin(), response.left.end(), scope) == response.left.end()) sum += sum_of(scope);
    if (sum != *response.sum) {
      UNSCOPED_INFO("the sum of all scopes differs");
      sums_agree = false;
    }
  }
  for (const ScopeId scope : response.left) names.erase(scope);
  if (!response.cursor.empty()) {
    if (cursor != response.cursor) past.insert(past.begin(), response.cursor);
    cursor = response.cursor;
  }
}

std::vector<std::string> TestDevice::differences() {
  std::vector<std::string> out;
  const auto view = world.store->snapshot();
  std::map<Key, std::set<ScopeId>> expected;
  for (const Kind& kind : world.domain.kinds())
    for (const Rid rid : view->all(kind)) {
      StoredRecord record;
      std::vector<FeedEntry> entries;
      view->load(rid, record);
      view->feed_of(rid, entries);
      for (const FeedEntry& entry : entries)
        if (!entry.gone() && names.contains(entry.scope)) expected[{record.id, entry.facet}].insert(entry.scope);
      for (const auto& [at, facet] : base) {
        if (at.first != record.id) continue;
        if (facet.seq != record.versions.facets[static_cast<std::size_t>(at.second)].seq)
          out.push_back(kind.name + " is at another sequence");
        for (const auto& [path, value] : facet.cells)
          if (record.get(path) != value) out.push_back(kind.name + "." + path + " is " + value + ", not " + Raw(record.get(path)));
        for (const auto& [path, value] : record.cells)
          if (describe_cell(kind, path).facet == at.second && !facet.cells.contains(path)) out.push_back(kind.name + " lacks " + path);
      }
    }
  for (const auto& [at, scopes_of_it] : expected)
    if (!base.contains(at))
      out.push_back("a facet is missing");
    else if (base.at(at).scopes != scopes_of_it)
      out.push_back(kinds[at.first] + " is held by other scopes");
  for (const auto& [at, facet] : base)
    if (!expected.contains(at)) out.push_back(kinds[at.first] + " should not be here");
  for (const auto& [scope, name] : names)
    if (!view->scope(scope) || view->scope(scope)->name != name) out.push_back("scope " + name + " is another one there");
  return out;
}

Receipt TestDevice::only() const {
  REQUIRE(receipts.size() == 1);
  return receipts[0];
}

std::set<Uuid> TestDevice::records() const {
  std::set<Uuid> out;
  for (const auto& [at, facet] : base) out.insert(at.first);
  return out;
}

Raw TestDevice::cell(const Uuid& record, const Path& path, int facet) const {
  const auto it = base.find({record, facet});
  if (it == base.end()) return {};
  const auto found = it->second.cells.find(path);
  return found == it->second.cells.end() ? Raw{} : found->second;
}

std::uint64_t TestDevice::seq(const Uuid& record, int facet) const {
  const auto it = base.find({record, facet});
  return it == base.end() ? 0 : it->second.seq;
}

std::string TestDevice::state(const Uuid& record) const { return json::unquote(cell(record, "state")).value_or(""); }

std::vector<Uuid> TestDevice::open_proposals() const {
  std::vector<Uuid> out;
  for (const auto& [facet_key, facet] : base)
    if (facet_key.second == 0 && kinds.at(facet_key.first) == "proposal" && state(facet_key.first) == "open")
      out.push_back(facet_key.first);
  return out;
}

Trio::Trio(std::unique_ptr<ServerStore> given) : World(small_domain(), std::move(given)) {
  org_a = org("Office A");
  org_b = org("Office B", "asylum_authority", "DE");
  ann = person("Ann", org_a, "OL");
  bob = person("Bob", org_a, "FP");
  cleo = person("Cleo", org_b, "OL");
  a = device(ann);
  b = device(bob);
  c = device(cleo);
  a->sync(), b->sync(), c->sync();
}

Uuid Trio::draft() {
  const Uuid id = a->create("request", {{"title", text("Title")},
                                        {"summary", text("One.\n\nTwo.\n\nThree.")},
                                        {"urgency", "2"},
                                        {"areas[planning]", "true"},
                                        {"need_line[p]", text("b")},
                                        {"need_line[p].quantity", "4"},
                                        {"need_line[q]", text("c")},
                                        {"internal_note", text("Ours")}});
  a->sync();
  b->sync();
  return id;
}

}  // namespace dialogue::test
