// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/meetings/slots.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

#include "shared/base/time_zone.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

Participant at(const std::string& name, const std::string& zone) {
  Participant p;
  p.name = name;
  const auto rules = std::make_shared<const TimeZone>(TimeZone::load(zone).take());
  p.offset = [rules](std::int64_t utc) { return rules->offset_at(utc); };
  return p;
}

const std::vector<Participant>& capitals() {
  static const auto all = [] {
    std::vector<Participant> out;
    std::ifstream file(DIALOGUE_TEST_DATA "/capital_zones.txt");
    for (std::string line, country, zone; std::getline(file, line);) {
      if (line.starts_with('#')) continue;
      std::istringstream(line) >> country >> zone;
      out.push_back(at(country, zone));
    }
    return out;
  }();
  return all;
}

Day day(const char* text) { return *parse_day(text); }

/// How many capitals have at least one of the sessions in hours of this tier.
int inside(Day on, const std::vector<int>& starts, int tier) {
  return static_cast<int>(std::count_if(capitals().begin(), capitals().end(), [&](const Participant& p) {
    return std::any_of(starts.begin(), starts.end(), [&](int s) { return tier_of(p, std::int64_t{on} * 86'400 + s * 60, 120) <= tier; });
  }));
}

int most_with_two(Day on, int tier) {
  int most = 0;
  for (int a = 0; a < 1440; a += 30)
    for (int b = a + 30; b < 1440; b += 30) most = std::max(most, inside(on, {a, b}, tier));
  return most;
}

SlotQuestion question(const char* on, int sessions) {
  SlotQuestion q;
  q.participants = capitals();
  q.from = q.until = day(on);
  q.sessions = sessions;
  return q;
}

}  // namespace

TEST_CASE("two sessions reach every capital within 07 to 19, and nobody is told that it is core hours") {
  REQUIRE(capitals().size() == 195);
  auto q = question("2027-03-17", 2);
  q.alternatives = 20;
  const auto plans = plan_slots(q).take();
  CHECK(plans[0].starts == std::vector<int>{4 * 60, 13 * 60});
  CHECK(plans[0].counts == std::array<int, 5>{146, 38, 11, 0, 0});
  CHECK(std::count_if(plans.begin(), plans.end(), [](const SlotPlan& p) { return p.counts[3] + p.counts[4] == 0; }) == 11);
  const auto october = plan_slots(question("2027-10-13", 2)).take();
  CHECK(october[0].starts == std::vector<int>{4 * 60, 13 * 60});
  CHECK(october[0].counts == std::array<int, 5>{132, 52, 11, 0, 0});
}

TEST_CASE("what narrower hours and one or three sessions reach") {
  const auto on = day("2027-03-17");
  CHECK(most_with_two(on, 0) == 171);
  CHECK(inside(on, {8 * 60, 15 * 60}, 0) == 171);
  CHECK(most_with_two(on, 1) == 187);
  CHECK(inside(on, {5 * 60, 14 * 60}, 1) == 187);
  int best_single = 0;
  for (int s = 0; s < 1440; s += 30) best_single = std::max(best_single, inside(on, {s}, 2));
  CHECK(best_single == 153);
  CHECK(inside(on, {2 * 60, 8 * 60 + 30, 15 * 60}, 0) == 195);
}

TEST_CASE("three sessions reach every capital in core hours") {
  const auto plans = plan_slots(question("2027-03-17", 3)).take();
  CHECK(plans[0].counts[0] == 195);
}

TEST_CASE("each participant is given a session, its hour and an honest word for it") {
  SlotQuestion q;
  q.participants = {at("Wellington", "Pacific/Auckland"), at("Manila", "Asia/Manila"), at("Nairobi", "Africa/Nairobi"),
                    at("San José", "America/Costa_Rica")};
  q.from = q.until = day("2027-10-13");
  q.fixed = {4 * 60, 13 * 60};
  const auto plan = plan_slots(q).take()[0];
  CHECK(plan.best == std::vector<std::size_t>{0, 0, 1, 1});
  CHECK(plan.tiers == std::vector<int>{2, 0, 1, 2});
}

TEST_CASE("a day off is no day to meet, and the whole session must fit") {
  auto p = at("Amman", "Asia/Amman");
  const auto friday = day("2027-03-19"), thursday = friday - 1;
  const auto utc = [](Day on, int hour) { return std::int64_t{on} * 86'400 + hour * 3600; };
  CHECK(tier_of(p, utc(friday, 8), 60) == 0);
  p.workdays = {true, true, true, true, false, false, true};
  CHECK(tier_of(p, utc(friday, 8), 60) == 4);
  CHECK(tier_of(p, utc(thursday, 13), 60) == 0);
  CHECK(tier_of(p, utc(thursday, 13), 120) == 1);
  p.holidays = {thursday};
  CHECK(tier_of(p, utc(thursday, 8), 60) == 4);
  CHECK(tier_of(at("Apia", "Pacific/Apia"), utc(friday, 22), 60) == 4);
}

TEST_CASE("days that cost the same: a Tuesday or Wednesday; who had it hard last time counts twice; a blocked hour is not chosen") {
  SlotQuestion q;
  q.participants = {at("Bern", "Europe/Zurich")};
  q.from = day("2027-03-15"), q.until = day("2027-03-19");
  q.sessions = 1;
  auto plans = plan_slots(q).take();
  CHECK(day_text(plans[0].day) == "2027-03-16");
  CHECK(plans[0].starts == std::vector<int>{8 * 60});
  q.not_at = {8 * 60};
  CHECK(plan_slots(q).take()[0].starts == std::vector<int>{8 * 60 + 30});
  q.participants = {at("Ottawa", "America/Toronto"), at("Seoul", "Asia/Seoul")};
  q.fixed = {13 * 60};
  const int before = plan_slots(q).take()[0].imbalance;
  q.participants[1].inconvenienced = true;
  CHECK(plan_slots(q).take()[0].imbalance == before + 1);
}

TEST_CASE("a question without participants or out of bounds is refused") {
  SlotQuestion q;
  CHECK(plan_slots(q).error().code == "no_participants");
  q.participants = {at("Bern", "Europe/Zurich")};
  q.until = q.from + 62;
  CHECK(plan_slots(q).error().code == "bad_plan");
}
