// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server_store_contract.h"

#include "server/service/unit_of_work/log_chain.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/fakes/thing_kind.h"

namespace dialogue::test {
namespace {

Kind thing() {
  Kind k = thing_kind();
  k.facets = {"main", "other"};
  k.states = {{"draft", {}}, {"done", {}}};
  return k;
}

StoredRecord sample(ServerStore& store, const char* name) {
  const Kind& kind = *contract_domain().kind("thing");
  StoredRecord r;
  r.kind = &kind;
  r.id = Uuid::derived("test", name);
  r.rid = store.next_rid(kind);
  const std::string ref = "\"" + Uuid::derived("test", "parent").text() + "\"";
  r.cells = {{"title", "\"T \\\"q\\\" é\""},      {"number", "1.10"},          {"parent", ref},       {"tags[a]", "true"},
             {"tags[b \"c\"]", "true"},           {"state", "\"draft\""},      {"line[p1]", "\"m\""}, {"line[p1].theme", "\"x.y\""},
             {"line[p1].modes[m1]", "true"},      {"line[p2].theme", "\"z\""}, {"line[p1].who", ref}, {"unknown", "[1,{\"a\":2.50}]"},
             {"owner_org", "\"not a reference\""}};
  r.versions.created = 7;
  r.versions.facets = {{7, 0xfedcba9876543210}, {0, 0}};
  return r;
}

LogRow row(ServerStore& store, const ChangeSource& source, std::uint64_t counter, Rid rid, const char* content) {
  const LogHead head = store.view().head();
  LogRow r;
  r.seq = head.seq + 1;
  r.received_ms = 1'800'000'000'000;
  r.source = source.no;
  r.counter = counter;
  r.rid = rid;
  r.content = content;
  r.salt = std::string(16, 's');
  r.digest = digest_of(r);
  r.chain = link(head.chain, r, source);
  store.append(r);
  return r;
}

void same(StoredRecord a, const StoredRecord& b) {
  CHECK(a.rid == b.rid);
  CHECK(a.id == b.id);
  CHECK(a.kind == b.kind);
  CHECK(a.cells == b.cells);
  CHECK(a.versions == b.versions);
}

void records(ServerStore& store) {
  const Kind& kind = *contract_domain().kind("thing");
  store.begin();
  StoredRecord r = sample(store, "one");
  store.put(r, nullptr);
  CHECK(kind_no(r.rid) == kind.no);
  StoredRecord back;
  REQUIRE(store.view().load(r.rid, back));
  same(back, r);
  store.commit();

  store.begin();
  r.cells["title"] = "\"Other\"";
  r.cells.erase("line[p2].theme");
  r.cells.erase("tags[a]");
  r.cells["line[p1].modes[m2]"] = "true";
  r.cells["_deleted"] = "true";
  r.versions.later = {{"title", 9}, {"line[p2].theme", 9}, {"tags[a]", 9}, {"line[p1].modes[m2]", 9}, {"_deleted", 9}};
  r.versions.facets[1] = {9, 3};
  r.versions.proposals = true;
  const std::vector<Path> changed{"title", "line[p2].theme", "tags[a]", "line[p1].modes[m2]", "_deleted"};
  store.put(r, &changed);
  REQUIRE(store.view().load(r.rid, back));
  same(back, r);
  store.commit();
  const auto snapshot = store.snapshot();
  CHECK(snapshot->find(kind, r.id) == r.rid);
  CHECK(snapshot->find(kind, Uuid{}) == 0);
  CHECK(snapshot->has(r.id));
  CHECK_FALSE(snapshot->has(Uuid{}));
  CHECK_FALSE(snapshot->load(r.rid + 128, back));
  CHECK(snapshot->count(kind) == 1);
  CHECK(snapshot->referring(kind, "parent", r.cells.at("parent")) == std::vector<Rid>{r.rid});
  CHECK(snapshot->referring(kind, "title", "\"Other\"") == std::vector<Rid>{r.rid});
  CHECK(snapshot->referring(kind, "title", "\"T\"").empty());
}

void undoing(ServerStore& store) {
  const Kind& kind = *contract_domain().kind("thing");
  store.begin();
  const StoredRecord kept = sample(store, "kept");
  store.put(kept, nullptr);
  store.savepoint();
  StoredRecord gone = sample(store, "gone");
  store.put(gone, nullptr);
  store.put_feed({gone.rid, 0, store.scope_named("s"), 1, 1});
  const ChangeSource source = store.put_source({0, Uuid::derived("d", "1"), "00", Uuid{}, 1});
  row(store, source, 1, gone.rid, "{}");
  store.savepoint();
  store.set_meta("k", "v");
  store.release();
  store.undo();
  CHECK(store.view().find(kind, gone.id) == 0);
  CHECK(store.view().head().seq == 0);
  CHECK(store.view().meta("k").empty());
  CHECK_FALSE(store.view().scope(std::string_view("s")));
  store.commit();
  store.begin();
  store.set_meta("k", "w");
  store.rollback();
  CHECK(store.snapshot()->meta("k").empty());
  CHECK(store.snapshot()->find(kind, kept.id) == kept.rid);
}

void feed(ServerStore& store) {
  store.begin();
  const StoredRecord r = sample(store, "fed"), other = sample(store, "fed too");
  const ScopeId a = store.scope_named("org:a"), b = store.scope_named("participants");
  CHECK(store.scope_named("org:a") == a);
  store.put_feed({r.rid, 0, a, 3, 3});
  store.put_feed({r.rid, 1, a, 3, 3});
  store.put_feed({other.rid, 0, a, 2, 2});
  store.put_feed({r.rid, 0, b, 4, 4});
  store.put_feed({r.rid, 0, a, 9, 3});
  store.put_feed({r.rid, 0, b, 8, 0});
  store.add_sum(a, 5);
  store.add_sum(a, static_cast<std::uint64_t>(-7));
  store.commit();
  const auto view = store.snapshot();
  std::vector<FeedEntry> entries;
  view->feed_of(r.rid, entries);
  CHECK(entries == std::vector<FeedEntry>{{r.rid, 0, a, 9, 3}, {r.rid, 0, b, 8, 0}, {r.rid, 1, a, 3, 3}});
  std::vector<FeedEntry> walked;
  view->walk(a, 2, [&](const FeedEntry& e) { return walked.push_back(e), true; });
  CHECK(walked == std::vector<FeedEntry>{{r.rid, 1, a, 3, 3}, {r.rid, 0, a, 9, 3}});
  walked.clear();
  view->walk(a, 0, [&](const FeedEntry& e) { return walked.push_back(e), false; });
  CHECK(walked == std::vector<FeedEntry>{{other.rid, 0, a, 2, 2}});
  CHECK(view->newest_in(a) == 9);
  CHECK(view->newest_in(b) == 8);
  CHECK(view->newest_in(b + 10) == 0);
  CHECK(view->scope(std::string_view("org:a"))->sum == static_cast<std::uint64_t>(-2));
  CHECK(view->scope(b)->name == "participants");
  CHECK(view->scopes().size() == 2);
}

void logging(ServerStore& store) {
  store.begin();
  const StoredRecord r = sample(store, "logged");
  ChangeSource source = store.put_source({0, Uuid::derived("d", "1"), "00000000000000aa", Uuid::derived("p", "1"), 1});
  CHECK(source.no != 0);
  row(store, source, 1, r.rid, "{\"n\":1}");
  LogRow second = row(store, source, 2, r.rid, "{\"n\":2}");
  row(store, source, 0, 0, "{}");
  LogRow said = second;
  said.seq = 4;
  said.counter = 3;
  said.verdict = Verdict::proposed;
  said.kept = {"title"};
  said.proposal = Uuid::derived("x", "y");
  said.error = {"some_code", "field", {"a", "b"}, ""};
  said.result = "{\"title\":\"x\"}";
  said.digest = digest_of(said);
  said.chain = link(store.view().head().chain, said, source);
  store.append(said);
  source.next = 4;
  store.put_source(source);
  store.commit();
  const auto view = store.snapshot();
  CHECK(view->head() == LogHead{4, said.chain});
  CHECK(view->chain_at(2) == second.chain);
  CHECK(view->chain_at(0) == Hash32{});
  CHECK_FALSE(view->chain_at(5));
  const auto back = view->log_row(source.no, 3);
  REQUIRE(back);
  CHECK(back->seq == 4);
  CHECK(back->kept == said.kept);
  CHECK(back->proposal == said.proposal);
  CHECK(back->error == said.error);
  CHECK(back->result == said.result);
  CHECK(back->digest == said.digest);
  CHECK(back->verdict == Verdict::proposed);
  CHECK_FALSE(view->log_row(source.no, 0));
  std::vector<std::uint64_t> seqs;
  view->log_of(r.rid, 3, [&](const LogRow& x) { return seqs.push_back(x.seq), true; });
  CHECK(seqs == std::vector<std::uint64_t>{2, 1});
  seqs.clear();
  view->log_from(3, [&](const LogRow& x) { return seqs.push_back(x.seq), true; });
  CHECK(seqs == std::vector<std::uint64_t>{3, 4});
  CHECK(view->source(source.no)->next == 4);
  CHECK(view->source(source.device, source.incarnation, source.person)->no == source.no);
  CHECK_FALSE(view->source(source.device, "other", source.person));
}

void erasing(ServerStore& store) {
  store.begin();
  const ChangeSource source = store.put_source({0, Uuid::derived("d", "1"), "aa", Uuid{}, 1});
  const LogRow first = row(store, source, 1, 0, "{\"n\":1}");
  store.erase_content(1);
  store.commit();
  const auto back = store.snapshot()->log_row(1);
  REQUIRE(back);
  CHECK(back->content.empty());
  CHECK(back->salt.empty());
  CHECK(back->digest == first.digest);
  CHECK(link(Hash32{}, *back, source) == first.chain);
}

void sides(ServerStore& store) {
  const Uuid device = Uuid::derived("d", "1"), person = Uuid::derived("p", "1");
  store.begin();
  store.put_device({device, person, std::string(32, '\0'), "Laptop", false, 5});
  store.put_device({device, person, std::string(32, '\0'), "Laptop", true, 5});
  const StoredCode code{std::string(32, 'h'), person, 99, {}, ""};
  store.put_code(code);
  const StoredCode used{std::string(32, 'u'), person, 98, Uuid::derived("d", "2"), std::string(32, 'k'), device};
  store.put_code(used);
  store.begin_epoch({"00000000000000e1", 0, {}}, {});
  store.begin_epoch({"00000000000000e2", 5, {}}, 4);
  store.put_replayed(133, "title", {5, 6});
  store.put_replayed(133, "title", {7, 8, "00000000000000aa"});
  store.park(3, device);
  store.park(9, device);
  store.unpark(3);
  store.set_meta("a", "1");
  store.set_meta("a", "2");
  store.commit();
  const auto view = store.snapshot();
  CHECK(view->device(device) == StoredDevice{device, person, std::string(32, '\0'), "Laptop", true, 5});
  CHECK(view->devices().size() == 1);
  CHECK_FALSE(view->device(person));
  CHECK(view->code(code.hash) == code);
  CHECK(view->code(used.hash) == used);
  CHECK_FALSE(view->code(std::string(32, 'x')));
  CHECK(view->codes() == std::vector<StoredCode>{code, used});
  REQUIRE(view->epochs().size() == 2);
  CHECK(view->epochs()[0].ended == 4);
  CHECK(view->epochs()[1].epoch == "00000000000000e2");
  CHECK(view->epochs()[1].began == 5);
  CHECK(view->replayed(133, "title")->new_seq == 8);
  CHECK(view->replayed(133, "title")->life == "00000000000000aa");
  CHECK_FALSE(view->replayed(133, "other"));
  CHECK(view->parked() == std::vector<std::uint64_t>{9});
  CHECK(view->parked_of(device) == 1);
  CHECK(view->meta("a") == "2");
}

}  // namespace

const Domain& contract_domain() {
  static const Domain domain(1, {thing()}, {});
  return domain;
}

void check_server_store(const std::function<std::unique_ptr<ServerStore>()>& make) {
  SECTION("records come back as they were put") { records(*make()); }
  SECTION("what is undone leaves no trace") { undoing(*make()); }
  SECTION("the feed is walked in order") { feed(*make()); }
  SECTION("the log is found by sequence, counter and record") { logging(*make()); }
  SECTION("erased content leaves the chain whole") { erasing(*make()); }
  SECTION("devices, codes, epochs, replays and parked rows") { sides(*make()); }
}

}  // namespace dialogue::test
