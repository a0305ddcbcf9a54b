// SPDX-License-Identifier: Apache-2.0
// Thirty days without contact: what only restricted scopes hold is locked, the rest works, and nothing is erased.
#include "tests/catch.h"
#include "tests/client/rig.h"

namespace dialogue::test {
namespace {

struct Secretariat {
  Server server;
  Uuid niger = server.organisation("Niger"), office = server.organisation("Office", "unhcr", "");
  Uuid amina = server.person("Amina", niger, "FP"), olga = server.person("Olga", office, "SO");
  Device a{server, amina}, s{server, olga};
  Uuid draft;

  Secretariat() {
    a.sync();
    draft =
        a.replica
            ->create("support_request", {{"title", text("Confidential draft")}, {"summary", text("canaryword")}, {"review_asked", "true"}})
            .take();
    a.sync();
    s.sync();
  }
  void away(int days) { server.clock.now += days * day_ms; }
  std::size_t listed() { return s.replica->keys("support_request", {}).take().size(); }
};

}  // namespace

TEST_CASE("after thirty days away a restricted draft is neither shown, nor found, nor counted, until the next contact") {
  Secretariat t;
  REQUIRE(t.s.replica->get(t.draft).ok());
  REQUIRE(t.listed() == 1);

  t.away(31);
  CHECK(t.s.replica->get(t.draft).error().code == "scope_locked");
  CHECK(t.listed() == 0);
  CHECK(t.s.replica->count("support_request", {}).take() == 0);
  CHECK(t.s.replica->search("canaryword", "", 10).take().empty());
  CHECK(t.s.replica->title_of(t.draft).empty());
  CHECK(t.s.replica->edit(t.draft, {{"title", text("No")}}, nullptr).error().code == "scope_locked");
  const auto status = t.s.replica->status();
  CHECK(status.locked);
  bool secretariat = false;
  for (const auto& scope : status.scopes) {
    if (scope.name == "secretariat") secretariat = scope.locked;
    if (scope.name == "participants") CHECK_FALSE(scope.locked);
  }
  CHECK(secretariat);
  // What everybody has, and what is one's own, stays open.
  CHECK(t.s.replica->get(t.olga).ok());
  CHECK(t.s.replica->verify().take().ok);
  t.s.reopen();
  CHECK(t.listed() == 0);
  t.s.sync();
  CHECK_FALSE(t.s.replica->status().locked);
  CHECK(t.s.replica->get(t.draft).ok());
  CHECK(t.listed() == 1);
  CHECK(t.s.replica->search("canaryword", "", 10).take().size() == 1);
  CHECK(t.s.replica->verify().take().ok);
}

TEST_CASE("what is locked of a record that is open otherwise cannot be edited unseen") {
  Secretariat t;
  REQUIRE(t.s.replica->get(t.amina).take().cells.count("email") == 1);
  t.away(31);
  const auto shown = t.s.replica->get(t.amina).take();
  CHECK(shown.cells.count("display_name") == 1);
  CHECK(shown.cells.count("email") == 0);
  const auto refused = t.s.replica->edit(t.amina, {{"email", text("new@example.org")}}, nullptr);
  CHECK(refused.error().code == "scope_locked");
  CHECK(refused.error().field == "email");
  CHECK(t.s.replica->edit(t.amina, {{"title", text("Adviser")}}, nullptr).ok());
  t.s.sync();
  CHECK(t.s.replica->edit(t.amina, {{"email", text("new@example.org")}}, nullptr).ok());
}

TEST_CASE("a proposal on a locked record shows its author's own words alone, in whatever way it is read") {
  Secretariat t;
  Device c{t.server, t.server.person("Cora", t.server.organisation("Bureau", "unhcr", ""), "SC")};
  c.sync();
  const Uuid meeting =
      c.replica
          ->create("meeting", {{"title", text("Spring")}, {"kind", text("technical_dialogue")}, {"objective", text("canaryword of old")}})
          .take();
  c.sync();
  t.s.sync();
  c.replica->edit(meeting, {{"objective", text("canaryword of Cora")}}, nullptr).take();
  t.s.replica->edit(meeting, {{"objective", text("words of Olga")}}, nullptr).take();
  c.sync();
  t.s.sync();
  t.s.sync();
  const auto open = t.s.replica->proposals();
  REQUIRE(open.size() == 1);
  REQUIRE(open[0].base == text("canaryword of old"));
  REQUIRE(open[0].current == text("canaryword of Cora"));

  t.away(31);
  const auto shown = t.s.replica->get(open[0].id).take();
  CHECK(shown.cells.at("proposed") == text("words of Olga"));
  for (const auto& [path, value] : shown.cells) CHECK(value.find("canaryword") == Raw::npos);
  const auto locked = t.s.replica->proposals();
  REQUIRE(locked.size() == 1);
  CHECK(locked[0].proposed == text("words of Olga"));
  CHECK(locked[0].base.empty());
  CHECK(locked[0].current.empty());
  const auto keys = t.s.replica->keys("proposal", {}).take();
  for (const auto& row : t.s.replica->rows("proposal", keys, {"base", "current", "proposed", "outcome"}).take())
    CHECK(row.values == std::vector<std::string>{"", "", text("words of Olga"), ""});
  CHECK(t.s.replica->settle(open[0].id, "proposed", {}, nullptr).error().code == "scope_locked");
  t.s.sync();
  CHECK(t.s.replica->proposals().at(0).current == text("canaryword of Cora"));
}

TEST_CASE("the own organisation's drafts stay open however long the device is away") {
  Secretariat t;
  t.away(400);
  CHECK(t.a.replica->get(t.draft).ok());
  t.a.replica->edit(t.draft, {{"title", text("Written after a year")}}, nullptr).take();
  CHECK(t.a.replica->pending().size() == 1);
  CHECK(t.a.sync().applied == 1);
}

}  // namespace dialogue::test
