// SPDX-License-Identifier: Apache-2.0
// One suite for both stores of the device.
#include <memory>

#include "client/core/store/store.h"
#include "shared/model/declaration.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/fakes/memory_replica_store.h"

namespace dialogue {
namespace {

Field field(const char* name, Type type, FieldClass cls = FieldClass::value) {
  Field out;
  out.name = name;
  out.type = type;
  out.cls = cls;
  out.indexed = type == Type::ref;
  out.searched = type == Type::text;
  return out;
}

const Domain& domain() {
  static const Domain made = [] {
    Kind note;
    note.no = 9;
    note.name = "note";
    note.facets = {"main", "inside"};
    note.states = {{"draft", {}}, {"done", {}}};
    note.fields = {field("title", Type::text),
                   field("size", Type::number),
                   field("ok", Type::boolean),
                   field("about", Type::ref),
                   field("tags", Type::text, FieldClass::set),
                   field("shape", Type::json, FieldClass::server)};
    Part line;
    line.name = "line";
    line.fields = {field("theme", Type::text), field("ways", Type::text, FieldClass::set)};
    note.parts = {line};
    return Domain(1, {note}, {});
  }();
  return made;
}

std::unique_ptr<ReplicaStore> make(bool sqlite) {
  if (!sqlite) return std::make_unique<MemoryReplicaStore>(domain());
  Database::Options options;
  options.memory = true;
  return std::make_unique<SqliteReplicaStore>("", options, domain());
}

Uuid id(int n) {
  Uuid out;
  out.bytes[15] = static_cast<std::uint8_t>(n);
  return out;
}

RecordHead fresh(int n) {
  RecordHead out;
  out.kind = domain().kind("note");
  out.id = id(n);
  out.facets.resize(2);
  return out;
}

StoredChange edit(int record, const char* title) {
  StoredChange out;
  out.change.kind = "note";
  out.change.record = id(record);
  out.change.schema = 1;
  out.change.cells = {{"title", title, 3}};
  out.made_ms = 1000;
  return out;
}

StoredChange sealed(ReplicaStore& store, int record, std::uint64_t counter) {
  StoredChange out = edit(record, "\"x\"");
  out.change.counter = counter;
  const auto bytes = seal(out.change);
  out.incarnation = "00000000000000aa";
  out.bytes = bytes.bytes;
  out.hash = bytes.hash;
  store.save(out);
  return out;
}

// Every form that a cell can have, and some that no column fits.
Cells all_forms() {
  return {{"title", "\"Niger \\\"north\\\" \\n two\""},
          {"size", "1.50"},
          {"ok", "true"},
          {"about", '"' + id(7).text() + '"'},
          {"tags[b, c]", "true"},
          {"tags[a\"q]", "true"},
          {"shape", "{\"b\":[1,2.0]}"},
          {"state", "\"draft\""},
          {"_deleted", "true"},
          {"line[" + id(3).text() + "]", "\"m\""},
          {"line[" + id(3).text() + "].theme", "\"t\""},
          {"line[" + id(3).text() + "].ways[x]", "true"},
          {"line[odd]", "\"n\""},
          {"line[odd].newer", "5"},
          {"newer_field", "[1,{\"x\":null}]"},
          {"newer_set[e]", "true"},
          {"~1.secret", "\"s\""}};
}

}  // namespace

#define BOTH_STORES() const auto store = make(GENERATE(false, true))

TEST_CASE("a record comes back cell by cell as it was written, whatever its cells hold") {
  BOTH_STORES();
  auto head = fresh(1);
  head.facets[0] = {1204, 0xfedcba9876543210u, {1, 2, 300}};
  head.facets[1] = {7, 5, {}};
  head.sync = SyncState::sent;
  head.ghost = Ghost::missing;
  store->begin();
  store->write(head, all_forms(), {});
  store->commit();
  CHECK(head.key != 0);
  const auto found = store->head(id(1));
  REQUIRE(found);
  CHECK(*found == head);
  CHECK(store->read(*found) == all_forms());
  CHECK_FALSE(store->head(id(2)));
}

TEST_CASE("a change of single cells leaves the others alone, and cells can go") {
  BOTH_STORES();
  auto head = fresh(1);
  store->begin();
  store->write(head, all_forms(), {});
  Cells now = all_forms();
  std::vector<Path> changed;
  const auto set = [&](const Path& path, const Raw& value) {
    if (value.empty())
      now.erase(path);
    else
      now[path] = value;
    changed.push_back(path);
  };
  set("title", "7");  // not a string: it still has a place
  set("size", "");
  set("tags[b, c]", "");
  set("tags[z]", "true");
  set("line[" + id(3).text() + "].theme", "");
  set("line[odd]", "");
  set("line[odd].newer", "");
  set("line[new]", "\"a\"");
  set("newer_field", "");
  head.own = true;
  store->write(head, now, changed);
  store->commit();
  CHECK(store->read(head) == now);
  CHECK(store->head(id(1))->own);
  store->begin();
  changed.clear();
  set("title", "\"again\"");
  store->write(head, now, changed);
  store->commit();
  CHECK(store->read(head) == now);
}

TEST_CASE("what was rolled back never was") {
  BOTH_STORES();
  {
    StoreTransaction transaction(*store);
    auto head = fresh(1);
    store->write(head, all_forms(), {});
    store->set_meta("k", "v");
  }
  CHECK_FALSE(store->head(id(1)));
  CHECK(store->meta("k").empty());
}

TEST_CASE("an erased record leaves nothing, and its number is not given again at once") {
  BOTH_STORES();
  auto head = fresh(1), other = fresh(2);
  store->begin();
  store->write(head, all_forms(), {});
  store->erase(head);
  store->write(other, all_forms(), {});
  store->commit();
  CHECK_FALSE(store->head(id(1)));
  CHECK(other.key != head.key);
}

TEST_CASE("records are found by what they refer to, and all are visited") {
  BOTH_STORES();
  CHECK_FALSE(store->any(*domain().kind("note")));
  store->begin();
  for (int n = 1; n <= 3; ++n) {
    auto head = fresh(n);
    store->write(head, n == 2 ? Cells{} : Cells{{"about", '"' + id(9).text() + '"'}}, {});
  }
  store->commit();
  CHECK(store->referring(*domain().kind("note"), "about", id(9)) == std::vector<Uuid>{id(1), id(3)});
  int seen = 0;
  store->scan([&](const RecordHead&) { ++seen; });
  CHECK(seen == 3);
  CHECK(store->any(*domain().kind("note")));
}

TEST_CASE("what lies under waiting changes is kept with them, also that nothing does") {
  BOTH_STORES();
  auto head = fresh(1);
  store->begin();
  store->write(head, {}, {});
  auto first = edit(1, "\"a\""), second = edit(1, "\"b\""), other = edit(2, "\"c\"");
  first.under = {{"title", "\"t\""}, {"size", ""}};
  store->save(first);
  store->save(second);
  store->save(other);
  store->commit();
  CHECK(store->under(head) == Cells{{"size", ""}, {"title", "\"t\""}});
  CHECK(store->waiting_of(id(1)).front().under == first.under);
  store->begin();
  store->set_under(first.id, {});
  store->set_under(second.id, {{"size", "7"}});
  store->commit();
  CHECK(store->under(head) == Cells{{"size", "7"}});
  head.own = true;
  CHECK(store->under(head).empty());
}

TEST_CASE("which changes of a record wait is right after each way a transaction ends") {
  BOTH_STORES();
  const auto waiting = [&] { return store->waiting_of(id(1)).size(); };
  store->begin();
  auto first = edit(1, "\"a\""), second = edit(1, "\"b\"");
  store->save(first);
  store->commit();
  CHECK(waiting() == 1);
  store->begin();
  store->save(second);
  CHECK(waiting() == 2);
  store->rollback();
  CHECK(waiting() == 1);
  store->begin();
  store->drop_change(first.id);
  CHECK(waiting() == 0);
  CHECK_FALSE(store->any_waiting());
  store->rollback();
  CHECK(waiting() == 1);
  store->begin();
  first.verdict = Verdict::rejected;
  store->save(first);
  store->commit();
  CHECK(waiting() == 0);
  CHECK_FALSE(store->any_waiting());
}

TEST_CASE("changes wait in the order of making until they are settled") {
  BOTH_STORES();
  store->begin();
  auto first = edit(1, "\"a\""), second = edit(2, "\"b\""), third = edit(1, "\"c\"");
  store->save(first);
  store->save(second);
  third.change.act = "send";
  third.change.cells.clear();
  store->save(third);
  CHECK(first.id < second.id);
  CHECK(store->drafts(2).size() == 2);
  CHECK(store->newest_barrier() == third.id);
  CHECK(store->waiting_of(id(1)).size() == 2);
  first.change.cells[0].value = "\"d\"";
  store->save(first);
  CHECK(store->change(first.id)->change.cells[0].value == "\"d\"");
  store->drop_change(third.id);
  CHECK(store->newest_barrier() == 0);
  second.verdict = Verdict::rejected;
  second.open = true;
  second.seq = 9;
  second.receipt = store->add_receipt(
      {"00000000000000aa", 1, 1, 9, Verdict::rejected, {}, {}, Error{"not_allowed", "", {}, ""}, std::string(16, 'm'), {}});
  store->save(second);
  store->commit();
  CHECK(store->waiting().size() == 1);
  CHECK(store->settled_of(id(2), 9, INT64_MAX).size() == 1);
  CHECK(store->settled_of(id(2), 10, INT64_MAX).empty());
  CHECK(store->counts() == ChangeCounts{1, 0, 1, 0});
  CHECK(store->has_refusal(id(2)));
  CHECK(store->refusals().size() == 1);
  CHECK(store->receipt(second.receipt)->error->code == "not_allowed");
}

TEST_CASE("a run of applied changes is settled at once, and each of them can still be had") {
  BOTH_STORES();
  store->begin();
  const auto one = sealed(*store, 1, 1), two = sealed(*store, 2, 2), three = sealed(*store, 1, 3);
  store->add_batch({"00000000000000aa", 1, 3, std::string(64, 's')});
  CHECK(store->settle_run({"00000000000000aa", 2, 3, 50, Verdict::applied, {}, {}, {}, std::string(16, 'm'), {}}).empty());
  const auto run = store->settle_run({"00000000000000aa", 1, 3, 50, Verdict::applied, {}, {}, {}, std::string(16, 'm'), {}});
  store->commit();
  REQUIRE(run.size() == 3);
  CHECK(run[1].bytes == two.bytes);
  CHECK(run[2].seq == 52);
  CHECK_FALSE(store->any_waiting());
  CHECK(store->counts() == ChangeCounts{});
  CHECK(store->open_batches(9).empty());
  REQUIRE(store->settled_of(id(1), 51, INT64_MAX).size() == 1);
  CHECK(store->settled_of(id(1), 51, INT64_MAX)[0].change.counter == 3);
  CHECK(store->settled_of(id(1), 51, 52).size() == 1);

  // A new draft is none of them, whatever became of their rows.
  store->begin();
  auto draft = edit(4, "\"d\"");
  store->save(draft);
  store->commit();
  CHECK(draft.id > three.id);
  CHECK(store->any_draft());
  REQUIRE(store->drafts(9).size() == 1);
  CHECK(store->change(one.id)->bytes == one.bytes);
  CHECK(store->change("00000000000000aa", 2)->hash == two.hash);
  CHECK(store->change("00000000000000aa", 2)->receipt == run[1].receipt);
  CHECK(store->kept_above(51).size() == 1);
  CHECK(store->change(draft.id)->change.record == id(4));
}

TEST_CASE("what is kept packed goes with its receipt and its batch when a backup covers it") {
  BOTH_STORES();
  store->begin();
  sealed(*store, 1, 1), sealed(*store, 2, 2);
  store->add_batch({"00000000000000aa", 1, 2, std::string(64, 's')});
  const auto number =
      store->settle_run({"00000000000000aa", 1, 2, 50, Verdict::applied, {}, {}, {}, std::string(16, 'm'), {}}).at(0).receipt;
  store->drop_kept(50);
  CHECK(store->change("00000000000000aa", 2));
  CHECK(store->batch_of("00000000000000aa", 1));
  store->drop_kept(51);
  store->commit();
  CHECK_FALSE(store->change("00000000000000aa", 2));
  CHECK_FALSE(store->receipt(number));
  CHECK_FALSE(store->batch_of("00000000000000aa", 1));
}

TEST_CASE("a record whose changes are all sealed is sent, and local again with the next edit") {
  BOTH_STORES();
  store->begin();
  auto head = fresh(1);
  head.sync = SyncState::local;
  store->write(head, {{"title", "\"x\""}}, {});
  auto draft = edit(1, "\"x\"");
  store->save(draft);
  CHECK(store->head(id(1))->sync == SyncState::local);
  Change numbered = draft.change;
  numbered.counter = 1;
  store->seal(store->drafts(1).at(0), "00000000000000aa", *seal(store->drafts(1).at(0).bytes, 1));
  CHECK(store->change(draft.id)->bytes == seal(numbered).bytes);
  CHECK(store->head(id(1))->sync == SyncState::sent);
  auto next = edit(1, "\"y\"");
  store->save(next);
  CHECK(store->head(id(1))->sync == SyncState::local);
  store->commit();
}

TEST_CASE("a sealed change keeps its bytes, and its batch is open until its last receipt") {
  BOTH_STORES();
  store->begin();
  auto one = sealed(*store, 1, 1), two = sealed(*store, 2, 2);
  store->add_batch({"00000000000000aa", 1, 2, std::string(64, 's')});
  CHECK(store->change("00000000000000aa", 2)->bytes == two.bytes);
  CHECK(store->change("00000000000000aa", 2)->hash == two.hash);
  CHECK_FALSE(store->change("00000000000000ab", 2));
  REQUIRE(store->open_batches(5).size() == 1);
  CHECK(store->open_batches(5)[0] == StoredBatch{"00000000000000aa", 1, 2, std::string(64, 's')});
  CHECK(store->changes_in(store->open_batches(5)[0]).size() == 2);
  CHECK(store->batch_of("00000000000000aa", 2)->from == 1);
  CHECK_FALSE(store->batch_of("00000000000000aa", 3));
  for (auto* change : {&one, &two}) {
    change->verdict = Verdict::applied;
    change->seq = change->change.counter + 100;
    store->save(*change);
  }
  store->commit();
  CHECK(store->open_batches(5).empty());
  CHECK(store->counts() == ChangeCounts{});
}

TEST_CASE("settled changes are kept until a backup covers their whole run") {
  BOTH_STORES();
  store->begin();
  std::vector<StoredChange> run{sealed(*store, 1, 1), sealed(*store, 1, 2), sealed(*store, 1, 3)};
  store->add_batch({"00000000000000aa", 1, 3, "s"});
  const auto both = store->add_receipt({"00000000000000aa", 1, 2, 50, Verdict::applied, {}, {}, {}, std::string(16, 'm'), {}});
  const auto last = store->add_receipt({"00000000000000aa", 3, 1, 52, Verdict::rejected, {}, {}, {}, std::string(16, 'm'), {}});
  for (std::size_t i = 0; i < 3; ++i) {
    run[i].verdict = i == 2 ? Verdict::rejected : Verdict::applied;
    run[i].seq = 50 + i;
    run[i].receipt = i == 2 ? last : both;
    run[i].open = i == 2;
    store->save(run[i]);
  }
  CHECK(store->kept_above(50).size() == 2);
  store->drop_kept(50);
  CHECK(store->kept_above(0).size() == 3);
  store->drop_kept(51);
  CHECK(store->kept_above(0).size() == 1);
  CHECK_FALSE(store->receipt(both));
  store->drop_kept(99);
  CHECK(store->kept_above(0).size() == 1);  // not dismissed
  run[2].open = false;
  run[2].offer = true;
  store->save(run[2]);
  CHECK(store->offers(10).size() == 1);
  store->drop_kept(99);
  CHECK(store->kept_above(0).size() == 1);
  run[2].offer = false;
  store->save(run[2]);
  store->drop_kept(99);
  store->commit();
  CHECK(store->kept_above(0).empty());
  CHECK_FALSE(store->batch_of("00000000000000aa", 1));
}

TEST_CASE("scopes, past cursors and settings are kept") {
  BOTH_STORES();
  store->begin();
  store->save(ScopeInfo{4, "org:x", 0xffffffffffffffffu, 12, 1});
  store->save(ScopeInfo{4, "org:x", 0xfffffffffffffff0u, 13, 0});
  store->save(ScopeInfo{2, "participants", 1, 1, 0});
  store->add_past({1, std::string("a\0b", 3), "{}"});
  store->add_past({2, "c", ""});
  store->drop_past(1);
  store->set_meta("k", "1");
  store->set_meta("k", "2");
  store->commit();
  REQUIRE(store->scopes().size() == 2);
  CHECK(store->scopes()[1] == ScopeInfo{4, "org:x", 0xfffffffffffffff0u, 13, 0});
  store->drop_scope(4);
  CHECK(store->scopes().size() == 1);
  REQUIRE(store->past().size() == 1);
  CHECK(store->past()[0] == PastCursor{2, "c", ""});
  CHECK(store->meta("k") == "2");
  CHECK(store->meta("none").empty());
}

}  // namespace dialogue
