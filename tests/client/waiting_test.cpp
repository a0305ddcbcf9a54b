// SPDX-License-Identifier: Apache-2.0
// What the app shows beside the places, and the language variants of texts.
#include "client/core/tables/variants.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

namespace dialogue::test {
namespace {

struct Two {
  Server server;
  Uuid niger = server.organisation("Niger");
  Uuid amina = server.person("Amina", niger, "FP"), omar = server.person("Omar", niger, "FP");
  Device a{server, amina}, b{server, omar};

  Two() {
    a.sync();
    b.sync();
  }
};

KindWaiting of(Replica& replica, const std::string& kind) {
  for (const auto& each : replica.waiting_by_kind())
    if (each.kind == kind) return each;
  return {};
}

}  // namespace

TEST_CASE("what waits is counted by kind, a record once, and no longer when its receipts are here") {
  Two t;
  CHECK(t.a.replica->waiting_by_kind().empty());
  const auto first = t.a.replica->create("support_request", {{"title", text("One")}}).take();
  t.a.replica->create("support_request", {{"title", text("Two")}}).take();
  t.a.replica->create("pledge", {{"title", text("Three")}, {"cycle", text("grf_2027")}}).take();
  REQUIRE(t.a.replica->act(first, "review", {}, nullptr).ok());
  CHECK(of(*t.a.replica, "support_request").waiting == 2);
  CHECK(of(*t.a.replica, "pledge").waiting == 1);
  CHECK(of(*t.a.replica, "pledge").attention == 0);
  t.a.sync();
  CHECK(t.a.replica->waiting_by_kind().empty());
}

TEST_CASE("a record with two values for one field is counted once as one that needs a decision") {
  Two t;
  const auto id = t.a.replica->create("support_request", {{"title", text("One")}, {"summary", text("s")}, {"review_asked", "true"}}).take();
  t.a.sync();
  t.b.sync();
  REQUIRE(t.a.replica->edit(id, {{"title", text("Hers")}}, nullptr).ok());
  REQUIRE(t.b.replica->edit(id, {{"title", text("His")}}, nullptr).ok());
  t.a.sync();
  t.b.sync();
  CHECK(of(*t.b.replica, "support_request").attention == 1);
  CHECK(of(*t.b.replica, "support_request").waiting == 0);
}

TEST_CASE("the same variant written on two devices is one record, owned as its original is") {
  Two t;
  const auto id = t.a.replica->create("support_request", {{"title", text("Un titre")}, {"lang_original", text("fr")}}).take();
  t.a.sync();
  t.b.sync();
  const auto cells = t.a.replica->get(id).take().cells;
  REQUIRE(write_variant(*t.a.replica, id, cells, {"title", "en", text("A title")}, nullptr).ok());
  CHECK(variant_text(*t.a.replica, id, "title", "en") == "A title");
  CHECK(variant_text(*t.a.replica, id, "title", "es").empty());
  t.a.sync();
  t.b.sync();
  const auto there = variants_of(*t.b.replica, id);
  REQUIRE(there.size() == 1);
  CHECK(there[0].text == "A title");
  CHECK(there[0].method == "human");
  CHECK(there[0].record.cells.at("owner_org") == cells.at("owner_org"));
  REQUIRE(write_variant(*t.b.replica, id, cells, {"title", "en", text("The title")}, &there[0].shown).ok());
  t.b.sync();
  t.a.sync();
  REQUIRE(variants_of(*t.a.replica, id).size() == 1);
  CHECK(variant_text(*t.a.replica, id, "title", "en") == "The title");
  REQUIRE(write_variant(*t.a.replica, id, cells, {"title", "en", {}}, nullptr).ok());
  CHECK(variant_text(*t.a.replica, id, "title", "en").empty());
}

}  // namespace dialogue::test
