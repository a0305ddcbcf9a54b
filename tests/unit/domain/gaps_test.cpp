// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/gaps.h"

#include "shared/domain/overlap.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using dialogue::testing::id;

namespace {

RequestFacts request() {
  RequestFacts r;
  r.organisation = id("0a");
  r.published = true;
  r.needs = {{"1", "proc.quality", true, {"training"}, {"technical"}, true}};
  r.period = {parse_day("2027-01-01"), parse_day("2027-12-31")};
  r.languages = {"fr"};
  r.country = "NE", r.regions = {"wca"};
  r.focal_point = r.self_assessed = r.office_consulted = true;
  return r;
}

OfferFacts offer() {
  OfferFacts o;
  o.organisation = id("0b");
  o.published = true;
  o.lines = {{"proc.quality", "technical", {"training"}}};
  o.period = {parse_day("2027-01-01"), parse_day("2027-12-31")};
  o.languages = {"fr"};
  o.countries = {"NE"};
  o.places = 2;
  return o;
}

std::string cause(const OfferFacts& o, bool talks = false) { return cause_of(request(), request().needs[0], {o}, talks).key; }

std::string word(LineState line) { return std::string(gap_word(classify(line))); }

}  // namespace

TEST_CASE("a need is covered, partly covered, in talks, new, unmet or critical") {
  CHECK(word({{6000, 5000}, 0, 1, 400}) == "covered");
  CHECK(coverage({{6000, 5000}, 0, 1, 0}) == 10'000);
  CHECK(word({{9999}, 0, 1, 400}) == "partial");
  CHECK(word({{}, 1, 4, 400}) == "in_talks");
  CHECK(word({{}, 0, 1, 29}) == "new");
  CHECK(word({{}, 0, 1, 30}) == "unmet");
  CHECK(word({{}, 0, 3, 179}) == "unmet");
  CHECK(word({{}, 0, 3, 180}) == "critical");
  CHECK(word({{}, 0, 4, 59}) == "unmet");
  CHECK(word({{}, 0, 4, 60}) == "critical");
}

TEST_CASE("the first cause that applies is named") {
  auto o = offer();
  CHECK(cause(o) == "not_contacted");
  CHECK(cause(o, true) == "no_cause");
  o.taken = 2;
  CHECK(cause(o) == "capacity_exhausted");
  o.period.until = parse_day("2027-01-05");
  CHECK(cause(o) == "period_mismatch");
  o.lines[0].type = "financial";
  CHECK(cause(o) == "type_mismatch");
  o.languages = {"pt"};
  CHECK(cause(o) == "language_locked");
  o.lines[0].theme = "proc.coi";
  CHECK(cause(o) == "no_supply");
  o = offer();
  o.published = false;
  CHECK(cause(o) == "no_supply");
  o.committed = true;
  CHECK(cause(o) == "capacity_exhausted");
}

TEST_CASE("theme by region: demand, supply, and small numbers that would give a State away are masked") {
  GapMatrix matrix;
  const auto r = request();
  add_line(matrix, r, r.needs[0], GapClass::unmet, false);
  add_line(matrix, r, r.needs[0], GapClass::covered, true);
  auto regional = offer(), global = offer(), everywhere = offer();
  global.countries = {};
  everywhere.countries = {"FR"}, everywhere.regions = {"glo"};
  add_supply(matrix, {regional, global, everywhere}, {{"NE", {"wca"}}});
  const auto& cell = matrix.at({"proc.quality", "wca"});
  CHECK(cell.demand == 2);
  CHECK(cell.matched == 1);
  CHECK(cell.unmet == 1);
  CHECK(cell.supply == 3);
  CHECK(cell.ratio() == 15'000);
  CHECK(masked(cell.demand, cell.hidden) == "<3");
  CHECK(masked(2, 0) == "2");
  CHECK(masked(3, 1) == "3");
  CHECK(masked(0, 1) == "0");
}

TEST_CASE("a global topic on backlogs beside a regional workshop: link the two or say what differs") {
  Occasion topic{
      {"proc.backlog", "proc.differentiated"}, {"ehagl", "sa", "wca", "ame", "ap", "mena", "eur"}, *parse_day("2027-03-17"), "technical"};
  Occasion workshop{{"proc.differentiated"}, {"ame"}, topic.on + 45, "technical"};
  auto found = overlap(topic, workshop);
  CHECK(found.basis_points == 5224);
  CHECK(found.verdict == "link_or_differentiate");
  workshop.on = topic.on - 181;
  CHECK_FALSE(overlap(topic, workshop).compared);
  workshop = topic;
  CHECK(overlap(topic, workshop).verdict == "likely_duplicate");
  workshop.themes = {"supp.agd"};
  workshop.level = "policy";
  CHECK(overlap(topic, workshop).verdict == "clear");
}
