// SPDX-License-Identifier: Apache-2.0
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("A record made on one device reaches its organisation and nobody else") {
  Trio t;
  const Uuid id = t.draft();
  REQUIRE(t.a->receipts.size() == 1);
  CHECK(t.a->receipts[0].verdict == Verdict::applied);
  CHECK(t.a->state(id) == "draft");
  CHECK(t.a->cell(id, "ref_no") == text("REQ-2027-0001"));
  CHECK(t.b->cell(id, "title") == text("Title"));
  CHECK(t.b->cell(id, "internal_note", 1) == text("Ours"));
  t.c->sync();
  CHECK_FALSE(t.c->holds(id));
  CHECK(t.a->base.at({id, 0}).cells == t.b->base.at({id, 0}).cells);
}

TEST_CASE("An edit reaches the others cell by cell, and its author's words do not come back") {
  Trio t;
  const Uuid id = t.draft();
  t.b->edit_seen("request", id, {{"title", text("Better")}, {"areas[assets]", "true"}});
  const auto response = t.b->exchange(t.b->request());
  REQUIRE(response.rows.size() == 1);
  CHECK(response.rows[0].cells.empty());
  t.b->take(response);
  const auto news = t.a->exchange(t.a->request());
  REQUIRE(news.rows.size() == 1);
  CHECK_FALSE(news.rows[0].whole);
  CHECK(news.rows[0].cells.size() == 2);
  t.a->take(news);
  CHECK(t.a->cell(id, "title") == text("Better"));
  CHECK(t.a->sums_agree);
}

TEST_CASE("With no news, the answer is a cursor and one sum") {
  Trio t;
  t.draft();
  t.a->sync();
  const auto response = t.a->exchange(t.a->request());
  CHECK(response.rows.empty());
  CHECK(response.sum.has_value());
  CHECK_FALSE(response.head.has_value());
  CHECK_FALSE(response.more);
  t.a->take(response);
  CHECK(t.a->sums_agree);
}

TEST_CASE("A program two versions of the schema behind gets everything; an older one is heard and told to be brought up to date") {
  const Domain later(small_domain().schema() + 3, small_domain().kinds(), small_domain());
  World world(later);
  const auto device = world.device(world.person("Ann", world.org("Office"), "FP"));
  const auto asked_by = [&](int schema) {
    device->create("request", {{"title", text("From schema " + std::to_string(schema))}});
    auto request = device->request();
    request.schema = schema;
    return device->exchange(request);
  };
  const auto refused = asked_by(later.schema() - 3);
  REQUIRE(refused.error);
  CHECK(refused.error->code == "upgrade_needed");
  REQUIRE(refused.receipts.size() == 1);
  CHECK(refused.receipts[0].verdict == Verdict::applied);
  CHECK(refused.rows.empty());
  const auto taken = asked_by(later.schema() - 2);
  CHECK_FALSE(taken.error);
  CHECK_FALSE(taken.rows.empty());
}
