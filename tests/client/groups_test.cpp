// SPDX-License-Identifier: Apache-2.0
// Several changes as one, between two devices and a service.
#include "tests/catch.h"
#include "tests/client/rig.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

struct TwoDrafts {
  Server server;
  Uuid org = server.organisation("Niger");
  Uuid amina = server.person("Amina", org, "FP"), boubacar = server.person("Boubacar", org, "OL");
  Device a{server, amina}, b{server, boubacar};
  Uuid one, two;

  TwoDrafts() {
    a.sync();
    one = a.replica->create("support_request", {{"title", text("One")}}).take();
    two = a.replica->create("support_request", {{"title", text("Two")}}).take();
    a.sync();
    b.sync();
  }
  Status edit(Device& device, const Uuid& id, const char* path, const char* value) {
    return device.replica->edit(id, {{path, text(value)}}, nullptr);
  }
};

}  // namespace

TEST_CASE("edits made together are applied together") {
  TwoDrafts t;
  Uuid comment;
  t.a.replica
      ->together([&]() -> Status {
        if (auto done = t.edit(t.a, t.one, "title", "First"); !done) return done;
        comment = t.a.replica->create("comment", {{"parent", text(t.one.text())}, {"text", text("Renamed")}}).take();
        return t.edit(t.a, t.two, "title", "Second");
      })
      .take();
  CHECK(t.a.replica->pending().size() == 3);
  const auto totals = t.a.sync();
  CHECK(totals.applied == 3);
  t.b.sync();
  CHECK(t.b.cell(t.one, "title") == text("First"));
  CHECK(t.b.cell(t.two, "title") == text("Second"));
  CHECK(t.b.cell(comment, "text") == text("Renamed"));
  check_whole(t.a);
  check_whole(t.b);
}

TEST_CASE("a step that fails leaves nothing of its group, whether its author looks or not") {
  TwoDrafts t;
  const auto refused = t.a.replica->together([&]() -> Status {
    t.edit(t.a, t.one, "title", "First").take();
    t.edit(t.a, t.two, "no_such_field", "x").ignore();
    return {};
  });
  CHECK_FALSE(refused.ok());
  CHECK(t.a.replica->pending().empty());
  CHECK(t.a.cell(t.one, "title") == text("One"));
  t.edit(t.a, t.one, "title", "On its own").take();
  CHECK(t.a.sync().applied == 1);
}

TEST_CASE("a group of edits that clashes is one proposal, and its parts are settled together") {
  TwoDrafts t;
  t.edit(t.b, t.one, "title", "Bob's").take();
  t.b.sync();
  t.a.replica
      ->together([&]() -> Status {
        if (auto done = t.edit(t.a, t.one, "title", "First"); !done) return done;
        return t.edit(t.a, t.two, "title", "Second");
      })
      .take();
  CHECK(t.a.sync().proposed == 2);
  CHECK(t.a.cell(t.two, "title") == text("Two"));
  t.b.sync();
  const auto open = t.b.replica->proposals();
  REQUIRE(open.size() == 2);
  CHECK(open[0].group == open[1].group);
  CHECK_FALSE(open[0].group.empty());

  SECTION("all as proposed") {
    t.b.replica->settle(open[0].id, "proposed", {}, nullptr).take();
    CHECK(t.b.replica->proposals().empty());
    CHECK(t.b.sync().applied == 2);
    t.a.sync();
    CHECK(t.a.cell(t.one, "title") == text("First"));
    CHECK(t.a.cell(t.two, "title") == text("Second"));
  }
  SECTION("all left as they are") {
    t.b.replica->settle(open[1].id, "current", {}, nullptr).take();
    t.b.sync();
    t.a.sync();
    CHECK(t.a.cell(t.one, "title") == text("Bob's"));
    CHECK(t.a.cell(t.two, "title") == text("Two"));
    CHECK(t.a.replica->proposals().empty());
  }
  SECTION("not when one of the texts has changed since it was shown") {
    t.edit(t.a, t.two, "title", "Changed again").take();
    t.a.sync();
    t.b.replica->settle(open[0].id, "proposed", {}, nullptr).take();
    CHECK(t.b.sync().rejected == 2);
    CHECK(t.b.cell(t.one, "title") == text("Bob's"));
    CHECK_FALSE(t.b.replica->proposals().empty());
  }
  check_whole(t.a);
  check_whole(t.b);
}

TEST_CASE("a group with an act is refused whole when the act's ground has gone") {
  TwoDrafts t;
  t.b.replica->act(t.one, "withdraw", {}, nullptr).take();
  t.b.sync();
  t.a.replica
      ->together([&]() -> Status {
        if (auto done = t.edit(t.a, t.two, "title", "With the act"); !done) return done;
        return t.a.replica->act(t.one, "review", {}, nullptr);
      })
      .take();
  CHECK(t.a.sync().rejected == 2);
  CHECK(t.a.cell(t.two, "title") == text("Two"));
  const auto refusals = t.a.replica->refusals();
  REQUIRE(refusals.size() == 2);
  CHECK(refusals[0].error.code == "group_failed");
  CHECK(refusals[1].error.code == "state_changed");
  check_whole(t.a);
}

TEST_CASE("a group in which one edit clashes and another may not be made is refused whole") {
  TwoDrafts t;
  t.edit(t.b, t.one, "title", "Bob's").take();
  t.b.sync();
  t.a.replica
      ->together([&]() -> Status {
        if (auto done = t.edit(t.a, t.one, "title", "First"); !done) return done;
        return t.edit(t.a, t.boubacar, "title", "Not hers to change");
      })
      .take();
  CHECK(t.a.sync().rejected == 2);
  CHECK(t.a.cell(t.one, "title") == text("Bob's"));
  CHECK(t.a.replica->proposals().empty());
  const auto refusals = t.a.replica->refusals();
  REQUIRE(refusals.size() == 2);
  CHECK(refusals[0].error.code == "group_failed");
  CHECK(refusals[1].error.code == "not_allowed");
  check_whole(t.a);
}

TEST_CASE("a reader sees a group whole after each completed pull, however small the pages are") {
  TwoDrafts t;
  std::vector<Uuid> ids;
  const std::string long_text(3000, 'x');
  t.a.replica
      ->together([&]() -> Status {
        for (int i = 0; i < 30; ++i)
          ids.push_back(t.a.replica->create("support_request", {{"title", text("Many")}, {"summary", text(long_text)}}).take());
        return {};
      })
      .take();
  t.a.sync();
  const auto totals = reconcile(t.b.replica->session(), t.b.line, tuning::smallest_page).take();
  CHECK(totals.requests > 2);
  for (const Uuid& id : ids) CHECK(t.b.cell(id, "title") == text("Many"));
}

TEST_CASE("a group whose answer was lost is sent again and keeps its verdict") {
  TwoDrafts t;
  t.a.replica
      ->together([&]() -> Status {
        if (auto done = t.edit(t.a, t.one, "title", "First"); !done) return done;
        return t.edit(t.a, t.two, "title", "Second");
      })
      .take();
  t.a.line.lose_answers = 1;
  CHECK(reconcile(t.a.replica->session(), t.a.line).error().code == "offline");
  CHECK(t.a.replica->recall(t.a.replica->pending()[0].id).error().code == "already_sent");
  CHECK(t.a.sync().applied == 2);
  t.b.sync();
  CHECK(t.b.cell(t.two, "title") == text("Second"));
}

}  // namespace dialogue::test
