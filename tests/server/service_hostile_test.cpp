// SPDX-License-Identifier: Apache-2.0
// People who try what they may not, on the platform's own declaration, with the service alone, beneath every page and command.
#include "shared/domain/platform.h"
#include "shared/model/quoted.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// Two authorities, an NGO and the Secretariat; a device each, everything synced.
struct Platform : World {
  Platform() : World(platform()) {
    org_a = org("Office A", "asylum_authority", "TD");
    org_b = org("Office B", "asylum_authority", "NE");
    ngo = org("Partners", "cso", "");
    secretariat = org("Secretariat", "unhcr", "");
    ann = person("Ann", org_a, "OL");
    bob = person("Bob", org_a, "FP");
    cleo = person("Cleo", org_b, "OL");
    nora = person("Nora", ngo, "CS");
    sol = person("Sol", secretariat, "SC");
    a = device(ann), b = device(bob), c = device(cleo), n = device(nora), s = device(sol);
    all();
  }
  void all() {
    for (auto* d : {a.get(), b.get(), c.get(), n.get(), s.get()}) d->sync();
  }
  Uuid request(TestDevice& by) {
    const Uuid id = by.create("support_request", {{"title", text("Interviews")}, {"summary", text("One.")}, {"need_line[p]", text("m")}});
    by.sync();
    CHECK(by.only().verdict == Verdict::applied);
    return id;
  }
  /// Sets the cells as the server would, without asking who may.
  void force(const char* kind, const Uuid& id, std::vector<CellValue> cells) {
    const auto status = service->admin().edit_as_server(kind, id, cells);
    if (!status) UNSCOPED_INFO(status.error().code << " " << status.error().field);
    REQUIRE(status.ok());
    all();
  }
  /// The code of the refusal of the device's only change; "" when it was taken.
  std::string refusal(TestDevice& device) {
    device.sync();
    const Receipt receipt = device.only();
    if (receipt.verdict == Verdict::applied) return "";
    return receipt.error ? receipt.error->code : "proposed";
  }

  Uuid org_a, org_b, ngo, secretariat, ann, bob, cleo, nora, sol;
  std::unique_ptr<TestDevice> a, b, c, n, s;
};

}  // namespace

TEST_CASE("Nothing is made as deleted") {
  Platform p;
  p.a->create("support_request", {{"title", text("Begun")}, {"_deleted", "true"}});
  CHECK(p.refusal(*p.a) == "wrong_state");
}

TEST_CASE("An edit of nothing, of a deleted record too, does no harm") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.a->edit_seen("support_request", id, {{"_deleted", "true"}});
  t.a->sync();
  t.a->edit("support_request", id, {});
  CHECK(t.refusal(*t.a).empty());
}

TEST_CASE("Who changes for whom a partner answered asks the new partner") {
  Platform t;
  const Uuid id = t.a->create("pledge", {{"title", text("Together")},
                                         {"party[l]", text("a")},
                                         {"party[l].org", quoted(t.org_a)},
                                         {"party[l].role", text("lead")},
                                         {"party[p]", text("b")},
                                         {"party[p].org", quoted(t.ngo)},
                                         {"party[p].role", text("partner")}});
  t.a->sync();
  t.a->act("pledge", id, "share");
  t.a->sync();
  t.n->sync();
  t.n->act("pledge", id, "accept", {{"party", text("p")}});
  REQUIRE(t.refusal(*t.n).empty());
  t.a->sync();
  REQUIRE(t.a->cell(id, "party[p].consent") == text("accepted"));
  t.a->edit_seen("pledge", id, {{"party[p].org", quoted(t.org_b)}});
  t.a->sync();
  CHECK(t.a->cell(id, "party[p].consent") == text("invited"));
  CHECK(t.a->cell(id, "party[p].consent_by").empty());
  t.c->sync();
  t.c->act("pledge", id, "accept", {{"party", text("p")}});
  REQUIRE(t.refusal(*t.c).empty());
  t.a->sync();
  // Another part in it is another promise.
  t.a->edit_seen("pledge", id, {{"party[p].role", text("lead")}});
  t.a->sync();
  CHECK(t.a->cell(id, "party[p].consent") == text("invited"));
}

TEST_CASE("A settlement is no way around the state: the words of a published record change as an edit may change them") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.b->sync();
  t.a->edit_seen("support_request", id, {{"title", text("Ann's")}});
  t.b->edit_seen("support_request", id, {{"title", text("Bob's")}});
  t.a->sync(), t.b->sync();
  const Uuid proposal = t.b->only().proposal;
  t.force("support_request", id, {{"state", text("closed")}});
  t.a->act("proposal", proposal, "settle", {{"take", text("proposed")}});
  CHECK(t.refusal(*t.a) == "wrong_state");
  CHECK(t.a->cell(id, "title") == text("Ann's"));
  t.a->act("proposal", proposal, "settle", {{"take", text("current")}});
  CHECK(t.refusal(*t.a).empty());
}

TEST_CASE("A proposal to delete does not outlive the draft") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.b->sync();
  t.a->edit_seen("support_request", id, {{"title", text("Ann's")}});
  t.b->edit_seen("support_request", id, {{"_deleted", "true"}});
  t.a->sync(), t.b->sync();
  const Uuid proposal = t.b->only().proposal;
  t.force("support_request", id, {{"state", text("published")}});
  t.a->act("proposal", proposal, "settle", {{"take", text("proposed")}});
  CHECK(t.refusal(*t.a) == "wrong_state");
  CHECK(t.a->cell(id, "_deleted").empty());
}

TEST_CASE("Nobody lets himself into a meeting by checking in") {
  Platform t;
  const Uuid id = t.s->create("meeting", {{"kind", text("ws_focused")}, {"title", text("Closed")}, {"invite_only", "true"}});
  t.s->sync();
  REQUIRE(t.s->only().verdict == Verdict::applied);
  t.force("meeting", id, {{"state", text("open")}});
  REQUIRE_FALSE(t.n->holds(id));
  const Uuid registration =
      t.n->create("registration", {{"meeting", quoted(id)}, {"person", quoted(t.nora)}, {"owner_org", quoted(t.ngo)}});
  t.n->sync();
  if (t.n->holds(registration)) {
    t.n->act("registration", registration, "check_in");
    CHECK_FALSE(t.refusal(*t.n).empty());
  }
  t.n->sync();
  CHECK_FALSE(t.n->holds(id));
}

TEST_CASE("However deep the conversation, it goes where its record goes") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.force("support_request", id, {{"state", text("published")}});
  Uuid parent = id;
  std::vector<Uuid> comments;
  for (int i = 0; i < 14; ++i) {
    parent = t.n->create("comment", {{"parent", quoted(parent)}, {"text", text("Comment " + std::to_string(i))}});
    comments.push_back(parent);
    t.n->sync();
  }
  t.c->sync();
  for (const Uuid& comment : comments) REQUIRE(t.c->holds(comment));
  t.force("support_request", id, {{"confidential", "true"}});
  CHECK_FALSE(t.c->holds(id));
  for (std::size_t i = 0; i < comments.size(); ++i) {
    INFO("comment " << i);
    CHECK_FALSE(t.c->holds(comments[i]));
    CHECK(t.n->holds(comments[i]));
  }
}

TEST_CASE("An id names one record, whatever the kind") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.force("support_request", id, {{"state", text("published")}});
  t.n->edit("support_offer", id, {{"title", text("Mine"), 0}, {"owner_org", quoted(t.ngo), 0}}, true);
  CHECK_FALSE(t.refusal(*t.n).empty());
  t.all();
}

TEST_CASE("A record named in capitals is the same record") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.force("support_request", id, {{"state", text("published")}});
  std::string capitals = id.text();
  for (char& ch : capitals)
    if (ch >= 'a' && ch <= 'f') ch = static_cast<char>(ch - 'a' + 'A');
  REQUIRE(capitals != id.text());
  const Uuid comment = t.n->create("comment", {{"parent", text(capitals)}, {"text", text("Seen by all")}});
  if (t.refusal(*t.n).empty()) {
    t.force("support_request", id, {{"confidential", "true"}});
    CHECK_FALSE(t.c->holds(comment));
  }
  t.a->edit_seen("support_request", id, {{"helpers[" + capitals + "]", "true"}});
  CHECK(t.refusal(*t.a) == "wrong_type");
}

TEST_CASE("What is said about an internal field stays with those who see the field") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.a->edit_seen("support_request", id, {{"internal_note", text("Only us")}});
  t.a->sync();
  t.force("support_request", id, {{"state", text("published")}});
  const Uuid translation = t.a->create(
      "translation", {{"parent", quoted(id)}, {"field", text("internal_note")}, {"lang", text("fr")}, {"text", text("Nous seuls")}});
  CHECK(t.refusal(*t.a).empty());
  const Uuid comment =
      t.a->create("comment", {{"parent", quoted(id)}, {"on_field", text("internal_note")}, {"text", text("Only us, really")}});
  CHECK(t.refusal(*t.a).empty());
  const Uuid open = t.a->create("comment", {{"parent", quoted(id)}, {"on_field", text("title")}, {"text", text("For all")}});
  t.a->sync();
  t.all();
  CHECK(t.b->holds(translation));
  CHECK(t.b->holds(comment));
  CHECK_FALSE(t.c->holds(translation));
  CHECK_FALSE(t.c->holds(comment));
  CHECK_FALSE(t.s->holds(comment));
  CHECK(t.c->holds(open));
}

TEST_CASE("Nothing is hung on a record that its author cannot see") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.n->create("comment", {{"parent", quoted(id)}, {"text", text("I know of it")}});
  CHECK(t.refusal(*t.n) == "not_available");
  t.n->create("material", {{"parent", quoted(id)},
                           {"name", text("a.pdf")},
                           {"media_type", text("application/pdf")},
                           {"sha256", text(std::string(64, 'a'))},
                           {"size", "3"},
                           {"declaration_no_personal_case_data", "true"}});
  CHECK(t.refusal(*t.n) == "not_available");
  t.all();
  for (const auto& [key, facet] : t.a->base) CHECK(t.a->kinds[key.first] != "comment");
}

TEST_CASE("Words about a record that its author has just lost go to moderation") {
  Platform t;
  const Uuid meeting = t.s->create(
      "meeting",
      {{"kind", text("ws_focused")}, {"title", text("Closed")}, {"invite_only", "true"}, {"parties[" + t.ngo.text() + "]", "true"}});
  t.s->sync();
  t.force("meeting", meeting, {{"state", text("open")}});
  const Uuid registration = t.n->create(
      "registration", {{"meeting", quoted(meeting)}, {"person", quoted(t.nora)}, {"floor_lang", text("fr")}, {"owner_org", quoted(t.ngo)}});
  t.n->sync();
  t.n->act("registration", registration, "register");
  REQUIRE(t.refusal(*t.n).empty());
  t.force("meeting", meeting, {{"parties[" + t.ngo.text() + "]", ""}});
  REQUIRE(t.n->holds(meeting));
  t.n->create("comment", {{"parent", quoted(meeting)}, {"text", text("Written in time")}});
  CHECK(t.refusal(*t.n).empty());
  t.force("registration", registration, {{"state", text("cancelled")}});
  CHECK_FALSE(t.n->holds(meeting));
  t.n->create("comment", {{"parent", quoted(meeting)}, {"text", text("Written too late")}});
  CHECK(t.refusal(*t.n) == "access_ended");
  CHECK(t.n->only().verdict == Verdict::parked);
}

TEST_CASE("A private note is moderated by nobody") {
  Platform t;
  const Uuid meeting = t.s->create("meeting", {{"kind", text("ws_focused")}, {"title", text("Open")}});
  t.s->sync();
  t.force("meeting", meeting, {{"state", text("open")}});
  const std::vector<std::pair<Path, Raw>> cells{{"meeting", quoted(meeting)}, {"type", text("private_note")}, {"text", text("Mine alone")}};
  const Uuid note = t.n->create("note", cells);
  REQUIRE(t.refusal(*t.n).empty());
  for (const Uuid& grant : t.service->admin().records_of("role_grant").take())
    if (t.service->admin().cells_of("role_grant", grant).take()["person"] == quoted(t.nora))
      REQUIRE(t.service->admin().revoke_grant(grant).ok());
  t.n->edit_seen("note", note, {{"text", text("Still mine alone")}});
  CHECK(t.refusal(*t.n) == "not_allowed");
  t.n->create("note", cells);
  CHECK(t.refusal(*t.n) == "not_available");
  CHECK(t.service->admin().records_of("moderation_item").take().empty());
}

TEST_CASE("Two offline creates of one interest meet, though each device labels its own with its time, language and source") {
  Platform t;
  const Uuid stream = t.s->create("workstream", {{"code", text("ws1")}, {"title", text("Quality")}});
  t.s->sync();
  t.all();
  const auto make = [&](TestDevice& d, const char* level, const char* at, const char* lang, const char* source) {
    return d.create("workstream_interest", {{"org", quoted(t.org_a)},
                                            {"workstream", quoted(stream)},
                                            {"level", text(level)},
                                            {"owner_org", quoted(t.org_a)},
                                            {"created_at", text(at)},
                                            {"lang_original", text(lang)},
                                            {"source", text(source)},
                                            {"source_url", text(std::string("https://example.org/") + source)}});
  };
  const Uuid one = make(*t.a, "lead", "2027-01-10T10:00:00Z", "fr", "imported");
  REQUIRE(one == make(*t.b, "lead", "2027-01-10T11:00:00Z", "en", "portal"));
  t.a->sync();
  CHECK(t.refusal(*t.b).empty());
  CHECK(t.b->cell(one, "created_at") == text("2027-01-10T10:00:00Z"));
  CHECK(t.b->cell(one, "source") == text("imported"));
  CHECK(t.b->cell(one, "source_url") == text("https://example.org/imported"));
}

TEST_CASE("A label that only a second create has is nobody's, and its device hears it") {
  Platform t;
  const Uuid stream = t.s->create("workstream", {{"code", text("ws1")}, {"title", text("Quality")}});
  t.s->sync();
  t.all();
  const auto make = [&](TestDevice& d, std::vector<std::pair<Path, Raw>> labels) {
    std::vector<std::pair<Path, Raw>> cells{
        {"org", quoted(t.org_a)}, {"workstream", quoted(stream)}, {"level", text("lead")}, {"owner_org", quoted(t.org_a)}};
    cells.insert(cells.end(), labels.begin(), labels.end());
    return d.create("workstream_interest", cells);
  };
  const Uuid one = make(*t.a, {});
  REQUIRE(one == make(*t.b, {{"source_url", text("https://example.org/")}}));
  t.a->sync();
  CHECK(t.refusal(*t.b).empty());
  CHECK(t.b->cell(one, "source_url").empty());
}

TEST_CASE("What the Secretariat enters for an organisation is that organisation's") {
  Platform t;
  const Uuid stream = t.s->create("workstream", {{"code", text("ws1")}, {"title", text("Quality")}});
  t.s->sync();
  t.all();
  const Uuid interest =
      t.s->create("workstream_interest", {{"org", quoted(t.org_a)}, {"workstream", quoted(stream)}, {"level", text("lead")}});
  CHECK(t.refusal(*t.s).empty());
  t.all();
  CHECK(t.a->holds(interest));
}

TEST_CASE("A role that this declaration does not know gives nothing, nor does one called like the server") {
  Platform t;
  for (const char* role : {"server", "future", "*"}) {
    const Uuid person = t.service->admin().add_person("Eve", t.org_a, "").take();
    if (!t.service->admin().grant(person, role, "all", "")) continue;
    t.force("role_grant", t.service->admin().records_of("role_grant").take().back(), {});
    for (const Uuid& grant : t.service->admin().records_of("role_grant").take())
      if (t.service->admin().cells_of("role_grant", grant).take()["person"] == quoted(person))
        t.force("role_grant", grant, {{"state", text("active")}});
    auto eve = t.device(person);
    eve->sync();
    const Uuid id = t.request(*t.a);
    eve->sync();
    CHECK_FALSE(eve->holds(id));
    const auto tries = [&](const char* kind, std::vector<std::pair<Path, Raw>> cells) {
      eve->create(kind, std::move(cells));
      INFO(role << " " << kind);
      CHECK_FALSE(t.refusal(*eve).empty());
    };
    tries("notice", {});
    tries("note", {{"meeting", quoted(id)}, {"type", text("private_note")}, {"text", text("x")}});
  }
}

TEST_CASE("History begins with what one was shown on entering, not with what stood before") {
  Platform t;
  const Uuid id = t.request(*t.a);
  t.a->edit_seen("support_request", id, {{"title", text("Public")}, {"helpers[" + t.nora.text() + "]", "true"}});
  t.a->sync();
  t.n->sync();
  REQUIRE(t.n->holds(id));
  const std::string history = t.service->history_json(t.n->id, id).take();
  CHECK(history.find("Public") != std::string::npos);
  CHECK(history.find("Interviews") == std::string::npos);
}

TEST_CASE("A merge never makes a text longer than its field") {
  Platform t;
  const Uuid id = t.a->create(
      "pledge", {{"title", text("Together")}, {"component[c]", text("a")}, {"component[c].text", text("One.\n\nTwo.\n\nThree.")}});
  t.a->sync(), t.b->sync();
  t.a->edit_seen("pledge", id, {{"component[c].text", text("One." + std::string(2900, 'a') + "\n\nTwo.\n\nThree.")}});
  t.b->edit_seen("pledge", id, {{"component[c].text", text("One.\n\nTwo.\n\nThree." + std::string(2900, 'b'))}});
  t.a->sync(), t.b->sync();
  CHECK(t.b->only().verdict == Verdict::proposed);
}
