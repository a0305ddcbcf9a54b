// SPDX-License-Identifier: Apache-2.0
// tests/data/awaited_matrix.md says for whom each record waits, kind by kind and state by state. DIALOGUE_WRITE_DOCS=1 writes the table
// anew: read the difference before you keep it.
#include "shared/model/awaited.h"
#include "shared/model/words.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

const std::string page = std::string(DIALOGUE_TEST_DATA) + "/awaited_matrix.md";
const std::string mark = "<!-- From here on one line for each state in which somebody is waited for; written by awaited_test. -->\n";
constexpr const char* roles[] = {"FP", "OL", "CT", "PM", "RO", "CS", "UR", "WL", "TR", "UF", "SO", "SC", "SA", "OB"};

struct Column {
  const char* name;
  int org;
  const char* org_kind;
};
constexpr Column columns[] = {{"own", niger, "asylum_authority"},
                              {"partner", france, "asylum_authority"},
                              {"country", mission, "perm_mission"},
                              {"other", cso, "asylum_authority"}};

/// A record of the own organisation on which every condition of the table holds.
/// `consent`: of the party beside the lead.
Cells waiting(const Kind& kind, const std::string& state, const char* consent = "invited") {
  Cells cells = owned(niger, other_person);
  if (!state.empty()) cells["state"] = str(state);
  for (const auto& [name, value] : std::map<std::string, Raw>{{"leave_asked", "true"},
                                                              {"review_asked", "true"},
                                                              {"erasure_asked_at", str("2027-01-01T00:00:00Z")},
                                                              {"shared_country", "true"},
                                                              {"owner_country", str("NE")},
                                                              {"stage", str("fulfilled")},
                                                              {"role", str(kind.name == "role_grant" ? "CT" : "member")},
                                                              {"org", ref(niger)},
                                                              {"person", ref(mahamat)}})
    if (kind.field(name)) cells[name] = value;
  if (kind.name == "pledge")
    for (const auto& [part, org, role, answer] : {std::tuple{"a", niger, "lead", ""}, std::tuple{"b", france, "partner", consent}}) {
      const std::string path = std::string("party[") + part + "]";
      cells[path] = str("f");
      cells[path + ".org"] = ref(org);
      cells[path + ".role"] = str(role);
      if (*answer) cells[path + ".consent"] = str(answer);
    }
  return cells;
}

std::string steps(const Awaited& why) {
  std::string out = why.words ? "(words)" : "";
  if (why.opinion) out += out.empty() ? "(comment)" : " (comment)";
  for (const Act* act : why.acts) out += (out.empty() ? "" : " ") + act->name;
  return out;
}

/// `parent_state`: of the meeting or pledge that it hangs on; "deleted" for one that is. `note` stands behind the state.
std::string line_of(const Kind& kind, const std::string& state, const std::string& note = "", const char* consent = "invited",
                    const char* parent_state = "in_progress") {
  Cells above = owned();
  above["state"] = str(parent_state);
  if (above["state"] == str("deleted")) above[std::string(deleted_cell)] = "true";
  const Record parent("pledge", owned(), 2000);
  const Record meeting("meeting", above, 2000);
  const Record record(kind.name.c_str(), waiting(kind, state, consent), kind.name == "organisation" ? niger : 1000);
  RecordView view = record.view;
  if (!kind.parent_field.empty()) view.parent = kind.name == "registration" || kind.name == "session" ? &meeting.view : &parent.view;
  std::string line = "| " + kind.name + " | " + (state.empty() ? "any" : state) + note + " |";
  bool any = false;
  for (const Column& column : columns) {
    std::map<std::string, std::string> who;  // steps: roles
    for (const char* role : roles)
      if (const auto why = awaited_of(actor(role, column.org, aissatou, column.org_kind, "NE"), view); why)
        who[steps(why)] += std::string(who[steps(why)].empty() ? "" : " ") + role;
    std::string cell;
    for (const auto& [what, them] : who) cell += (cell.empty() ? "" : "; ") + them + ": " + what;
    any = any || !cell.empty();
    line += " " + (cell.empty() ? std::string("–") : cell) + " |";
  }
  const auto named = awaited_of(actor("FP", cso, mahamat), view);
  return any || named ? line + " " + (named ? steps(named) : "–") + " |\n" : std::string();
}

std::string table() {
  std::string out = "| kind | state | own | partner | country | other | the person |\n| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Kind& kind : platform().kinds()) {
    if (kind.states.empty()) out += line_of(kind, "");
    for (const State& state : kind.states) {
      out += line_of(kind, state.name);
      if (kind.name == "pledge" && (state.name == "shared_draft" || state.name == "in_review" || state.name == "ready"))
        out += line_of(kind, state.name, ", all answered", "declined");
      for (const char* off : {"cancelled", "deleted"})
        if (kind.name == "session" || kind.name == "registration")
          out += line_of(kind, state.name, std::string(", meeting ") + off, "", off);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the table of who is waited for is as it is written down") {
  std::ifstream file(page);
  std::stringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  const auto at = all.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string head = all.substr(0, at + mark.size()), made = table();
  if (std::getenv("DIALOGUE_WRITE_DOCS"))
    std::ofstream(page) << head << "\n" << made;
  else
    CHECK(all.substr(at + mark.size()) == "\n" + made);
}

TEST_CASE("every row of the declaration names an act and states that there are, and an act that may start there") {
  for (const AwaitedStep& row : platform().awaited()) {
    const Kind* kind = platform().kind(row.kind);
    INFO(row.kind << " " << row.act);
    REQUIRE(kind);
    const Act* act = row.act.empty() ? nullptr : kind->act(row.act);
    CHECK((row.act.empty() || row.act == asked_opinion || act));
    for (const std::string& state : words(row.states)) {
      INFO(state);
      CHECK(std::any_of(kind->states.begin(), kind->states.end(), [&](const State& s) { return s.name == state; }));
      if (act && !act->from.empty()) CHECK(std::count(act->from.begin(), act->from.end(), state) == 1);
    }
  }
}

TEST_CASE("a party that has not answered is waited for, one that has is not, and the lead never is") {
  Record pledge("pledge", waiting(*platform().kind("pledge"), "shared_draft"));
  const Actor partner = actor("OL", france), lead = actor("OL", niger), writer = actor("FP", france);
  CHECK(steps(awaited_of(partner, pledge.view)) == "accept decline");
  CHECK_FALSE(awaited_of(lead, pledge.view));
  CHECK_FALSE(awaited_of(writer, pledge.view));
  pledge.set("party[b].consent", str("accepted"));
  CHECK_FALSE(awaited_of(partner, pledge.view));
}

TEST_CASE("a step that waits for others first is nobody's yet; one whose words are incomplete is") {
  for (const char* state : {"shared_draft", "in_review"}) {
    Record pledge("pledge", waiting(*platform().kind("pledge"), state));
    CHECK_FALSE(awaited_of(actor("OL", niger), pledge.view));
    // Its words are incomplete, and the lead can mend that. A party that declined it can take off.
    for (const char* answer : {"accepted", "declined"}) {
      pledge.set("party[b].consent", str(answer));
      CHECK(steps(awaited_of(actor("OL", niger), pledge.view)) == "ready");
    }
  }
  Record done("action_item", {{"owner_org", ref(france)}, {"state", str("done")}});
  Actor convenor = actor("WL", france);
  CHECK_FALSE(awaited_of(convenor, done.view));
  convenor.grants[0].org = id(niger);
  CHECK(steps(awaited_of(convenor, done.view)) == "verify");
}

TEST_CASE("an action waits for the person in charge; without one, for the organisation") {
  Record action("action_item", {{"owner_org", ref(niger)}, {"state", str("accepted")}});
  const Actor one = actor("FP", niger, aissatou), two = actor("FP", niger, mahamat);
  CHECK(awaited_of(one, action.view));
  CHECK(awaited_of(two, action.view));
  action.set("owner_person", ref(mahamat));
  CHECK_FALSE(awaited_of(one, action.view));
  CHECK(awaited_of(two, action.view));
}

TEST_CASE("nothing waits for whoever holds no grant, and nothing that is deleted waits") {
  Record request("support_request", waiting(*platform().kind("support_request"), "submitted"));
  Actor nobody;
  nobody.person = id(aissatou);
  CHECK_FALSE(awaited_of(nobody, request.view));
  const Actor so = actor("SO", unhcr, other_person, "unhcr");
  CHECK(steps(awaited_of(so, request.view)) == "publish return");
  request.set(std::string(deleted_cell), "true");
  CHECK_FALSE(awaited_of(so, request.view));
}

TEST_CASE("what hangs on a meeting that is off waits for nobody") {
  const Actor officer = actor("SO", unhcr, other_person, "unhcr"), person = actor("FP", niger, mahamat);
  for (const bool deleted : {false, true}) {
    Cells above = owned();
    above["state"] = str(deleted ? "planned" : "cancelled");
    if (deleted) above[std::string(deleted_cell)] = "true";
    const Record meeting("meeting", above, 2000);
    for (const auto& [kind, state, who] : {std::tuple{"session", "proposed", &officer}, std::tuple{"session", "confirmed", &officer},
                                           std::tuple{"session", "live", &officer}, std::tuple{"registration", "registered", &officer},
                                           std::tuple{"registration", "invited", &person}}) {
      const Record record(kind, waiting(*platform().kind(kind), state));
      RecordView view = record.view;
      CHECK(awaited_of(*who, view));
      view.parent = &meeting.view;
      CHECK_FALSE(awaited_of(*who, view));
    }
  }
}

TEST_CASE("a review that was asked waits for the Secretariat until it has said something") {
  const Actor officer = actor("SO", unhcr, other_person, "unhcr");
  for (const auto& [kind, state] : {std::pair{"support_request", "draft"}, std::pair{"support_offer", "org_review"},
                                    std::pair{"pledge", "draft"}, std::pair{"pledge", "ready"}}) {
    Record record(kind, waiting(*platform().kind(kind), state));
    CHECK(steps(awaited_of(officer, record.view)) == "(comment)");
    Circumstances around;
    around.commented = true;
    CHECK_FALSE(awaited_of(officer, record.view, around));
    record.set("review_asked", "false");
    CHECK_FALSE(awaited_of(officer, record.view));
  }
}

TEST_CASE("a meeting and its session are to be started when their day has come, not before") {
  const Actor officer = actor("SO", unhcr, other_person, "unhcr");
  Circumstances early;
  early.day_has_come = false;
  const Record meeting("meeting", waiting(*platform().kind("meeting"), "open")),
      session("session", waiting(*platform().kind("session"), "confirmed"));
  for (const Record* each : {&meeting, &session}) {
    CHECK(steps(awaited_of(officer, each->view)) == "start");
    CHECK_FALSE(awaited_of(officer, each->view, early));
  }
}

TEST_CASE("an interest that was only drafted waits for those of the organisation who may indicate it") {
  const Record interest("workstream_interest", waiting(*platform().kind("workstream_interest"), "draft"));
  CHECK(steps(awaited_of(actor("FP", niger), interest.view)) == "indicate");
  CHECK_FALSE(awaited_of(actor("CT", niger), interest.view));
  CHECK_FALSE(awaited_of(actor("FP", france), interest.view));
}
