// SPDX-License-Identifier: Apache-2.0
// Who comes into a scope and who leaves it, on the platform's own declaration.
#include "shared/base/days.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "sync/natural_id.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// An authority with a lead and a focal point, a mission of its country, and a Secretariat. Grants hold at once, because the coordinator
/// has no device until the first who asks for one.
struct Office : World {
  Office() : World(platform()) {
    authority = org("Authority", "asylum_authority", "TD");
    mission = org("Mission", "perm_mission", "TD");
    secretariat = org("Secretariat", "unhcr", "");
    lea = person("Lea", authority, "OL");
    finn = person("Finn", authority, "FP");
    moussa = person("Moussa", mission, "PM");
    sam = person("Sam", secretariat, "SO");
    cora = person("Cora", secretariat, "SC");
    stream = make("workstream", {{"code", text("ws_support")}, {"title", text("Support")}, {"state", text("active")}});
  }
  Uuid make(const char* kind, std::vector<CellValue> cells) { return service->admin().create_as_server(kind, cells).take(); }
  void set(const char* kind, const Uuid& id, std::vector<CellValue> cells) {
    REQUIRE(service->admin().edit_as_server(kind, id, cells).ok());
  }
  Uuid guest(const char* name, const char* role, const std::string& scope, Uuid* grant = nullptr) {
    const Uuid id = service->admin().add_person(name, secretariat, "").take();
    const Uuid granted = service->admin().grant(id, role, scope, "").take();
    if (grant) *grant = granted;
    return id;
  }
  Uuid meeting(const char* state) {
    const Uuid id = make("meeting", {{"kind", text("ws_focused")},
                                     {"title", text("Spring")},
                                     {"owner_org", quoted(secretariat)},
                                     {"workstreams[" + stream.text() + "]", "true"},
                                     {"agenda_item[a]", text("m")},
                                     {"agenda_item[a].title", text("Opening")},
                                     {"state", text(state)}});
    session = make("session", {{"meeting", quoted(id)},
                               {"slot_no", "1"},
                               {"starts_utc", text("2027-05-04T08:00:00Z")},
                               {"owner_org", quoted(secretariat)},
                               {"join_link", text("https://meet.example/1")}});
    return id;
  }
  /// The code of the refusal of the device's only change; "" when it was taken.
  std::string refusal(TestDevice& device) {
    device.sync();
    const Receipt receipt = device.only();
    return receipt.verdict == Verdict::applied ? "" : receipt.error ? receipt.error->code : "proposed";
  }
  /// Whether anything that the device holds lies in the scope of this name.
  bool in_scope(const TestDevice& device, const std::string& name) const {
    for (const auto& [key, facet] : device.base)
      for (const ScopeId id : facet.scopes)
        if (const auto it = device.names.find(id); it != device.names.end() && it->second == name) return true;
    return false;
  }

  Uuid authority, mission, secretariat, lea, finn, moussa, sam, cora, stream, session;
};

}  // namespace

TEST_CASE("Whose last role ended loses the meetings and workstreams that still have the name on their lists") {
  Office t;
  Uuid grant;
  const Uuid guest = t.guest("Gita", "CS", "all", &grant);
  const Uuid meeting = t.meeting("announced");
  t.make("registration",
         {{"meeting", quoted(meeting)}, {"person", quoted(guest)}, {"owner_org", quoted(t.secretariat)}, {"state", text("registered")}});
  t.make("workstream_membership", {{"org", quoted(t.secretariat)},
                                   {"person", quoted(guest)},
                                   {"workstream", quoted(t.stream)},
                                   {"role", text("member")},
                                   {"from", text("2026-01-01")}});
  const Uuid interest = t.make(
      "workstream_interest",
      {{"org", quoted(t.authority)}, {"owner_org", quoted(t.authority)}, {"workstream", quoted(t.stream)}, {"state", text("confirmed")}});
  const Uuid note = t.make(
      "note",
      {{"meeting", quoted(meeting)}, {"type", text("intervention")}, {"text", text("We host.")}, {"owner_org", quoted(t.authority)}});
  const auto g = t.device(guest);
  g->sync();
  REQUIRE(g->holds(t.session, 1));
  REQUIRE(g->holds(interest));
  REQUIRE(g->holds(note));

  REQUIRE(t.service->admin().revoke_grant(grant).ok());
  const auto before = t.service->admin().audit(0, 0).take().back().seq;
  const auto held = g->records();
  g->sync();
  const std::size_t gone = held.size() - g->records().size();
  REQUIRE(gone > 5);
  const auto counted = t.service->admin().audit(before, 0).take();
  REQUIRE(counted.size() == 1);
  CHECK(counted.front().what == "let_go");
  CHECK(counted.front().device == g->id);
  CHECK(counted.front().counts == "scopes 5, records " + std::to_string(gone) + ", documents 0");
  g->sync();
  CHECK(t.service->admin().audit(before, 0).take().size() == 1);
  CHECK_FALSE(g->holds(meeting));
  CHECK_FALSE(g->holds(t.session, 1));
  CHECK_FALSE(g->holds(interest));
  CHECK_FALSE(g->holds(note));
  CHECK_FALSE(t.in_scope(*g, "meeting:" + meeting.text()));
  CHECK_FALSE(t.in_scope(*g, "workstream:" + t.stream.text()));

  const Uuid later = t.make(
      "note", {{"meeting", quoted(meeting)}, {"type", text("intervention")}, {"text", text("Later.")}, {"owner_org", quoted(t.authority)}});
  g->sync();
  CHECK_FALSE(g->holds(later));
  CHECK(g->differences().empty());
}

TEST_CASE("Whom the Secretariat entered while they registered offline has one registration, of both") {
  Office t;
  const Uuid guest = t.guest("Gita", "CS", "all");
  const Uuid meeting = t.meeting("open");
  const auto g = t.device(guest), s = t.device(t.sam);
  g->sync(), s->sync();
  const std::vector<std::pair<Path, Raw>> entered{
      {"meeting", quoted(meeting)}, {"person", quoted(guest)}, {"owner_org", quoted(t.secretariat)}};
  const std::vector<std::pair<Path, Raw>> own{{"meeting", quoted(meeting)},
                                              {"person", quoted(guest)},
                                              {"owner_org", quoted(t.authority)},
                                              {"floor_lang", text("en")},
                                              {"questions", text("Words.")}};
  const Uuid registration = s->create("registration", entered);
  SECTION("the Secretariat first") {
    CHECK(t.refusal(*s).empty());
    CHECK(g->create("registration", own) == registration);
    CHECK(t.refusal(*g).empty());
  }
  SECTION("the person first") {
    g->create("registration", own);
    CHECK(t.refusal(*g).empty());
    CHECK(t.refusal(*s).empty());
  }
  g->sync(), s->sync();
  CHECK(g->cell(registration, "questions") == text("Words."));
  CHECK(g->cell(registration, "owner_org") == s->cell(registration, "owner_org"));
}

TEST_CASE("Nobody and no organisation without a name is made by an administrator") {
  Office t;
  for (const char* name : {"", "   ", "\u200b"}) {
    CHECK(t.service->admin().add_org(name, "cso", "").error().code == "incomplete");
    CHECK(t.service->admin().add_person(name, t.secretariat, "").error().code == "incomplete");
  }
}

TEST_CASE("A server administrator's role makes nobody a member again, the next role does") {
  Office t;
  Uuid grant;
  const Uuid guest = t.guest("Gita", "CS", "all", &grant);
  const Uuid meeting = t.meeting("announced");
  t.make("registration",
         {{"meeting", quoted(meeting)}, {"person", quoted(guest)}, {"owner_org", quoted(t.secretariat)}, {"state", text("registered")}});
  REQUIRE(t.service->admin().grant(guest, "SA", "all", "").ok());
  REQUIRE(t.service->admin().revoke_grant(grant).ok());
  const auto g = t.device(guest);
  g->sync();
  CHECK_FALSE(g->holds(t.session, 1));
  REQUIRE(t.service->admin().grant(guest, "OB", "all", "").ok());
  g->sync();
  CHECK(g->holds(t.session, 1));
}

TEST_CASE("A role that ends by its date takes the meetings along at the next sync, with nothing else happening") {
  Office t;
  const Uuid guest = t.service->admin().add_person("Gita", t.secretariat, "").take();
  REQUIRE(t.service->admin().grant(guest, "CS", "all", date_text(t.clock.now + std::int64_t{2} * 86'400'000)).ok());
  const Uuid meeting = t.meeting("announced");
  t.make("registration",
         {{"meeting", quoted(meeting)}, {"person", quoted(guest)}, {"owner_org", quoted(t.secretariat)}, {"state", text("registered")}});
  const auto g = t.device(guest);
  g->sync();
  REQUIRE(g->holds(t.session, 1));
  t.clock.now += std::int64_t{5} * 86'400'000;
  g->sync();
  CHECK_FALSE(g->holds(t.session, 1));
  CHECK_FALSE(g->holds(meeting));
}

TEST_CASE("A co-lead works on the planned meetings of her workstream, its members do not see them yet") {
  Office t;
  const Uuid nora = t.guest("Nora", "WL", "workstream:" + t.stream.text());
  const Uuid other_stream = t.make("workstream", {{"code", text("ws_pledges")}, {"title", text("Pledges")}, {"state", text("active")}});
  const Uuid otto = t.guest("Otto", "WL", "workstream:" + other_stream.text());
  t.make("workstream_membership", {{"org", quoted(t.authority)},
                                   {"person", quoted(t.finn)},
                                   {"workstream", quoted(t.stream)},
                                   {"role", text("member")},
                                   {"from", text("2026-01-01")}});
  const Uuid meeting = t.meeting("idea");
  const auto n = t.device(nora), o = t.device(otto), f = t.device(t.finn);
  for (auto* d : {n.get(), o.get(), f.get()}) d->sync();
  CHECK(n->holds(meeting));
  CHECK(n->holds(t.session));
  CHECK(n->holds(t.session, 1));
  CHECK_FALSE(o->holds(meeting));
  CHECK_FALSE(f->holds(meeting));
  CHECK_FALSE(f->holds(t.session));

  n->act("meeting", meeting, "plan");
  CHECK(t.refusal(*n).empty());
  n->edit_seen("meeting", meeting, {{"objective", text("To agree on dates.")}, {"agenda_item[a].title", text("Welcome")}});
  CHECK(t.refusal(*n).empty());
  n->edit_seen("session", t.session, {{"join_link", text("https://meet.example/2")}});
  CHECK(t.refusal(*n).empty());
  const Uuid second = n->create("session", {{"meeting", quoted(meeting)}, {"slot_no", "2"}, {"starts_utc", text("2027-05-04T15:00:00Z")}});
  CHECK(t.refusal(*n).empty());
  CHECK(n->holds(second));
  n->act("meeting", meeting, "announce");
  CHECK_FALSE(t.refusal(*n).empty());

  // A meeting planned with another workstream, too, is that one's to prepare from then on. The other way round it leaves.
  t.set("meeting", meeting, {{"workstreams[" + other_stream.text() + "]", "true"}, {"workstreams[" + t.stream.text() + "]", ""}});
  for (auto* d : {n.get(), o.get()}) d->sync();
  CHECK(o->holds(meeting));
  CHECK(o->holds(t.session, 1));
  CHECK_FALSE(n->holds(t.session, 1));
  CHECK(n->differences().empty());
  CHECK(o->differences().empty());
}

TEST_CASE("A co-convenor of one meeting prepares that one and sees who comes, but not what they need") {
  Office t;
  const Uuid meeting = t.meeting("planned"), elsewhere = t.meeting("planned");
  const Uuid conny = t.guest("Conny", "WL", "meeting:" + meeting.text());
  const Uuid registration = t.make(
      "registration",
      {{"meeting", quoted(meeting)}, {"person", quoted(t.finn)}, {"owner_org", quoted(t.authority)}, {"access_needs", text("Ramp")}});
  const auto c = t.device(conny);
  c->sync();
  CHECK(c->holds(meeting));
  CHECK_FALSE(c->holds(elsewhere));
  REQUIRE(c->holds(registration));
  CHECK_FALSE(c->holds(registration, 1));
  c->act("registration", registration, "confirm");
  CHECK(t.refusal(*c).empty());
}

TEST_CASE("Who is enrolled from an interest is a member of the workstream, once") {
  Office t;
  const Uuid interest = t.make("workstream_interest", {{"org", quoted(t.authority)},
                                                       {"owner_org", quoted(t.authority)},
                                                       {"workstream", quoted(t.stream)},
                                                       {"level", text("lead")},
                                                       {"contact", quoted(t.finn)},
                                                       {"state", text("confirmed")}});
  const auto f = t.device(t.finn), s = t.device(t.sam);
  f->sync(), s->sync();
  REQUIRE_FALSE(t.in_scope(*f, "workstream:" + t.stream.text()));
  s->act("workstream_interest", interest, "enrol");
  CHECK(t.refusal(*s).empty());
  f->sync();
  CHECK(t.in_scope(*f, "workstream:" + t.stream.text()));

  const auto memberships = [&] {
    f->sync();
    std::vector<Uuid> out;
    for (const auto& [id, kind] : f->kinds)
      if (kind == "workstream_membership" && f->holds(id)) out.push_back(id);
    return out;
  };
  REQUIRE(memberships().size() == 1);
  const Uuid membership = memberships().front();
  CHECK(f->cell(membership, "person") == quoted(t.finn));
  CHECK(f->cell(membership, "org") == quoted(t.authority));
  CHECK(f->cell(membership, "workstream") == quoted(t.stream));
  CHECK(f->cell(membership, "role") == text("member"));
  CHECK(f->cell(membership, "from") == text(date_text(t.clock.now)));

  // It is confirmed and enrolled once more: the membership that stands is enough. A membership that ended is not.
  t.set("workstream_interest", interest, {{"state", text("confirmed")}});
  s->sync();
  s->act("workstream_interest", interest, "enrol");
  CHECK(t.refusal(*s).empty());
  CHECK(memberships().size() == 1);
  s->act("workstream_membership", membership, "end");
  CHECK(t.refusal(*s).empty());
  t.set("workstream_interest", interest, {{"state", text("confirmed")}});
  s->sync();
  s->act("workstream_interest", interest, "enrol");
  CHECK(t.refusal(*s).empty());
  CHECK(memberships().size() == 2);
  CHECK(t.in_scope(*f, "workstream:" + t.stream.text()));
}

TEST_CASE("Nobody is enrolled whom the Secretariat did not see named, and an interest without a contact enrols nobody") {
  Office t;
  const Uuid interest = t.make("workstream_interest", {{"org", quoted(t.authority)},
                                                       {"owner_org", quoted(t.authority)},
                                                       {"workstream", quoted(t.stream)},
                                                       {"level", text("lead")},
                                                       {"contact", quoted(t.finn)},
                                                       {"state", text("confirmed")}});
  const auto s = t.device(t.sam), l = t.device(t.lea);
  s->sync(), l->sync();
  l->edit_seen("workstream_interest", interest, {{"contact", quoted(t.moussa)}});
  CHECK(t.refusal(*l).empty());
  s->act("workstream_interest", interest, "enrol");
  CHECK(t.refusal(*s) == "text_changed");
  l->sync();
  l->edit_seen("workstream_interest", interest, {{"contact", ""}});
  CHECK(t.refusal(*l).empty());
  s->sync();
  s->act("workstream_interest", interest, "enrol");
  CHECK(t.refusal(*s) == "incomplete");
}

TEST_CASE("The mission indicates the interest that the capital wrote and shared, and writes none itself") {
  Office t;
  const auto f = t.device(t.finn), m = t.device(t.moussa);
  f->sync(), m->sync();
  const auto draft = [&](TestDevice& by, const Uuid& org) {
    std::vector<std::pair<Path, Raw>> cells{
        {"org", quoted(org)}, {"workstream", quoted(t.stream)}, {"level", text("lead")}, {"contact", quoted(t.finn)}};
    std::vector<CellEdit> edits;
    for (const auto& [path, value] : cells) edits.push_back({path, value, 0});
    const Uuid id = natural_id(*platform().kind("workstream_interest"), cells);
    by.edit("workstream_interest", id, edits, true);
    return id;
  };
  draft(*m, t.mission);
  CHECK(t.refusal(*m) == "not_allowed");
  const Uuid interest = draft(*f, t.authority);
  CHECK(t.refusal(*f).empty());
  m->sync();
  CHECK_FALSE(m->holds(interest));
  f->edit_seen("workstream_interest", interest, {{"shared_country", "true"}});
  CHECK(t.refusal(*f).empty());
  m->sync();
  REQUIRE(m->holds(interest));
  m->edit_seen("workstream_interest", interest, {{"level", text("follow")}});
  CHECK(t.refusal(*m) == "not_allowed");
  m->act("workstream_interest", interest, "indicate");
  CHECK(t.refusal(*m).empty());
  CHECK(m->state(interest) == "indicated");
  // It is relayed for a State, so it is no mere expression of interest.
  CHECK(m->cell(interest, "expression").empty());
}

TEST_CASE("An observer keeps notes and asks, but has no floor") {
  Office t;
  const Uuid olga = t.guest("Olga", "OB", "all");
  const Uuid meeting = t.meeting("open");
  const auto o = t.device(olga);
  o->sync();
  const auto note = [&](const char* type) {
    o->create("note", {{"meeting", quoted(meeting)}, {"type", text(type)}, {"text", text("Words.")}});
    return t.refusal(*o);
  };
  CHECK(note("private_note").empty());
  CHECK(note("question").empty());
  for (const char* type : {"intervention", "delegation_note", "decision_draft", "action_draft"}) CHECK(note(type) == "not_allowed");
}

TEST_CASE("Actions are proposed by those who work in a meeting, not by a mission or an interpreter, and UNHCR accepts its own") {
  Office t;
  const Uuid tess = t.guest("Tess", "TR", "all"), bureau = t.guest("Bo", "UF", "all");
  const auto m = t.device(t.moussa), i = t.device(tess), b = t.device(bureau), l = t.device(t.lea);
  for (auto* d : {m.get(), i.get(), b.get(), l.get()}) {
    d->sync();
    d->create("action_item", {{"title", text("Send the list")}, {"workstream", quoted(t.stream)}});
  }
  CHECK(t.refusal(*m) == "not_allowed");
  CHECK(t.refusal(*i) == "not_allowed");
  CHECK(t.refusal(*l).empty());
  CHECK(t.refusal(*b).empty());
  const Uuid own = t.make("action_item", {{"title", text("Print it")},
                                          {"workstream", quoted(t.stream)},
                                          {"due", text("2027-06-01")},
                                          {"owner_org", quoted(t.secretariat)},
                                          {"origin", quoted(t.stream)}});
  b->sync(), l->sync();
  REQUIRE(b->holds(own));
  b->act("action_item", own, "accept");
  CHECK(t.refusal(*b).empty());
}

TEST_CASE("A lost device is suspended by the lead of its person's organisation, who sees that it is there and no more") {
  Office t;
  const Uuid stranger = t.person("Stan", t.org("Elsewhere", "asylum_authority", "NE"), "OL");
  const auto l = t.device(t.lea), f = t.device(t.finn), st = t.device(stranger), s = t.device(t.sam), c = t.device(t.cora);
  t.set("device", f->id, {{"platform", text("laptop")}});
  for (auto* d : {l.get(), f.get(), st.get(), s.get(), c.get()}) d->sync();
  REQUIRE(l->holds(f->id));
  CHECK(l->cell(f->id, "person") == quoted(t.finn));
  CHECK_FALSE(l->holds(f->id, 1));
  CHECK(f->holds(f->id, 1));
  CHECK_FALSE(f->holds(l->id));
  CHECK_FALSE(st->holds(f->id));
  CHECK_FALSE(s->holds(f->id));
  CHECK(c->holds(f->id));
  CHECK_FALSE(c->holds(f->id, 1));

  l->act("device", f->id, "suspend");
  CHECK(t.refusal(*l).empty());
  CHECK(f->exchange(f->request()).error->code == "revoked");
  c->sync();
  c->act("device", f->id, "resume");
  CHECK(t.refusal(*c).empty());
  CHECK_FALSE(f->exchange(f->request()).error);
}
