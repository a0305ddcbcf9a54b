// SPDX-License-Identifier: Apache-2.0
// What acts bring about in other records, and what the server's clock allows and does, on the platform's own declaration.
#include <set>

#include "shared/base/days.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

Raw ref(const Uuid& id) { return "\"" + id.text() + "\""; }

std::int64_t at(const char* instant) {
  const auto ms = parse_instant(instant);
  REQUIRE(ms.has_value());
  return *ms;
}

/// An authority with its lead, and the Secretariat's coordinator; noon of 1 March 2027.
struct CalendarOffice : World {
  CalendarOffice() : World(platform()) {
    clock.now = at("2027-03-01T12:00:00Z");
    authority = org("Authority", "asylum_authority", "TD");
    secretariat = org("Secretariat", "unhcr", "");
    ann = person("Ann", authority, "OL");
    sol = person("Sol", secretariat, "SC");
    a = device(ann), s = device(sol);
    both();
  }
  void both() { a->sync(), s->sync(); }
  Uuid make(const char* kind, std::vector<CellValue> cells) {
    auto made = service->admin().create_as_server(kind, cells);
    if (!made) UNSCOPED_INFO(made.error().code << " " << made.error().field);
    REQUIRE(made.ok());
    return *made;
  }
  void force(const char* kind, const Uuid& id, std::vector<CellValue> cells) {
    REQUIRE(service->admin().edit_as_server(kind, id, cells).ok());
    both();
  }
  Raw cell(const char* kind, const Uuid& id, const char* path) {
    const auto cells = service->admin().cells_of(kind, id).take();
    const auto it = cells.find(path);
    return it == cells.end() ? Raw() : it->second;
  }
  /// The code of the refusal of the act; "" when it was done.
  std::string act(TestDevice& by, const char* kind, const Uuid& id, const char* name, std::vector<std::pair<std::string, Raw>> args = {}) {
    both();
    by.act(kind, id, name, std::move(args));
    by.sync();
    const Receipt receipt = by.only();
    return receipt.verdict == Verdict::applied ? "" : receipt.error ? receipt.error->code : "proposed";
  }
  Uuid pledge(const char* state = "active") {
    return make("pledge", {{"title", text("P")}, {"owner_org", ref(authority)}, {"state", text(state)}});
  }
  Uuid update(const Uuid& pledge, const char* as_of, const char* stage, const char* state = "submitted") {
    return make(
        "pledge_update",
        {{"pledge", ref(pledge)}, {"as_of", text(as_of)}, {"stage", text(stage)}, {"owner_org", ref(authority)}, {"state", text(state)}});
  }
  Uuid meeting(const char* state = "open", std::vector<CellValue> more = {}) {
    more.insert(more.end(), {{"title", text("M")}, {"kind", text("global")}, {"owner_org", ref(secretariat)}, {"state", text(state)}});
    return make("meeting", std::move(more));
  }
  Uuid registration(const Uuid& meeting) {
    return make("registration", {{"meeting", ref(meeting)},
                                 {"person", ref(ann)},
                                 {"owner_org", ref(authority)},
                                 {"created_by", ref(ann)},
                                 {"state", text("registered")}});
  }

  std::uint64_t pass_time() { return service->pass_time().take(); }
  /// The server's acts in the log, by name.
  std::multiset<std::string> acts_of_server() {
    std::multiset<std::string> out;
    for (const AuditEntry& entry : service->admin().audit(0, 0).take())
      if (entry.author.is_nil() && !entry.kind.empty() && entry.what != "create" && entry.what != "edit") out.insert(entry.what);
    return out;
  }

  Uuid authority, secretariat, ann, sol;
  std::unique_ptr<TestDevice> a, s;
};

/// A meeting of two sessions: on 17 March 2027, 04:00 and 13:00 UTC, of 90 minutes each.
struct TwoSessions : CalendarOffice {
  TwoSessions() {
    make("session", {{"meeting", ref(id)}, {"slot_no", "1"}, {"starts_utc", text("2027-03-17T04:00:00Z")}, {"duration", "90"}});
    make("session", {{"meeting", ref(id)}, {"slot_no", "2"}, {"starts_utc", text("2027-03-17T13:00:00Z")}, {"duration", "90"}});
  }
  std::string check_in(const char* when, TestDevice& by) {
    clock.now = at(when);
    force("registration", seat, {{"state", text("registered")}});
    return act(by, "registration", seat, "check_in");
  }
  Uuid id = meeting(), seat = registration(id);
};

}  // namespace

TEST_CASE("A pledge whose last accepted report says fulfilled can be completed") {
  CalendarOffice t;
  const Uuid pledge = t.pledge();
  const Uuid update = t.update(pledge, "2027-01-01", "fulfilled");
  CHECK(t.act(*t.s, "pledge", pledge, "complete") == "stage_not_fulfilled");
  CHECK(t.act(*t.s, "pledge_update", update, "accept").empty());
  t.both();
  CHECK(t.a->cell(pledge, "stage") == text("fulfilled"));
  CHECK(t.act(*t.s, "pledge", pledge, "complete").empty());
}

TEST_CASE("A pledge's stage is that of the accepted report about the latest day, whenever it was accepted") {
  CalendarOffice t;
  const Uuid pledge = t.pledge();
  const Uuid late = t.update(pledge, "2027-02-01", "in_progress"), early = t.update(pledge, "2026-12-01", "planning");
  CHECK(t.act(*t.s, "pledge_update", late, "accept").empty());
  CHECK(t.act(*t.s, "pledge_update", early, "accept").empty());
  CHECK(t.cell("pledge", pledge, "stage") == text("in_progress"));
  // It is of the same day: a correction.
  const Uuid correction = t.update(pledge, "2027-02-01", "fulfilled");
  CHECK(t.act(*t.s, "pledge_update", correction, "accept").empty());
  CHECK(t.cell("pledge", pledge, "stage") == text("fulfilled"));
}

TEST_CASE("An acceptance that is taken back takes its stage along") {
  CalendarOffice t;
  const Uuid pledge = t.pledge();
  const Uuid first = t.update(pledge, "2027-01-01", "planning"), second = t.update(pledge, "2027-02-01", "fulfilled");
  CHECK(t.act(*t.s, "pledge_update", first, "accept").empty());
  CHECK(t.act(*t.s, "pledge_update", second, "accept").empty());
  t.force("pledge_update", second, {{"state", text("submitted")}});
  CHECK(t.cell("pledge", pledge, "stage") == text("planning"));
  t.force("pledge_update", first, {{"_deleted", "true"}});
  CHECK(t.cell("pledge", pledge, "stage").empty());
  CHECK(t.service->admin().verify().take().findings == std::vector<std::string>{});
}

TEST_CASE("Nobody checks in to a meeting before the hour in which it begins") {
  TwoSessions t;
  CHECK(t.check_in("2027-03-17T02:59:59Z", *t.a) == "meeting_not_begun");
  CHECK(t.check_in("2027-03-17T02:59:59Z", *t.s) == "meeting_not_begun");
  CHECK(t.check_in("2027-03-17T03:00:00Z", *t.a).empty());
  CHECK(t.cell("registration", t.seat, "state") == text("attended"));
  t.force("meeting", t.id, {{"state", text("cancelled")}});
  CHECK(t.check_in("2027-03-17T13:00:00Z", *t.a) == "meeting_not_begun");
}

TEST_CASE("A check-in made without a network counts up to 72 hours after the last session; later the Secretariat enters it") {
  TwoSessions t;
  CHECK(t.check_in("2027-03-20T14:30:00Z", *t.a).empty());
  CHECK(t.check_in("2027-03-20T14:30:01Z", *t.a) == "meeting_over");
  CHECK(t.check_in("2027-04-20T14:30:01Z", *t.s).empty());
}

TEST_CASE("A meeting that was started takes people, and one with a day and no hours takes them on that day") {
  CalendarOffice t;
  const Uuid begun = t.meeting("in_progress"), dated = t.meeting("open", {{"planned_on", text("2027-03-17")}});
  CHECK(t.act(*t.a, "registration", t.registration(begun), "check_in").empty());
  const Uuid seat = t.registration(dated), undated = t.registration(t.meeting("open"));
  CHECK(t.act(*t.a, "registration", undated, "check_in") == "meeting_not_begun");
  t.clock.now = at("2027-03-15T12:00:00Z");
  CHECK(t.act(*t.a, "registration", seat, "check_in") == "meeting_not_begun");
  t.clock.now = at("2027-03-17T20:00:00Z");
  CHECK(t.act(*t.a, "registration", seat, "check_in").empty());
}

TEST_CASE("Global meetings are numbered as they are announced, and keep their number") {
  CalendarOffice t;
  const auto planned = [&](const char* kind) {
    const Uuid id = t.meeting("planned", {{"objective", text("O")},
                                          {"mode", text("virtual")},
                                          {"workstreams[" + t.ann.text() + "]", "true"},
                                          {"convenors[" + t.secretariat.text() + "]", "true"}});
    t.force("meeting", id, {{"kind", text(kind)}});
    return id;
  };
  const Uuid first = planned("global"), other = planned("webinar"), second = planned("global");
  for (const Uuid& id : {first, other, second}) CHECK(t.act(*t.s, "meeting", id, "announce").empty());
  t.both();
  CHECK(t.s->cell(first, "sequence_no") == "1");
  CHECK(t.s->cell(other, "sequence_no").empty());
  CHECK(t.a->cell(second, "sequence_no") == "2");
  CHECK(t.act(*t.s, "meeting", first, "postpone").empty());
  CHECK(t.act(*t.s, "meeting", first, "plan").empty());
  CHECK(t.act(*t.s, "meeting", first, "announce").empty());
  CHECK(t.cell("meeting", first, "sequence_no") == "1");
}

TEST_CASE("What a record cannot be without is not taken away by an edit") {
  CalendarOffice t;
  const Uuid id = t.a->create("support_request", {{"title", text("Interviews")}, {"summary", text("One.")}});
  t.a->sync();
  for (const Raw& nothing : {Raw(), text("")}) {
    t.a->edit_seen("support_request", id, {{"title", nothing}});
    t.a->sync();
    REQUIRE(t.a->only().error.has_value());
    CHECK(t.a->only().error->code == "needed");
    CHECK(t.a->only().error->field == "title");
    t.a->outbox.clear();
  }
  CHECK(t.cell("support_request", id, "title") == text("Interviews"));
  t.a->edit_seen("support_request", id, {{"summary", ""}});
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
}

TEST_CASE("A role that was given until a day is ended by the server on the next") {
  CalendarOffice t;
  const Uuid grant = t.service->admin().grant(t.ann, "FP", "all", "2027-03-05").take();
  t.force("role_grant", grant, {{"state", text("active")}});
  t.clock.now = at("2027-03-05T23:59:59Z");
  CHECK(t.pass_time() == 0);
  CHECK(t.cell("role_grant", grant, "state") == text("active"));
  t.clock.now = at("2027-03-06T00:00:00Z");
  CHECK(t.pass_time() == 1);
  t.both();
  CHECK(t.a->cell(grant, "state") == text("expired"));
  CHECK(t.acts_of_server() == std::multiset<std::string>{"expire"});
  const auto head = t.service->head();
  CHECK(t.pass_time() == 0);
  CHECK(t.service->head() == head);
  CHECK(t.service->admin().verify().take().findings == std::vector<std::string>{});
}

TEST_CASE("Requests and offers whose time is over expire when nobody has met them") {
  CalendarOffice t;
  const auto made = [&](const char* kind, const char* state, const char* field, const char* day) {
    return t.make(kind, {{"title", text("T")}, {"owner_org", ref(t.authority)}, {"state", text(state)}, {field, text(day)}});
  };
  const Uuid over = made("support_request", "published", "period_end", "2027-02-28"),
             matched = made("support_request", "matched", "period_end", "2027-02-28"),
             draft = made("support_request", "draft", "period_end", "2027-02-28"),
             last_day = made("support_request", "on_hold", "period_end", "2027-03-01"),
             offer = made("support_offer", "fully_committed", "available_until", "2027-02-28");
  const Uuid deleted = made("support_request", "published", "period_end", "2027-02-28");
  t.force("support_request", deleted, {{"_deleted", "true"}});
  CHECK(t.pass_time() == 2);
  CHECK(t.cell("support_request", over, "state") == text("expired"));
  CHECK(t.cell("support_offer", offer, "state") == text("expired"));
  CHECK(t.cell("support_request", matched, "state") == text("matched"));
  CHECK(t.cell("support_request", draft, "state") == text("draft"));
  CHECK(t.cell("support_request", last_day, "state") == text("on_hold"));
  CHECK(t.cell("support_request", deleted, "state") == text("published"));
}

TEST_CASE("A registered pledge begins on its first day, and lapses half a year after its last unless it is fulfilled") {
  CalendarOffice t;
  const auto made = [&](const char* stage) {
    const Uuid id = t.pledge("registered");
    t.force("pledge", id, {{"period_start", text("2027-03-02")}, {"period_end", text("2027-12-31")}, {"stage", text(stage)}});
    return id;
  };
  const Uuid going = made("in_progress"), done = made("fulfilled");
  CHECK(t.pass_time() == 0);
  t.clock.now = at("2027-03-02T00:00:00Z");
  CHECK(t.pass_time() == 2);
  CHECK(t.cell("pledge", going, "state") == text("active"));
  t.clock.now = at("2028-06-28T23:00:00Z");
  t.both();
  CHECK(t.pass_time() == 0);
  t.clock.now = at("2028-06-29T00:00:00Z");
  CHECK(t.pass_time() == 1);
  CHECK(t.cell("pledge", going, "state") == text("lapsed"));
  CHECK(t.cell("pledge", done, "state") == text("active"));
  CHECK(t.act(*t.s, "pledge", done, "complete").empty());
}

TEST_CASE("A membership in a workstream ends on its day, and what it showed goes") {
  CalendarOffice t;
  const Uuid stream = t.make("workstream", {{"title", text("W")}, {"code", text("ws_w")}, {"state", text("active")}});
  const Uuid member = t.make("workstream_membership", {{"org", ref(t.authority)},
                                                       {"person", ref(t.ann)},
                                                       {"workstream", ref(stream)},
                                                       {"role", text("member")},
                                                       {"from", text("2027-01-01")},
                                                       {"until", text("2027-03-31")}});
  CHECK(t.pass_time() == 0);
  t.clock.now = at("2027-04-01T00:00:00Z");
  CHECK(t.pass_time() == 1);
  t.both();
  CHECK(t.cell("workstream_membership", member, "state") == text("ended"));
  CHECK(t.cell("workstream_membership", member, "until") == text("2027-03-31"));
}

TEST_CASE("An organisation of which nobody was seen for a year rests, once a year was counted; the Secretariat never does") {
  CalendarOffice t;
  const Uuid quiet = t.org("Quiet", "asylum_authority", "NE");
  t.clock.now = at("2028-02-20T12:00:00Z");
  t.both();
  t.clock.now = at("2028-02-29T12:00:00Z");
  CHECK(t.pass_time() == 0);
  t.clock.now = at("2028-03-02T12:00:00Z");
  CHECK(t.pass_time() == 1);
  CHECK(t.cell("organisation", quiet, "state") == text("dormant"));
  CHECK(t.cell("organisation", t.authority, "state") == text("active"));
  t.clock.now = at("2030-03-02T12:00:00Z");
  CHECK(t.pass_time() == 1);
  CHECK(t.cell("organisation", t.authority, "state") == text("dormant"));
  CHECK(t.cell("organisation", t.secretariat, "state") == text("active"));
}

TEST_CASE("That a device was here is noted once a day, and is news for nobody") {
  CalendarOffice t;
  t.clock.now = at("2027-03-02T12:00:00Z");
  const auto head = t.service->head();
  const auto written = [&] { return t.store->view().meta("seen:" + t.a->id.text()); };
  CHECK(written() == "2027-03-01");
  t.a->sync();
  CHECK(written() == "2027-03-02");
  CHECK(t.service->head() == head);
  CHECK_FALSE(t.service->has_news(t.s->id, t.s->cursor));
  CHECK_FALSE(t.service->has_news(t.a->id, t.a->cursor));
}

TEST_CASE("What fell due while the server stood still is done when it starts, and a disk that is full leaves it for later") {
  CalendarOffice t;
  const Uuid grant = t.service->admin().grant(t.ann, "FP", "all", "2027-03-05").take();
  t.force("role_grant", grant, {{"state", text("active")}});
  t.clock.now = at("2027-06-01T00:00:00Z");
  t.memory->fail_next_commit();
  const auto failed = t.service->pass_time();
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == "disk_full");
  CHECK(t.cell("role_grant", grant, "state") == text("active"));
  t.reopen();
  CHECK(t.pass_time() == 1);
  CHECK(t.cell("role_grant", grant, "state") == text("expired"));
}
