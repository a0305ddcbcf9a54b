// SPDX-License-Identifier: Apache-2.0
// Words that arrive after their author's access has ended: what the Secretariat sees of them, and what becomes of them.
#include "shared/domain/platform.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// Bob writes on a request of his office offline, and loses his role meanwhile; two coordinators.
struct TooLate : World {
  TooLate() : World(platform()) {
    office = org("Office", "asylum_authority", "TD");
    const Uuid secretariat = org("Secretariat", "unhcr", "");
    ann = person("Ann", office, "OL"), bob = person("Bob", office, "FP");
    sol = person("Sol", secretariat, "SC"), sam = person("Sam", secretariat, "SO");
    a = device(ann), b = device(bob), s = device(sol), s2 = device(sam);
    id = a->create("support_request", {{"title", text("Interviews")}, {"urgency", "2"}, {"summary", text("One.\n\nTwo.")}});
    all();
  }
  void all() {
    for (auto* d : {a.get(), b.get(), s.get(), s2.get()}) d->sync();
  }
  void end_access(const Uuid& of) {
    for (const Uuid& grant : service->admin().records_of("role_grant").take())
      if (service->admin().cells_of("role_grant", grant).take().at("person") == quoted(of))
        REQUIRE(service->admin().revoke_grant(grant).ok());
  }
  std::vector<Uuid> items() { return service->admin().records_of("moderation_item").take(); }
  Cells item(const Uuid& which) { return service->admin().cells_of("moderation_item", which).take(); }
  Raw cell(const Path& path) { return service->admin().cells_of("support_request", id).take()[path]; }
  std::uint64_t parked() { return service->admin().stats().take().parked; }
  /// What Bob's notices say of his change.
  std::vector<Raw> answers(std::uint64_t counter) {
    b->sync();
    std::vector<Raw> out;
    for (const auto& [key, facet] : b->base)
      if (b->kinds.at(key.first) == "notice" && facet.cells.at("change") == text(b->incarnation + "." + std::to_string(counter)))
        out.push_back(facet.cells.at("code"));
    return out;
  }
  /// The code of the refusal; "" when it was taken.
  std::string act(TestDevice& by, const Uuid& which, const char* name, std::vector<std::pair<std::string, Raw>> args = {}) {
    by.act("moderation_item", which, name, std::move(args));
    by.sync();
    const Receipt receipt = by.only();
    if (receipt.verdict == Verdict::applied) return "";
    return receipt.error ? receipt.error->code : "proposed";
  }
  Uuid only_item() {
    all();
    REQUIRE(items().size() == 1);
    return items().front();
  }
  /// Bob's edit of two fields, which comes too late.
  Uuid late_edit() {
    b->edit_seen("support_request", id, {{"title", text("Interviews in the north")}, {"urgency", "3"}});
    end_access(bob);
    b->sync();
    REQUIRE(b->only().error->code == "access_ended");
    return only_item();
  }

  Uuid office, ann, bob, sol, sam, id;
  std::unique_ptr<TestDevice> a, b, s, s2;
};

}  // namespace

TEST_CASE("Of a change that came too late the Secretariat sees one item: whose it is, of what, when, and all its words") {
  TooLate t;
  const Uuid which = t.late_edit();
  const Cells item = t.item(which);
  CHECK(item.at("person") == quoted(t.bob));
  CHECK(item.at("record") == quoted(t.id));
  CHECK(item.at("kind") == text("support_request"));
  CHECK(item.at("reason") == text("access_ended"));
  CHECK(item.at("about") == t.cell("ref_no"));
  CHECK(item.contains("claimed_at"));
  CHECK(item.at("words") == "{\"title\":\"Interviews in the north\",\"urgency\":3}");
  CHECK(t.s->holds(which));
  CHECK(t.b->holds(which));
  CHECK_FALSE(t.a->holds(which));
}

TEST_CASE("A device whose clock is off by a hundred thousand years claims a time that everybody can read") {
  constexpr std::int64_t far = 100'000LL * 365 * 86'400'000;
  for (const std::int64_t off : {-far, far}) {
    TooLate t;
    t.b->clock_off = off;
    const Uuid which = t.late_edit();
    CHECK(t.item(which).at("claimed_at") == text(off < 0 ? "0000-01-01T00:00:00Z" : "9999-12-31T23:59:59Z"));
  }
}

TEST_CASE("What is adopted is done in its author's name, and the author hears of it") {
  TooLate t;
  const Uuid which = t.late_edit();
  CHECK(t.act(*t.s, which, "adopt").empty());
  CHECK(t.cell("title") == text("Interviews in the north"));
  CHECK(t.cell("urgency") == "3");
  CHECK(t.parked() == 0);
  CHECK(t.answers(t.b->counter) == std::vector<Raw>{text("applied")});
  t.all();
  CHECK(t.a->cell(t.id, "title") == text("Interviews in the north"));
  CHECK(t.s->state(which) == "adopted");
  CHECK_FALSE(t.b->holds(t.id));
  CHECK(t.service->admin().verify().take().findings.empty());
}

TEST_CASE("What is adopted overwrites nothing that its author had not seen: that is a proposal of the author's") {
  TooLate t;
  const Uuid which = t.late_edit();
  t.a->edit_seen("support_request", t.id, {{"title", text("Ann's title")}});
  t.a->sync();
  CHECK(t.act(*t.s, which, "adopt").empty());
  CHECK(t.cell("title") == text("Ann's title"));
  CHECK(t.cell("urgency") == "3");
  CHECK(t.answers(t.b->counter) == std::vector<Raw>{text("proposed")});
  t.a->sync();
  REQUIRE(t.a->open_proposals().size() == 1);
  const Uuid proposal = t.a->open_proposals().front();
  CHECK(t.a->cell(proposal, "by") == quoted(t.bob));
  CHECK(t.a->cell(proposal, "proposed") == text("Interviews in the north"));
  // A draft belongs to its office, so the Secretariat holds neither it nor what is proposed for it.
  CHECK_FALSE(t.s->holds(proposal));
}

TEST_CASE("What is turned down changes nothing, and its author hears why") {
  TooLate t;
  const Uuid which = t.late_edit();
  CHECK(t.act(*t.s, which, "reject", {{"reason", text("Ask your office")}}).empty());
  CHECK(t.cell("title") == text("Interviews"));
  CHECK(t.parked() == 0);
  CHECK(t.answers(t.b->counter) == std::vector<Raw>{text("not_adopted_because")});
  for (const auto& [key, facet] : t.b->base)
    if (t.b->kinds.at(key.first) == "notice") CHECK(facet.cells.at("args") == "[\"Ask your office\"]");
}

TEST_CASE("Of two coordinators the first decides, and once") {
  TooLate t;
  const Uuid which = t.late_edit();
  t.s->act("moderation_item", which, "adopt");
  t.s2->act("moderation_item", which, "reject");
  t.s->sync();
  const auto sent = t.s->kept.back();
  t.s2->sync();
  CHECK(t.s2->only().error->code == "state_changed");
  CHECK(t.cell("title") == text("Interviews in the north"));
  const auto head = t.service->head();
  auto again = t.s->request();
  again.batches = {t.s->batch_of({sent})};
  REQUIRE_FALSE(t.s->exchange(again).error);
  CHECK(t.service->head() == head);
  CHECK(t.answers(t.b->counter).size() == 1);
}

TEST_CASE("What the record's state no longer allows is not adopted: the coordinator hears why, and may turn it down") {
  TooLate t;
  const Uuid which = t.late_edit();
  t.a->act("support_request", t.id, "withdraw");
  t.a->sync();
  REQUIRE(t.a->only().verdict == Verdict::applied);
  CHECK(t.act(*t.s, which, "adopt") == "wrong_state");
  t.s->sync();
  CHECK(t.s->state(which) == "open");
  CHECK(t.parked() == 1);
  CHECK(t.act(*t.s, which, "reject").empty());
  CHECK(t.answers(t.b->counter) == std::vector<Raw>{text("not_adopted")});
}

TEST_CASE("A record that is begun too late is made in its author's name when it is adopted") {
  TooLate t;
  const Uuid fresh = t.b->create("support_request", {{"title", text("Tents for Diffa")}, {"owner_org", quoted(t.office)}});
  t.end_access(t.bob);
  t.b->sync();
  REQUIRE(t.b->only().error->code == "access_ended");
  const Uuid which = t.only_item();
  CHECK(t.item(which).at("about") == text("Tents for Diffa"));
  CHECK(t.act(*t.s, which, "adopt").empty());
  t.a->sync();
  CHECK(t.a->cell(fresh, "created_by") == quoted(t.bob));
  CHECK(t.a->cell(fresh, "owner_org") == quoted(t.office));
  CHECK_FALSE(t.a->cell(fresh, "ref_no").empty());
}

TEST_CASE("A group that came too late has an item for each change, and is adopted whole by any of them") {
  TooLate t;
  const Uuid group = *Uuid::parse("01900000-0000-7000-8000-0000000000aa");
  const auto grouped = [&](std::vector<CellEdit> cells, bool last) {
    Change change;
    change.kind = "support_request";
    change.record = t.id;
    change.cells = std::move(cells);
    change.group = group;
    change.group_end = last;
    t.b->seal(change);
  };
  const auto saw = static_cast<Saw>(t.b->seq(t.id));
  grouped({{"title", text("Both"), saw}}, false);
  grouped({{"urgency", "4", saw}}, true);
  t.end_access(t.bob);
  t.b->sync();
  t.all();
  REQUIRE(t.items().size() == 2);
  CHECK(t.act(*t.s, t.items().front(), "adopt").empty());
  CHECK(t.cell("title") == text("Both"));
  CHECK(t.cell("urgency") == "4");
  CHECK(t.parked() == 0);
  for (const Uuid& each : t.items()) CHECK(t.item(each).at("state") == text("adopted"));
  CHECK(t.answers(t.b->counter) == std::vector<Raw>{text("applied")});
  CHECK(t.answers(t.b->counter - 1) == std::vector<Raw>{text("applied")});
}

TEST_CASE("Nobody but the Secretariat adopts, least of all the author") {
  TooLate t;
  const Uuid which = t.late_edit();
  CHECK(t.act(*t.b, which, "adopt") == "not_allowed");
  CHECK(t.cell("title") == text("Interviews"));
  CHECK(t.parked() == 1);
}
