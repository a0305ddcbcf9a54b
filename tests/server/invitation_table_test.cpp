// SPDX-License-Identifier: Apache-2.0
// tests/data/invitations.md says what an invitation shows, role by role; this test invites somebody of each role in each way and reads
// what arrives on the device. DIALOGUE_WRITE_DOCS=1 writes the table anew: read the difference before you keep it.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "sync/natural_id.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"
#include "tests/server/text_files.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

const std::string table_page = std::string(DIALOGUE_TEST_DATA) + "/invitations.md";
const std::string table_mark = "<!-- From here on written by invitation_table_test. -->\n";
constexpr const char* table_roles[] = {"FP", "OL", "CT", "PM", "RO", "CS", "UR", "WL", "TR", "UF", "SO", "SC", "OB"};
constexpr const char* states[] = {"planned", "open", "closed", "cancelled"};

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out.empty() ? "–" : out;
}

/// A record, or a facet of it, by the name that the table has for it.
struct Thing {
  std::string name;
  Uuid id;
  int facet = 0;
};

struct Meeting {
  Uuid id;
  std::vector<Thing> things;
};

class Stage : public World {
 public:
  Stage() : World(platform()) {
    host = org("Host", "unhcr", "");
    guests_org = org("Guests", "cso", "FR");
    asker = org("Asker", "asylum_authority", "TD");
    stream = make("workstream", {{"code", text("ws")}, {"title", text("W")}, {"state", text("active")}});
    for (const char* state : states) meetings[state] = meeting(state, stream);
    elsewhere = meeting("closed", {}).id;
    request = make("support_request",
                   {{"title", text("R")}, {"owner_org", quoted(asker)}, {"owner_country", text("TD")}, {"state", text("published")}});
    draft = make("support_request", {{"title", text("D")}, {"owner_org", quoted(asker)}, {"state", text("draft")}});
    platform_things = {{"workstream", stream}, {"request", request},           {"its document", document(request)},
                       {"a draft", draft},     {"other organisations", asker}, {"own organisation", guests_org}};
  }

  Uuid make(const char* kind, std::vector<CellValue> cells) { return service->admin().create_as_server(kind, cells).take(); }
  void set(const char* kind, const Uuid& id, std::vector<CellValue> cells) {
    REQUIRE(service->admin().edit_as_server(kind, id, cells).ok());
  }
  Uuid document(const Uuid& parent) {
    return make("material", {{"parent", quoted(parent)},
                             {"name", text("a.pdf")},
                             {"media_type", text("application/pdf")},
                             {"sha256", text(std::string(64, 'a'))},
                             {"size", "1"},
                             {"declaration_no_personal_case_data", "true"},
                             {"owner_org", quoted(host)}});
  }
  Uuid session(const Uuid& meeting) {
    return make("session", {{"meeting", quoted(meeting)},
                            {"slot_no", "1"},
                            {"starts_utc", text("2027-05-04T08:00:00Z")},
                            {"owner_org", quoted(host)},
                            {"join_link", text("https://meet.example/1")}});
  }

  Meeting meeting(const std::string& state, std::optional<Uuid> of) {
    std::vector<CellValue> cells{{"kind", text("ws_focused")},  {"title", text("M")},
                                 {"owner_org", quoted(host)},   {"state", text(state == "closed" ? "open" : state)},
                                 {"agenda_item[a]", text("m")}, {"agenda_item[a].title", text("Opening")}};
    if (of) cells.push_back({"workstreams[" + of->text() + "]", "true"});
    if (state == "closed" || state == "cancelled") cells.push_back({"invite_only", "true"});
    if (state == "cancelled") cells.push_back({"announced_at", text("2026-12-01T08:00:00Z")});
    Meeting out{make("meeting", cells), {}};
    const Uuid talk = session(out.id);
    const std::vector<std::pair<Path, Raw>> key{{"parent", quoted(out.id)}, {"field", text("title")}, {"lang", text("fr")}};
    std::vector<CellValue> french{{"text", text("Réunion")}, {"owner_org", quoted(host)}};
    for (const auto& [path, value] : key) french.push_back({path, value});
    const Uuid translated =
        service->admin().create_as_server("translation", french, natural_id(*platform().kind("translation"), key)).take();
    const Uuid note = make(
        "note", {{"meeting", quoted(out.id)}, {"type", text("intervention")}, {"text", text("We host.")}, {"owner_org", quoted(asker)}});
    out.things = {{"meeting", out.id},          {"session", talk},      {"join link", talk, 1}, {"document", document(out.id)},
                  {"French title", translated}, {"interventions", note}};
    return out;
  }

  /// The grant holds at once, also once a coordinator has a device. `what`: the meeting, workstream or record; nil for "all".
  Uuid grant(const Uuid& person, const std::string& role, const std::string& scope, const Uuid& what, const Uuid& org_id) {
    std::vector<CellValue> cells{{"person", quoted(person)}, {"org", quoted(org_id)}, {"owner_org", quoted(org_id)},
                                 {"role", text(role)},       {"scope", text(scope)},  {"valid_from", text("2026-01-01")},
                                 {"state", text("active")}};
    if (!what.is_nil()) cells.push_back({"scope_id", quoted(what)});
    return make("role_grant", cells);
  }
  /// Somebody with this role for this one thing only.
  Uuid somebody(const std::string& name, const std::string& role, const std::string& scope, const Uuid& what, const Uuid& org_id) {
    const Uuid id = service->admin().add_person(name, org_id, "").take();
    grant(id, role, scope, what, org_id);
    return id;
  }
  Uuid enter(const Uuid& person, const Uuid& meeting, const char* state) {
    return make("registration", {{"meeting", quoted(meeting)},
                                 {"person", quoted(person)},
                                 {"owner_org", quoted(guests_org)},
                                 {"floor_lang", text("fr")},
                                 {"state", text(state)}});
  }

  Uuid host, guests_org, asker, stream, request, draft, elsewhere;
  std::map<std::string, Meeting> meetings;
  std::vector<Thing> platform_things;
};

/// Ways to be invited. Each makes a person of a role and invites her to all that there is.
struct Way {
  std::string name;
  std::function<Uuid(Stage&, const std::string& role)> invite;
};

std::vector<Way> ways() {
  const auto elsewhere = [](Stage& t, const std::string& name, const std::string& role) {
    return t.somebody(name + role, role, "meeting", t.elsewhere, t.guests_org);
  };
  const auto entered = [elsewhere](const char* state) {
    return [elsewhere, state](Stage& t, const std::string& role) {
      const Uuid id = elsewhere(t, state, role);
      for (const auto& [name, meeting] : t.meetings) t.enter(id, meeting.id, state);
      return id;
    };
  };
  return {
      {"none, a guest of another meeting", [elsewhere](Stage& t, const std::string& role) { return elsewhere(t, "nobody", role); }},
      {"a role for each meeting",
       [](Stage& t, const std::string& role) {
         const Uuid id = t.service->admin().add_person("meeting" + role, t.guests_org, "").take();
         for (const auto& [name, meeting] : t.meetings) t.grant(id, role, "meeting", meeting.id, t.guests_org);
         return id;
       }},
      {"a role for the workstream",
       [](Stage& t, const std::string& role) { return t.somebody("ws" + role, role, "workstream", t.stream, t.guests_org); }},
      {"a role for the request",
       [](Stage& t, const std::string& role) { return t.somebody("record" + role, role, "record", t.request, t.guests_org); }},
      {"helper of the request",
       [elsewhere](Stage& t, const std::string& role) {
         const Uuid id = elsewhere(t, "helper", role);
         t.set("support_request", t.request, {{"helpers[" + id.text() + "]", "true"}});
         return id;
       }},
      {"entered by the Secretariat", entered("invited")},
      {"entered and registered", entered("registered")},
      {"entered, then cancelled", entered("cancelled")},
      {"a participant", [](Stage& t, const std::string& role) { return t.somebody("all" + role, role, "all", Uuid{}, t.guests_org); }},
  };
}

/// Whether somebody who is invited this way gets as far as being registered.
bool registers(Stage& t, TestDevice& device, const Uuid& meeting) {
  const std::vector<std::pair<Path, Raw>> key{{"meeting", quoted(meeting)}, {"person", quoted(device.person)}};
  const Uuid id = natural_id(*platform().kind("registration"), key);
  if (!device.holds(id)) device.create("registration", {key[0], key[1], {"floor_lang", text("fr")}});
  device.sync();
  if (!device.holds(id)) return false;
  if (device.state(id) == "registered") return true;
  device.act("registration", id, "register");
  device.sync();
  const bool done = device.state(id) == "registered";
  // Puts it back as it was, for the next who looks.
  if (done) {
    device.act("registration", id, "cancel");
    device.sync();
  }
  (void)t;
  return done;
}

/// Roles that see and may the same share a line.
void add_lines(const std::string& head, const std::map<std::string, std::vector<std::string>>& by_cells, std::string& out) {
  for (const auto& [cells, who] : by_cells) {
    const bool all = who.size() == std::size(table_roles);
    out += "| " + head + " | " + (all ? "every role" : joined(who, " ")) + " | " + cells + " |\n";
  }
}

std::string table() {
  Stage t;
  std::string out = "| invitation | to | roles | see | registers |\n| --- | --- | --- | --- | --- |\n";
  for (const Way& way : ways()) {
    std::map<std::string, std::map<std::string, std::vector<std::string>>> lines;
    std::map<std::string, std::vector<std::string>> platform_lines;
    for (const char* role : table_roles) {
      const Uuid id = way.invite(t, role);
      const auto device = t.device(id);
      device->sync();
      REQUIRE(device->differences().empty());
      const auto seen = [&](const std::vector<Thing>& things) {
        std::vector<std::string> names;
        for (const Thing& thing : things)
          if (device->holds(thing.id, thing.facet)) names.push_back(thing.name);
        return joined(names, ", ");
      };
      std::map<std::string, std::string> sees;
      for (const char* state : states) sees[state] = seen(t.meetings[state].things);
      const std::string rest = seen(t.platform_things);
      for (const char* state : states)
        lines[state][sees[state] + " | " + (registers(t, *device, t.meetings[state].id) ? "yes" : "–")].push_back(role);
      platform_lines[rest + " |  "].push_back(role);
    }
    for (const char* state : states) add_lines(way.name + " | " + state, lines[state], out);
    add_lines(way.name + " | beside", platform_lines, out);
  }
  return out;
}

}  // namespace

TEST_CASE("who is invited holds what the table of invitations says, and nothing else") {
  const std::string before = contents(table_page);
  const auto at = before.find(table_mark);
  REQUIRE(at != std::string::npos);
  const std::string found = table();
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) std::ofstream(table_page) << before.substr(0, at) + table_mark + "\n" + found;
  const auto said = lines_of(contents(table_page).substr(at + table_mark.size() + 1)), is = lines_of(found);
  for (const std::string& line : is)
    if (std::find(said.begin(), said.end(), line) == said.end()) UNSCOPED_INFO("the service, not the table: " << line);
  for (const std::string& line : said)
    if (std::find(is.begin(), is.end(), line) == is.end()) UNSCOPED_INFO("the table, not the service: " << line);
  CHECK((said == is));
}

TEST_CASE("A guest of an open meeting gets the meeting, its session and its papers, and the link once registered") {
  Stage t;
  const Meeting& open = t.meetings["open"];
  const Uuid gita = t.somebody("Gita", "CS", "meeting", open.id, t.guests_org);
  const auto g = t.device(gita);
  g->sync();
  const auto held = [&](const char* name) {
    for (const Thing& thing : open.things)
      if (thing.name == name) return g->holds(thing.id, thing.facet);
    return false;
  };
  for (const char* name : {"meeting", "session", "document", "French title"}) CHECK(held(name));
  CHECK(g->cell(open.id, "agenda_item[a].title") == text("Opening"));
  CHECK_FALSE(held("join link"));
  CHECK_FALSE(held("interventions"));
  CHECK(g->holds(t.guests_org));
  CHECK_FALSE(g->holds(t.request));
  CHECK_FALSE(g->holds(t.meetings["closed"].id));

  const Uuid own = g->create("registration", {{"meeting", quoted(open.id)}, {"person", quoted(gita)}, {"floor_lang", text("fr")}});
  g->sync();
  g->act("registration", own, "register");
  g->sync();
  CHECK(g->state(own) == "registered");
  CHECK(held("join link"));
  CHECK(held("interventions"));
  g->act("registration", own, "cancel");
  g->sync();
  CHECK_FALSE(held("join link"));
  CHECK_FALSE(held("interventions"));
  CHECK(held("meeting"));
  CHECK(g->differences().empty());
}

TEST_CASE("What is written before the first guest came, and after, reaches the guest; what is withdrawn is purged") {
  Stage t;
  const Uuid closed = t.meetings["closed"].id;
  const Uuid greg = t.service->admin().add_person("Greg", t.guests_org, "").take();
  t.grant(greg, "CS", "meeting", t.elsewhere, t.guests_org);
  const auto g = t.device(greg);
  g->sync();
  CHECK_FALSE(g->holds(closed));
  const Uuid granted = t.grant(greg, "CS", "meeting", closed, t.guests_org);
  g->sync();
  for (const char* name : {"meeting", "session", "document"})
    for (const Thing& thing : t.meetings["closed"].things)
      if (thing.name == name) CHECK(g->holds(thing.id));
  const Uuid later = t.session(closed), paper = t.document(later);
  g->sync();
  CHECK(g->holds(later));
  CHECK(g->holds(paper));
  t.set("meeting", closed, {{"state", text("cancelled")}});
  g->sync();
  // It was never announced, so people who were to come need not hear that it will not take place.
  CHECK_FALSE(g->holds(closed));
  CHECK_FALSE(g->holds(later));
  t.set("meeting", closed, {{"state", text("open")}});
  g->sync();
  CHECK(g->holds(closed));
  REQUIRE(t.service->admin().revoke_grant(granted).ok());
  g->sync();
  for (const Thing& thing : t.meetings["closed"].things) CHECK_FALSE(g->holds(thing.id, thing.facet));
  CHECK_FALSE(g->holds(paper));
  CHECK(g->differences().empty());
}

TEST_CASE("An invitation entered by the Secretariat opens a closed meeting, and shuts it when it is cancelled for good") {
  Stage t;
  const Uuid closed = t.meetings["closed"].id;
  const Uuid ida = t.somebody("Ida", "FP", "all", Uuid{}, t.asker), sam = t.somebody("Sam", "SO", "all", Uuid{}, t.host);
  const auto i = t.device(ida), s = t.device(sam);
  i->sync(), s->sync();
  CHECK_FALSE(i->holds(closed));
  // Nobody invites herself.
  const Uuid own = i->create("registration", {{"meeting", quoted(closed)}, {"person", quoted(ida)}});
  i->sync();
  CHECK(i->only().error->code == "not_available");
  const Uuid entered = s->create("registration", {{"meeting", quoted(closed)}, {"person", quoted(ida)}, {"owner_org", quoted(t.asker)}});
  REQUIRE(entered == own);
  s->sync();
  REQUIRE(s->only().verdict == Verdict::applied);
  i->sync();
  CHECK(i->holds(closed));
  i->edit_seen("registration", entered, {{"floor_lang", text("fr")}});
  i->sync();
  i->act("registration", entered, "register");
  i->sync();
  CHECK(i->state(entered) == "registered");
  s->sync();
  s->act("registration", entered, "cancel");
  s->sync();
  i->sync();
  CHECK_FALSE(i->holds(closed));
  i->act("registration", entered, "register");
  i->sync();
  REQUIRE(i->only().error);
  CHECK(i->only().error->code == "not_invited");
}

TEST_CASE("A translator of one published request sees it and writes its translation, and sees no other") {
  Stage t;
  const Uuid other = t.make("support_request", {{"title", text("Other")}, {"owner_org", quoted(t.asker)}, {"state", text("published")}});
  const Uuid tess = t.somebody("Tess", "TR", "record", t.request, t.guests_org);
  const auto d = t.device(tess);
  d->sync();
  CHECK(d->holds(t.request));
  CHECK_FALSE(d->holds(t.request, 1));
  CHECK_FALSE(d->holds(other));
  CHECK_FALSE(d->holds(t.draft));
  const Uuid french = d->create(
      "translation",
      {{"parent", quoted(t.request)}, {"field", text("title")}, {"lang", text("fr")}, {"text", text("R")}, {"method", text("human")}});
  d->sync();
  CHECK(d->only().verdict == Verdict::applied);
  CHECK(d->holds(french));
  t.set("support_request", t.request, {{"state", text("withdrawn")}});
  d->sync();
  CHECK_FALSE(d->holds(t.request));
  CHECK(d->differences().empty());
}

TEST_CASE("An open meeting for the first wave takes nobody of the third, unless invited by name") {
  Stage t;
  const Uuid first = t.meetings["open"].id;
  t.set("meeting", first, {{"audience_waves[1]", "true"}});
  const auto of_kind = [&](const char* name, const char* kind, const char* wave) {
    const Uuid organisation = t.org(name, kind, "FR");
    if (*wave) t.set("organisation", organisation, {{"engagement_wave", text(wave)}});
    return t.somebody(name, "CS", "all", Uuid{}, organisation);
  };
  const auto may = [&](const Uuid& person) {
    const auto device = t.device(person);
    device->sync();
    CHECK(device->holds(first));
    return registers(t, *device, first);
  };
  CHECK(may(of_kind("Authority", "asylum_authority", "")));
  CHECK(may(of_kind("Key body", "key_cso", "1")));
  CHECK_FALSE(may(of_kind("Late authority", "asylum_authority", "3")));
  CHECK_FALSE(may(of_kind("Firm", "private", "")));
  CHECK_FALSE(may(of_kind("Users", "users", "3")));
  CHECK_FALSE(may(of_kind("University", "academia", "2")));
  const Uuid listed = of_kind("Listed firm", "private", "3");
  StoredRecord record;
  REQUIRE(t.store->view().load(t.store->view().find(*platform().kind("person"), listed), record));
  t.set("meeting", first, {{"parties[" + ref_value(record.get("owner_org"))->text() + "]", "true"}});
  CHECK(may(listed));
  CHECK(may(t.somebody("Guest", "UR", "meeting", first, t.org("Refugee-led", "users", "FR"))));
  t.set("meeting", first, {{"audience_kinds[academia]", "true"}});
  CHECK(may(of_kind("Second university", "academia", "2")));
  t.set("meeting", first, {{"audience_waves[3]", "true"}});
  CHECK(may(of_kind("Second firm", "private", "")));
}
