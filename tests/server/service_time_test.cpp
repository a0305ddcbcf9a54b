// SPDX-License-Identifier: Apache-2.0
// What acts bring about in other records, and what the server's clock allows and does, on the platform's own declaration.
#include "shared/domain/days.h"
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
struct Platform : World {
  Platform() : World(platform()) {
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

  Uuid authority, secretariat, ann, sol;
  std::unique_ptr<TestDevice> a, s;
};

/// A meeting of two sessions: on 17 March 2027, 04:00 and 13:00 UTC, of 90 minutes each.
struct TwoSessions : Platform {
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
  Platform t;
  const Uuid pledge = t.pledge();
  const Uuid update = t.update(pledge, "2027-01-01", "fulfilled");
  CHECK(t.act(*t.s, "pledge", pledge, "complete") == "stage_not_fulfilled");
  CHECK(t.act(*t.s, "pledge_update", update, "accept").empty());
  t.both();
  CHECK(t.a->cell(pledge, "stage") == text("fulfilled"));
  CHECK(t.act(*t.s, "pledge", pledge, "complete").empty());
}

TEST_CASE("A pledge's stage is that of the accepted report about the latest day, whenever it was accepted") {
  Platform t;
  const Uuid pledge = t.pledge();
  const Uuid late = t.update(pledge, "2027-02-01", "in_progress"), early = t.update(pledge, "2026-12-01", "planning");
  CHECK(t.act(*t.s, "pledge_update", late, "accept").empty());
  CHECK(t.act(*t.s, "pledge_update", early, "accept").empty());
  CHECK(t.cell("pledge", pledge, "stage") == text("in_progress"));
  // Of the same day: a correction.
  const Uuid correction = t.update(pledge, "2027-02-01", "fulfilled");
  CHECK(t.act(*t.s, "pledge_update", correction, "accept").empty());
  CHECK(t.cell("pledge", pledge, "stage") == text("fulfilled"));
}

TEST_CASE("An acceptance that is taken back takes its stage along") {
  Platform t;
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
  Platform t;
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
  Platform t;
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
  Platform t;
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
