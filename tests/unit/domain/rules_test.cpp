// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/pledges/checklist.h"
#include "shared/model/check.h"
#include "shared/model/completeness.h"

#include <algorithm>
#include "shared/base/days.h"

#include "shared/domain/meetings/hours.h"
#include "shared/domain/people/roles.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

std::string check(const char* name, const Record& r, const Actor& a = actor("OL"), const Arguments& args = {}) {
  return code_of(run_check(name, r.view, a, args));
}

/// A pledge of Niger with France as accepted partner, ready to be submitted.
struct GoodPledge : Record {
  GoodPledge() : Record("pledge", owned()) {
    for (const char* cell : {"pledge_areas[procedures]", "gcr_objectives[g1]", "contribution_types[technical]", "countries[NE]"})
      set(cell, "true");
    set("description", str(std::string(300, 'x')))
        .set("cycle", str("grf_2027"))
        .set("pledge_kind", str("support"))
        .set("form", str("joint"));
    set("period_start", str("2027-01-01"))
        .set("period_end", str("2028-12-31"))
        .set("focal_point", ref(aissatou))
        .set("no_personal_data", "true");
    set("component[c]", "\"m\"").set("component[c].text", "\"Train\"").set("component[c].theme", str("proc.quality"));
    set("component[c].indicator", "\"Officers trained\"").set("component[c].target", "\"24\"").set("component[c].unit", "\"officers\"");
    set("component[c].due", str("2028-06-30"));
    set("party[l]", "\"m\"").set("party[l].org", ref(niger)).set("party[l].role", str("lead"));
    set("party[p]", "\"n\"").set("party[p].org", ref(france)).set("party[p].role", str("partner")).set("party[p].consent", str("accepted"));
    state("in_review");
  }
};

bool row(const Record& r, const char* code) {
  const auto rows = pledge_checklist(r.view);
  return std::any_of(rows.begin(), rows.end(), [&](const ChecklistRow& x) { return x.code == code && x.ok; });
}

}  // namespace

TEST_CASE("an incomplete request names every missing cell, in its parts too") {
  Record r("support_request", owned());
  CHECK(check("complete", r) == "incomplete");
  const auto all = missing_to_submit(r.view);
  CHECK(all.front() == "summary");
  CHECK(std::find(all.begin(), all.end(), "need_line") != all.end());
  r.set("need_line[a]", "\"m\"").set("need_line[a].theme", str("proc.coi"));
  const auto rest = missing_to_submit(r.view);
  CHECK(std::find(rest.begin(), rest.end(), "need_line") == rest.end());
  CHECK(std::find(rest.begin(), rest.end(), "need_line[a].importance") != rest.end());
  CHECK(std::find(rest.begin(), rest.end(), "need_line[a].theme") == rest.end());
  CHECK(std::find(rest.begin(), rest.end(), "need_line[a].modalities") != rest.end());
  r.set("need_line[a].modalities[training]", "true");
  const auto fewer = missing_to_submit(r.view);
  CHECK(std::find(fewer.begin(), fewer.end(), "need_line[a].modalities") == fewer.end());
}

TEST_CASE("an empty string counts as missing") {
  Record r("support_request", owned());
  r.set("summary", "\"\"");
  CHECK(missing_to_submit(r.view).front() == "summary");
}

TEST_CASE("a good pledge passes what the act ready asks") {
  const GoodPledge r;
  CHECK(missing_to_submit(r.view) == std::vector<Path>{});
  CHECK(code_of(run_checks(r.act("ready"), r.view, actor("FP"))) == "");
}

TEST_CASE("each blocking point of the checklist stops a pledge by itself") {
  const auto broken = [](const char* path, const Raw& value) {
    GoodPledge r;
    if (value.empty())
      r.cells.erase(path);
    else
      r.set(path, value);
    const auto status = run_check("pledge_checklist", r.view, actor("FP"));
    return status ? "" : status.error().field;
  };
  CHECK(broken("countries[NE]", "") == "specific");
  CHECK(broken("component[c].indicator", "") == "measurable");
  CHECK(broken("component[c].due", str("2032-01-01")) == "time_bound");
  CHECK(broken("component[c].due", str("2031-12-31")) == "");
  CHECK(broken("gcr_objectives[g1]", "") == "objectives");
  CHECK(broken("description", str(std::string(299, 'x'))) == "objectives");
  CHECK(broken("description", str(std::string(3001, 'x'))) == "objectives");
  CHECK(broken("no_personal_data", "false") == "no_personal_data");
}

TEST_CASE("the checklist's warnings do not block") {
  GoodPledge r;
  CHECK_FALSE(row(r, "baseline"));
  CHECK_FALSE(row(r, "achievable"));
  CHECK_FALSE(row(r, "agd"));
  CHECK(row(r, "quantifiable"));
  CHECK(row(r, "joint"));
  r.set("component[c].subject_to", "\"yearly parliamentary approval\"").set("component[c].baseline", "\"0\"").set("agd_statement", "\"x\"");
  CHECK(row(r, "baseline"));
  CHECK(row(r, "achievable"));
  CHECK(row(r, "agd"));
}

TEST_CASE("every row of the checklist has a label") {
  for (const ChecklistRow& r : pledge_checklist(GoodPledge().view)) CHECK(platform().vocabulary("V-CHECK")->term(r.code));
}

TEST_CASE("a pledge has one lead, the owner, and every other party has accepted") {
  GoodPledge r;
  r.set("party[p].role", str("lead"));
  CHECK(check("one_lead", r) == "one_lead");
  CHECK(warnings(r.view).front().code == "two_leads");
  r.set("party[l].role", str("partner"));
  CHECK(check("one_lead", r) == "one_lead");
  GoodPledge open;
  open.set("party[p].consent", str("invited"));
  CHECK(run_check("all_parties_answered", open.view, actor("FP")).error() == Error{"parties_open", "party[p]", {}, ""});
}

TEST_CASE("check-in has its time where the time is known, and none where it is not") {
  Record meeting("meeting", owned(unhcr));
  meeting.state("open");
  Record r("registration", owned());
  r.set("person", ref(aissatou)).view.parent = &meeting.view;
  constexpr std::int64_t hour = 3'600'000, begins = 1'000 * hour, ends = begins + 10 * hour;
  const std::optional<Hours> hours = Hours{begins, ends};
  const auto at = [&](std::int64_t now, const Actor& who, std::optional<Hours> meets) {
    return code_of(run_check("while_it_meets", r.view, who, {}, {now, meets}));
  };
  const Actor own = actor("FP"), secretariat = actor("SO", unhcr, other_person, "unhcr");
  CHECK(code_of(run_check("while_it_meets", r.view, own)) == "");
  CHECK(at(begins - hour - 1, own, hours) == "meeting_not_begun");
  CHECK(at(begins - hour, own, hours) == "");
  CHECK(at(ends + 72 * hour, own, hours) == "");
  CHECK(at(ends + 72 * hour + 1, own, hours) == "meeting_over");
  CHECK(at(ends + 720 * hour, secretariat, hours) == "");
  CHECK(at(begins, own, std::nullopt) == "meeting_not_begun");
  meeting.state("in_progress");
  CHECK(at(1, own, std::nullopt) == "");
}

TEST_CASE("a meeting lasts from its first session to its last, or its planned day anywhere on earth") {
  Record meeting("meeting", owned(unhcr));
  CHECK_FALSE(meeting_hours(meeting.view, {}).has_value());
  meeting.set("planned_on", str("2027-03-17"));
  CHECK(meeting_hours(meeting.view, {})->from_ms == parse_instant("2027-03-16T10:00:00Z"));
  CHECK(meeting_hours(meeting.view, {})->until_ms == parse_instant("2027-03-18T12:00:00Z"));
  const Cells first{{"starts_utc", str("2027-03-17T13:00:00Z")}, {"duration", "90"}}, second{{"starts_utc", str("2027-03-17T04:00:00Z")}};
  CHECK(meeting_hours(meeting.view, {&first, &second})->from_ms == parse_instant("2027-03-17T04:00:00Z"));
  CHECK(meeting_hours(meeting.view, {&first, &second})->until_ms == parse_instant("2027-03-17T14:30:00Z"));
  CHECK(meeting_hours(meeting.view, {&second})->until_ms == parse_instant("2027-03-17T06:00:00Z"));
}

TEST_CASE("only an instant is an instant") {
  CHECK(parse_instant("1970-01-02T00:00:01Z") == 86'401'000);
  for (const char* bad : {"", "2027-03-17", "2027-03-17 13:00:00Z", "2027-02-30T13:00:00Z", "2027-03-17T24:00:00Z", "2027-03-17T13:00:00+"})
    CHECK_FALSE(parse_instant(bad).has_value());
}

TEST_CASE("a party never answers for another party") {
  const GoodPledge r;
  const Arguments for_france{{"party", str("p")}};
  CHECK(check("own_party", r, actor("OL", france), for_france) == "");
  CHECK(check("own_party", r, actor("OL", cso), for_france) == "not_allowed");
  CHECK(check("own_party", r, actor("FP", france), for_france) == "not_allowed");
  CHECK(check("own_party", r, actor("OL", france), {{"party", str("l")}}) == "not_allowed");
  CHECK(check("own_party", r, actor("OL", france), {{"party", str("x")}}) == "not_found");
  CHECK(check("own_party", r, actor("OL", france)) == "not_found");
}

TEST_CASE("dates in the wrong order are warned of and stop the acts") {
  Record r("support_request", owned());
  r.set("period_start", str("2027-05-01")).set("period_end", str("2027-04-01"));
  CHECK(warnings(r.view) == std::vector<Error>{{"end_before_start", "period_end", {}, {}}});
  CHECK(check("dates_in_order", r) == "end_before_start");
  r.set("period_end", str("2027-05-01")).set("urgency", "7");
  CHECK(check("dates_in_order", r) == "");
  CHECK(warnings(r.view) == std::vector<Error>{{"out_of_range", "urgency", {"1", "4"}, {}}});
}

TEST_CASE("only a State body submits a request") {
  Record r("support_request", owned());
  CHECK(check("state_requester", r, actor("OL")) == "");
  CHECK(check("state_requester", r, actor("OL", niger, aissatou, "cso")) == "not_a_state");
  CHECK(check("state_requester", r, actor("OL", france)) == "not_a_state");
  CHECK(check("state_requester", r, the_server()) == "");
}

TEST_CASE("an offer based on a pledge names it") {
  Record r("support_offer", owned());
  CHECK(check("offer_basis", r) == "");
  r.set("basis", str("pledge"));
  CHECK(check("offer_basis", r) == "incomplete");
  r.set("pledge", ref(9));
  CHECK(check("offer_basis", r) == "");
}

TEST_CASE("leads name their contributors, administrators administrators, the coordinator all others") {
  const auto may = [](const Actor& a, const char* role, int org = niger) {
    Record r("role_grant", {{"org", ref(org)}, {"owner_org", ref(org)}, {"role", str(role)}, {"person", ref(other_person)}});
    return check("may_grant", r, a) == "";
  };
  CHECK(may(actor("OL"), "CT"));
  CHECK_FALSE(may(actor("OL"), "FP"));
  CHECK_FALSE(may(actor("OL"), "CT", france));
  CHECK(may(actor("SC", unhcr), "OL"));
  CHECK_FALSE(may(actor("SC", unhcr), "SA"));
  CHECK(may(actor("SA", unhcr), "SA"));
  CHECK_FALSE(may(actor("SA", unhcr), "OL"));
  CHECK_FALSE(may(actor("SO", unhcr), "CT"));
  Record mine("role_grant", {{"role", str("OL")}, {"person", ref(aissatou)}});
  CHECK(check("may_revoke", mine, actor("OL")) == "");
}

TEST_CASE("a proposal is settled by the owner or by who may edit the cell") {
  Record request("support_request", owned(), 70);
  Record proposal("proposal", {{"record", ref(70)}, {"cell", str("title")}});
  CHECK(check("may_settle", proposal, actor("FP")) == "not_available");
  proposal.view.parent = &request.view;
  CHECK(check("may_settle", proposal, actor("FP")) == "");
  CHECK(check("may_settle", proposal, actor("FP", france)) == "not_allowed");
  request.state("submitted");
  CHECK(check("may_settle", proposal, actor("FP")) == "");
  CHECK(check("may_settle", proposal, actor("SO", unhcr)) == "not_allowed");
}

TEST_CASE("nobody approves the own translation or verifies the own organisation's action alone") {
  Record t("translation", {{"created_by", ref(aissatou)}});
  CHECK(check("second_pair_of_eyes", t) == "second_person_needed");
  CHECK(check("second_pair_of_eyes", t, actor("OL", niger, mahamat)) == "");
  t.set("translator", ref(mahamat));
  CHECK(check("second_pair_of_eyes", t) == "");
  Record action("action_item", owned());
  CHECK(check("not_own_alone", action, actor("WL")) == "second_person_needed");
  CHECK(check("not_own_alone", action, actor("WL", france)) == "");
  CHECK(check("not_own_alone", action, actor("SO", unhcr)) == "");
}

TEST_CASE("a meeting by invitation registers those who are on its list") {
  Record meeting("meeting", owned(unhcr), 50);
  meeting.state("open").set("invite_only", "true").set("parties[" + text(france) + "]", "true");
  Record r("registration", {{"meeting", ref(50)}, {"person", ref(aissatou)}, {"created_by", ref(aissatou)}});
  CHECK(check("invited", r, actor("FP")) == "");
  r.view.parent = &meeting.view;
  CHECK(check("invited", r, actor("FP")) == "not_invited");
  CHECK(check("invited", r, actor("FP", france)) == "");
  CHECK(check("invited", r, scoped_actor("CS", "meeting", 50, cso)) == "");
  CHECK(check("invited", r, scoped_actor("CS", "meeting", 51, cso)) == "not_invited");
  r.set("created_by", ref(mahamat));
  CHECK(check("invited", r, actor("FP")) == "");
  CHECK(check("invited", r.state("cancelled"), actor("FP")) == "not_invited");
  r.state("invited");
  for (const char* state : {"planned", "cancelled"}) {
    meeting.state(state);
    CHECK(check("invited", r, actor("FP")) == "wrong_state");
    CHECK(check("invited", r, actor("SO", unhcr)) == "");
    CHECK(check("invited", r, scoped_actor("WL", "meeting", 50)) == "");
  }
}

TEST_CASE("an open meeting takes the waves and the kinds that it names, and whom it lists") {
  Record meeting("meeting", owned(unhcr), 50);
  meeting.state("announced");
  Record r("registration", {{"meeting", ref(50)}, {"person", ref(aissatou)}, {"created_by", ref(aissatou)}});
  r.view.parent = &meeting.view;
  Actor firm = actor("CS", cso, aissatou, "private"), authority = actor("FP");
  CHECK(check("invited", r, firm) == "");
  meeting.set("audience_waves[1]", "true");
  CHECK(check("invited", r, firm) == "not_invited");
  CHECK(check("invited", r, authority) == "");
  authority.grants[0].org_wave = "3";
  CHECK(check("invited", r, authority) == "not_invited");
  firm.grants[0].org_wave = "1";
  CHECK(check("invited", r, firm) == "");
  firm.grants[0].org_wave = "";
  meeting.set("audience_kinds[private]", "true");
  CHECK(check("invited", r, firm) == "");
  meeting.set("audience_kinds[private]", "").set("parties[" + text(cso) + "]", "true");
  CHECK(check("invited", r, firm) == "");
}

TEST_CASE("every kind of organisation has its wave") {
  for (const Term& kind : platform().vocabulary("V-STAKEHOLDER")->terms) {
    INFO(kind.code);
    CHECK(platform().vocabulary("V-WAVE")->term(wave_of(kind.code)));
  }
  CHECK(wave_of("private") == "3");
  CHECK(wave_of("of_a_newer_kind").empty());
}

TEST_CASE("an update is submitted by the organisation that submitted the pledge") {
  Record pledge("pledge", owned(), 70);
  Record update("pledge_update", owned(france));
  CHECK(check("owner_of_pledge", update) == "not_available");
  update.view.parent = &pledge.view;
  CHECK(check("owner_of_pledge", update) == "not_allowed");
  update.set("owner_org", ref(niger));
  CHECK(check("owner_of_pledge", update) == "");
}

TEST_CASE("an unknown rule refuses") { CHECK(check("of_a_newer_schema", Record("support_request", owned())) == "not_allowed"); }
