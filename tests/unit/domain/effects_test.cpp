// SPDX-License-Identifier: Apache-2.0
#include "shared/model/effect.h"

#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

constexpr const char* now = "2027-03-17T13:00:00Z";
const Raw now_raw = "\"2027-03-17T13:00:00Z\"";
using Changes = std::vector<CellChange>;

Changes of(const Record& r, const char* name, const Arguments& args = {}, const Actor& a = actor("OL")) {
  return changes_of_act(r.view, r.act(name), args, a, now);
}

}  // namespace

TEST_CASE("an act writes the new state, its arguments and its effect") {
  Record r("support_request", owned());
  CHECK(of(r, "submit") == Changes{{"state", "\"submitted\""}, {"submitted_at", now_raw}});
  CHECK(of(r, "return", {{"reason", "\"Unclear\""}}) == Changes{{"state", "\"returned\""}, {"return_reason", "\"Unclear\""}});
  CHECK(of(r, "review") == Changes{{"state", "\"org_review\""}});
}

TEST_CASE("a party's answer stands at that party, with who and when") {
  Record r("pledge", owned());
  r.set("party[p]", "\"m\"").set("party[p].org", ref(niger));
  const Arguments args{{"party", "\"p\""}};
  CHECK(of(r, "accept", args) ==
        Changes{{"party[p].consent", "\"accepted\""}, {"party[p].consent_by", ref(aissatou)}, {"party[p].consent_at", now_raw}});
  CHECK(of(r, "decline", args).front() == CellChange{"party[p].consent", "\"declined\""});
  CHECK(of(r, "leave", args).front() == CellChange{"party[p].consent", "\"withdrawn\""});
}

TEST_CASE("a text changed after a party accepted asks that party again") {
  Record r("pledge", owned());
  r.set("party[p]", "\"m\"").set("party[p].consent", "\"accepted\"").set("party[q]", "\"n\"").set("party[q].consent", "\"declined\"");
  const Changes again{{"party[p].consent", "\"invited\""}, {"party[p].consent_by", ""}, {"party[p].consent_at", ""}};
  for (const char* path : {"title", "description", "component[c].target", "component[c]", "countries[TD]", "period_end"}) {
    INFO(path);
    CHECK(effects_of_edit(r.view, {path}) == again);
  }
  for (const char* path :
       {"helpers[x]", "review_asked", "note_verbale_ref", "internal_note", "party[z]", "focal_point", "stage", "unknown", "state"}) {
    INFO(path);
    CHECK(effects_of_edit(r.view, {path}).empty());
  }
  CHECK(effects_of_edit(r.view, {"helpers[x]", "title"}) == again);
  CHECK(effects_of_edit(Record("support_request", owned()).view, {"title"}).empty());
}

TEST_CASE("a reviewed translation whose text is edited is a draft again") {
  Record r("translation", owned());
  CHECK(effects_of_edit(r.state("reviewed").view, {"text"}) == Changes{{"state", "\"draft\""}});
  CHECK(effects_of_edit(r.view, {"method"}).empty());
  CHECK(effects_of_edit(r.state("stale_major").view, {"text"}).size() == 1);
  CHECK(effects_of_edit(r.state("stale_major").set("reviewer", ref(aissatou)).view, {"text"}) ==
        Changes{{"state", "\"draft\""}, {"reviewer", ""}});
  CHECK(effects_of_edit(r.state("in_progress").view, {"text"}).empty());
}

TEST_CASE("erasure keeps the record and forgets the person") {
  Record r("person", {{"display_name", "\"A\""}, {"email", "\"a@example.org\""}, {"full_name", "\"A B\""}});
  CHECK(of(r, "anonymise") == Changes{{"display_name", "\"—\""}, {"full_name", ""}, {"email", ""}});
}

TEST_CASE("the interest of others than States is kept as an expression of interest") {
  Record r("workstream_interest", owned());
  CHECK(of(r, "indicate") == Changes{{"state", "\"indicated\""}});
  CHECK(of(r, "indicate", {}, actor("CS", niger, aissatou, "cso")) == Changes{{"state", "\"indicated\""}, {"expression", "true"}});
  // The mission of the same country relays it.
  r.set("owner_country", str("NE"));
  CHECK(of(r, "indicate", {}, actor("PM", mission, other_person, "perm_mission", "NE")) == Changes{{"state", "\"indicated\""}});
  CHECK(of(r, "indicate", {}, actor("PM", mission, other_person, "perm_mission", "FR")).size() == 2);
}

TEST_CASE("carrying over counts") {
  Record r("action_item", owned());
  CHECK(of(r, "carry_over").back() == CellChange{"carried_count", "1"});
  r.set("carried_count", "2");
  CHECK(of(r, "carry_over").back() == CellChange{"carried_count", "3"});
}
