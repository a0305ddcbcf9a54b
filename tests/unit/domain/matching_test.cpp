// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/matching.h"

#include <algorithm>

#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using dialogue::testing::id;

namespace {

RequestFacts request_of_niger() {
  RequestFacts r;
  r.id = id("01"), r.organisation = id("0a");
  r.published = true;
  const std::vector<std::string> modalities{"training", "expert_mission", "mentoring"}, types{"technical"};
  r.needs = {{"1", "proc.interview", true, modalities, types, true},
             {"2", "proc.decision", true, modalities, types, false},
             {"3", "proc.quality", false, modalities, types, false},
             {"4", "proc.coi", false, modalities, types, false}};
  r.period = {parse_day("2027-04-01"), parse_day("2028-03-31")};
  r.languages = {"fr"};
  r.country = "NE", r.regions = {"wca"};
  r.focal_point = r.self_assessed = true;
  return r;
}

OfferFacts offer_of_france() {
  OfferFacts o;
  o.id = id("02"), o.organisation = id("0b");
  o.published = true;
  for (const char* theme : {"proc.interview", "proc.decision", "proc.quality", "inst.integrity", "digi.casemgmt", "digi.data"})
    o.lines.push_back({theme, "technical", {"training", "study_visit", "expert_mission"}});
  o.period = {parse_day("2027-01-01"), parse_day("2027-12-31")};
  o.languages = {"fr"};
  o.countries = {"NE", "TD"};
  o.places = 3, o.taken = 2;
  return o;
}

std::vector<int> points(const Match& m) {
  std::vector<int> out;
  for (const auto& f : m.factors) out.push_back(f.points);
  return out;
}

std::vector<std::string> gates(const Match& m) {
  std::vector<std::string> out;
  for (const auto& g : m.gates) out.push_back(g.key);
  return out;
}

}  // namespace

TEST_CASE("Niger's request and France's offer score 85, factor by factor") {
  const auto m = match(request_of_niger(), offer_of_france(), Relationship::active);
  REQUIRE(m.suggested());
  CHECK(points(m) == std::vector<int>{2750, 1000, 1000, 1000, 751, 500, 1000, 167, 375});
  CHECK(m.factors[0].value == 9167);
  CHECK(m.factors[4].value == 7514);
  CHECK(m.hundredths == 8543);
  CHECK(m.score() == 85);
  CHECK(m.must_covered == 2);
  CHECK(m.would_raise == "f2");
  CHECK(m.would_raise_by == 500);
}

TEST_CASE("each factor's reason reads in three languages") {
  const auto m = match(request_of_niger(), offer_of_france());
  CHECK(reason_text(m.factors[0].reason, platform(), "en") ==
        "Themes: 5.5 of 6 points of need covered (Interviewing; Decision drafting and notification; Quality assurance; Country of origin "
        "information (COI))");
  CHECK(reason_text(m.factors[1].reason, platform(), "fr") == "Modalités : 2 couvertes sur 3 (Formation; Mission d'experts)");
  CHECK(reason_text(m.factors[6].reason, platform(), "es") == "No se conoce ninguna relación anterior");
  for (const auto& f : m.factors)
    for (const char* lang : {"en", "fr", "es"}) {
      const auto text = reason_text(f.reason, platform(), lang);
      CHECK(text != f.reason.key);
      CHECK(text.find('{') == std::string::npos);
      CHECK(text.find('@') == std::string::npos);
    }
}

TEST_CASE("what keeps a pair from being suggested is said") {
  auto r = request_of_niger();
  auto o = offer_of_france();
  CHECK(match(r, o).suggested());
  r.published = false;
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_published"});
  r = request_of_niger();
  o.organisation = r.organisation;
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_same_organisation"});
  o = offer_of_france();
  for (auto& line : o.lines) line.theme = "supp.agd", line.type = "financial";
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_themes", "gate_types"});
  o = offer_of_france();
  o.period.until = parse_day("2027-04-13");
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_period"});
  o.period.until = parse_day("2027-04-14");
  CHECK(match(r, o).suggested());
  o = offer_of_france();
  o.exclusions = {"NE"};
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_excluded"});
  o = offer_of_france();
  o.taken = 3;
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_committed"});
  o = offer_of_france();
  r.confidential = true;
  CHECK(gates(match(r, o)) == std::vector<std::string>{"gate_confidential"});
  r.providers = {o.organisation};
  CHECK(match(r, o).suggested());
}

TEST_CASE("language, place, relationship and capacity count in steps") {
  auto r = request_of_niger();
  auto o = offer_of_france();
  o.languages = {"en"};
  CHECK(points(match(r, o))[3] == 500);
  o.languages = {"pt"};
  CHECK(points(match(r, o))[3] == 0);
  o = offer_of_france();
  o.countries = {}, o.regions = {"wca"};
  CHECK(points(match(r, o))[5] == 400);
  o.regions = {};
  CHECK(points(match(r, o))[5] == 300);
  o.regions = {"glo"};
  CHECK(points(match(r, o))[5] == 300);
  o.countries = {"TD"};
  CHECK(points(match(r, o))[5] == 300);
  o.countries = {}, o.regions = {"ame"};
  CHECK(points(match(r, o))[5] == 0);
  CHECK(points(match(r, o, Relationship::past))[6] == 600);
  r.bodies = o.bodies = {"body"};
  CHECK(points(match(r, o))[6] == 400);
  o.places = 10, o.taken = 9;
  CHECK(points(match(r, o))[7] == 100);
}

TEST_CASE("equal scores are ordered by must-lines, then by how long a need waits, then by id") {
  const auto of = [](int hundredths, int must, const char* since, const char* last) {
    Ranked r;
    r.match.hundredths = hundredths, r.match.must_covered = must;
    r.since = parse_day(since), r.id = id(last);
    return r;
  };
  std::vector<Ranked> all{of(70, 1, "2027-01-01", "05"), of(80, 0, "", "04"), of(70, 2, "", "03"), of(70, 1, "2026-01-01", "02"),
                          of(70, 1, "2027-01-01", "01")};
  std::sort(all.begin(), all.end(), better);
  std::vector<Uuid> order;
  for (const auto& r : all) order.push_back(r.id);
  CHECK(order == std::vector<Uuid>{id("04"), id("03"), id("02"), id("01"), id("05")});
}
