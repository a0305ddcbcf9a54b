// SPDX-License-Identifier: Apache-2.0
#include "sync/checksum.h"
#include "tests/catch.h"
#include "tests/unit/sync/device.h"

namespace dialogue::test {

namespace {

struct Sent {
  DeviceOnPaper device;
  Uuid id = device.given({{"title", "\"a\""}, {"words", "\"w\""}}, 5);
  SyncResponse answer;
  Sent() { answer.cursor = "next"; }
  void push() {
    device.session.begin();
    device.next();
  }
  void take() { device.take(answer).take(); }
  void row(std::uint64_t seq, std::vector<std::pair<Path, Raw>> cells, bool whole = false) {
    answer.rows.push_back({"note", id, 0, seq, whole, std::move(cells), {}, {}});
  }
  Raw base(const Path& path) {
    const Cells under = device.store.under(*device.store.head(id));
    const auto it = under.find(path);
    return it == under.end() ? device.cell(id, path) : it->second;
  }
};

}  // namespace

TEST_CASE("a row from the server slides under a waiting edit") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"mine\""}});
  sent.row(8, {{"title", "\"theirs\""}, {"words", "\"other\""}});
  sent.push();
  sent.take();
  CHECK(sent.device.cell(sent.id, "title") == "\"mine\"");
  CHECK(sent.base("title") == "\"theirs\"");
  CHECK(sent.device.cell(sent.id, "words") == "\"other\"");
  CHECK(sent.device.store.waiting()[0].change.cells[0].saw == 5);
}

TEST_CASE("an applied edit becomes the base without an answering cell") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"mine\""}});
  sent.push();
  sent.answer.receipts = {DeviceOnPaper::receipt(1, 9)};
  sent.row(9, {});
  sent.take();
  const auto head = *sent.device.store.head(sent.id);
  CHECK(head.sync == SyncState::confirmed);
  CHECK(head.facets[0].seq == 9);
  CHECK(head.facets[0].sum == facet_seq_sum(sent.id, 0, 9) + cell_sum(sent.id, "title", "\"mine\"") + cell_sum(sent.id, "words", "\"w\""));
  CHECK(sent.device.store.scopes()[0].sum == head.facets[0].sum);
  CHECK(sent.device.store.under(head).empty());
  CHECK(sent.device.store.counts() == ChangeCounts{});
}

TEST_CASE("after its verdict a proposed cell shows the server's value; the others of the change were applied") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"mine\""}, {"words", "\"mine too\""}});
  sent.push();
  sent.answer.receipts = {DeviceOnPaper::receipt(1, 9, Verdict::proposed, {"title"})};
  sent.row(9, {{"title", "\"theirs\""}});
  sent.take();
  CHECK(sent.device.cell(sent.id, "title") == "\"theirs\"");
  CHECK(sent.device.cell(sent.id, "words") == "\"mine too\"");
}

TEST_CASE("a later waiting edit stays on top of an earlier one's verdict") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"one\""}});
  sent.push();
  sent.device.edit(sent.id, {{"title", "\"two\""}});
  SECTION("applied") {
    sent.answer.receipts = {DeviceOnPaper::receipt(1, 9)};
    sent.take();
    CHECK(sent.base("title") == "\"one\"");
  }
  SECTION("refused") {
    sent.answer.receipts = {DeviceOnPaper::receipt(1, 9, Verdict::rejected)};
    sent.take();
    CHECK(sent.base("title") == "\"a\"");
    CHECK(sent.device.store.refusals().size() == 1);
  }
  CHECK(sent.device.cell(sent.id, "title") == "\"two\"");
  CHECK(sent.device.store.head(sent.id)->sync == SyncState::local);
}

TEST_CASE("the same answer twice changes nothing the second time") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"mine\""}});
  sent.push();
  sent.answer.receipts = {DeviceOnPaper::receipt(1, 9)};
  sent.row(9, {{"words", "\"new\""}});
  sent.take();
  const auto head = *sent.device.store.head(sent.id);
  const auto cells = sent.device.view(sent.id);
  sent.push();
  sent.take();
  CHECK(*sent.device.store.head(sent.id) == head);
  CHECK(sent.device.view(sent.id) == cells);
  CHECK(sent.device.store.kept_above(0).size() == 1);
}

TEST_CASE("what a restored server was not asked about yet keeps its place while its scope begins again from nothing") {
  Sent sent;
  auto& device = sent.device;
  {
    StoreTransaction transaction(device.store);
    IdentityMap bench(device.ports);
    bench.find(sent.id)->set_ghost(Ghost::unchecked);
    bench.flush();
    transaction.commit();
  }
  sent.answer.refilling = {1};
  sent.push();
  sent.take();
  REQUIRE(device.store.head(sent.id));
  CHECK(device.store.head(sent.id)->facets[0].scopes == std::vector<ScopeId>{1});
}

TEST_CASE("what a restored server lacks outlives a refill of the scope that held it, and goes with that scope") {
  Sent sent;
  auto& device = sent.device;
  {
    StoreTransaction transaction(device.store);
    IdentityMap bench(device.ports);
    bench.find(sent.id)->set_ghost(Ghost::missing);
    bench.flush();
    transaction.commit();
  }
  sent.answer.refilling = {1};
  sent.push();
  sent.take();
  REQUIRE(device.store.head(sent.id));
  CHECK(device.store.head(sent.id)->facets[0].scopes == std::vector<ScopeId>{1});
  CHECK(device.cell(sent.id, "title") == "\"a\"");

  SyncResponse after;
  after.cursor = "after";
  SECTION("another scope is left") {
    after.left = {2};
    sent.push();
    device.take(after).take();
    CHECK(device.store.head(sent.id));
  }
  SECTION("that scope is left") {
    after.left = {1};
    sent.push();
    device.take(after).take();
    CHECK_FALSE(device.store.head(sent.id));
  }
  SECTION("it comes back elsewhere") {
    after.scopes = {{2, "org:y"}};
    after.rows = {{"note", sent.id, 0, 3, true, {{"title", "\"b\""}}, {2}, {}}};
    sent.push();
    device.take(after).take();
    const auto head = *device.store.head(sent.id);
    CHECK(head.ghost == Ghost::no);
    CHECK(head.facets[0].scopes == std::vector<ScopeId>{2});
    CHECK(device.cell(sent.id, "title") == "\"b\"");
  }
}

TEST_CASE("a record that no scope holds any more goes; what its owner had not sent stays") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"mine\""}});
  SECTION("it left the scope") { sent.answer.rows = {{"note", sent.id, 0, 12, false, {}, {}, {1}}}; }
  SECTION("the scope is no longer the person's") { sent.answer.left = {1}; }
  sent.push();
  sent.take();
  CHECK_FALSE(sent.device.store.head(sent.id));
  CHECK(sent.device.store.waiting().size() == 1);
  CHECK(get_flag(sent.device.store, meta::scrub));
  for (const auto& scope : sent.device.store.scopes()) CHECK(scope.sum == 0);
  SyncResponse back;
  back.cursor = "back";
  back.rows = {{"note", sent.id, 0, 14, true, {{"title", "\"again\""}}, {1}, {}}};
  sent.push();
  sent.device.take(back).take();
  CHECK(sent.device.cell(sent.id, "title") == "\"mine\"");
  CHECK(sent.base("title") == "\"again\"");
}

TEST_CASE("a checksum that is wrong twice is an error, not a loop") {
  Sent sent;
  sent.answer.sums = {{1, 77}};
  sent.push();
  sent.take();
  CHECK(sent.device.next().refill == std::vector<ScopeId>{1});
  sent.answer.refilling = {1};
  sent.row(5, {{"title", "\"a\""}, {"words", "\"w\""}}, true);
  sent.answer.rows[0].in = {1};
  CHECK(sent.device.take(sent.answer).error().code == "checksum");
}

TEST_CASE("past cursors are kept in distances that grow with their age") {
  Sent sent;
  for (int i = 0; i < 2000; ++i) {
    sent.answer.cursor = "cursor " + std::to_string(i);
    sent.push();
    sent.take();
  }
  const auto past = sent.device.store.past();
  REQUIRE(past.size() == 32);
  CHECK(past.front().no == 1);
  CHECK(past.back().cursor == "cursor 1999");
  for (std::size_t i = 1; i + 1 < past.size(); ++i) {
    const auto age = past.back().no - past[i].no;
    CHECK(past[i].no - past[i - 1].no <= age + 40);
  }
}

TEST_CASE("a clone's changes are sealed again under a new incarnation, naming each other anew") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"one\""}});
  sent.push();
  sent.device.edit(sent.id, {{"title", "\"two\""}});
  SyncResponse clone;
  clone.error = Error{"clone", "", {}, ""};
  sent.device.take(clone).take();
  const auto request = sent.device.next();
  REQUIRE(request.batches.size() == 1);
  CHECK(request.batches[0].incarnation != "00000000000000aa");
  REQUIRE(request.batches[0].changes.size() == 2);
  CHECK(request.batches[0].changes[0].counter == 1);
  CHECK(decode_change(request.batches[0].changes[1].bytes).take().cells[0].saw == -1);
}

TEST_CASE("a sealed batch is sent again byte by byte") {
  Sent sent;
  sent.device.edit(sent.id, {{"title", "\"one\""}});
  sent.device.session.begin();
  const auto first = sent.device.next();
  sent.device.edit(sent.id, {{"title", "\"two\""}});
  const auto second = sent.device.next();
  REQUIRE(second.batches.size() == 2);
  CHECK(second.batches[0].signature == first.batches[0].signature);
  CHECK(second.batches[0].changes[0].bytes == first.batches[0].changes[0].bytes);
}

}  // namespace dialogue::test
