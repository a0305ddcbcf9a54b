// SPDX-License-Identifier: Apache-2.0
// What a change says its author saw decides what it may replace. A change that names what nobody can have seen has seen nothing.
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr Saw most = (Saw{1} << 53) - 1;

/// Ann has written words that Bob's device was not sent.
struct Unseen : Trio {
  Uuid id = draft();
  Unseen() {
    a->edit_seen("request", id, {{"title", text("Ann's")}, {"summary", text("One A.\n\nTwo.")}, {"areas[x]", "true"}});
    a->sync();
  }
  Saw head() { return static_cast<Saw>(store->view().head().seq); }
  void stands() {
    b->sync();
    a->sync();
    CHECK(a->cell(id, "title") == text("Ann's"));
    CHECK(a->cell(id, "summary") == text("One A.\n\nTwo."));
    CHECK(a->cell(id, "areas[x]") == "true");
    CHECK(a->cell(id, "_deleted").empty());
    CHECK(service->admin().verify().take().findings == std::vector<std::string>{});
  }
};

}  // namespace

TEST_CASE("A change that saw what the log has not come to replaces nothing; its words are kept beside") {
  for (const Saw ahead : {Saw{1}, Saw{2}, Saw{1000}, most}) {
    Unseen t;
    const Saw saw = ahead == most ? most : t.head() + ahead;
    t.b->edit("request", t.id, {{"title", text("Blind"), saw}, {"summary", text("One B.\n\nTwo."), saw}});
    t.stands();
    CHECK(t.a->open_proposals().size() == 2);
  }
}

TEST_CASE("So does one exception among cells that were seen") {
  Unseen t;
  t.b->edit("request", t.id, {{"urgency", "3", static_cast<Saw>(t.b->seq(t.id))}, {"title", text("Blind"), most}});
  t.stands();
  CHECK(t.a->open_proposals().size() == 1);
}

TEST_CASE("An own change that does not exist, or not yet, has seen nothing") {
  for (const Saw saw : {Saw{-999}, -most, Saw{-1}}) {
    Unseen t;
    const Saw own = saw == -1 ? -static_cast<Saw>(t.b->counter + 1) : saw;
    t.b->edit("request", t.id, {{"title", text("Blind"), own}});
    t.stands();
    CHECK(t.a->open_proposals().size() == 1);
  }
}

TEST_CASE("An own change of another record, or of another field, has seen nothing of this one") {
  Unseen t;
  t.b->create("request", {{"title", text("Bob's own")}});
  t.b->edit("request", t.id, {{"title", text("Blind"), -static_cast<Saw>(t.b->counter)}});
  t.b->edit_seen("request", t.id, {{"urgency", "3"}});
  t.b->edit("request", t.id, {{"summary", text("One B.\n\nTwo."), -static_cast<Saw>(t.b->counter)}});
  t.stands();
  CHECK(t.a->open_proposals().size() == 2);
}

TEST_CASE("Nothing is deleted, and no element taken away, by who cannot have seen it") {
  for (const Saw saw : {Saw{0}, most}) {
    Unseen t;
    const Saw ahead = saw == 0 ? t.head() + 1 : saw;
    t.b->edit("request", t.id, {{"_deleted", "true", ahead}});
    t.b->edit("request", t.id, {{"areas[x]", "", ahead}});
    t.stands();
  }
}

TEST_CASE("A deleted record is not refused as seen by who cannot have seen that") {
  Unseen t;
  t.a->edit_seen("request", t.id, {{"_deleted", "true"}});
  t.a->sync();
  t.b->edit("request", t.id, {{"title", text("Blind"), most}});
  t.b->sync();
  CHECK(t.b->only().verdict == Verdict::proposed);
}

TEST_CASE("A settlement that says it was shown what is not there yet, or says it in no number, is too late") {
  const std::vector<std::string> said{"9007199254740991", "99999999999999999999999", "\"9\"", "-1", "1.5", "1e9", "true"};
  for (const std::string& shown : said) {
    Unseen t;
    t.b->edit_seen("request", t.id, {{"title", text("Beta")}, {"summary", text("One B.\n\nTwo.")}});
    t.b->sync();
    t.a->sync();
    REQUIRE(t.a->open_proposals().size() == 2);
    const auto open = t.a->open_proposals();
    t.a->edit_seen("request", t.id, {{"title", text("Ann's again")}, {"summary", text("One A again.\n\nTwo.")}});
    t.a->sync();
    for (const Uuid& proposal : open) {
      t.b->act("proposal", proposal, "settle", {{"take", text("proposed")}, {"shown", shown}});
      t.b->sync();
      INFO(shown);
      CHECK(t.b->only().verdict == Verdict::rejected);
    }
    t.a->sync();
    CHECK(t.a->cell(t.id, "title") == text("Ann's again"));
    CHECK(t.a->cell(t.id, "summary") == text("One A again.\n\nTwo."));
  }
}
