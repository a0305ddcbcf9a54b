// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

bool lacks(const Json& answer, const std::string& key) {
  for (const auto& lack : answer.at("lacking"))
    if (lack.at("key") == key) return true;
  return false;
}

}  // namespace

TEST_CASE("a draft is matched with nothing, and the reason is said; other kinds have no matches") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP", "SO"});
  const auto request = made(amina, {"support_request", "title=Interviewing", "need_line+={\"theme\":\"proc.interview\"}"});
  const auto offer = made(amina, {"support_offer", "title=Training", "capacity_line+={\"theme\":\"proc.interview\"}"});
  const auto of_request = amina.json({"matches", request}), of_offer = amina.json({"matches", offer});
  CHECK(of_request.at("suggested").empty());
  CHECK(of_request.at("not_suggested")[0].at("id") == offer);
  CHECK(of_request.at("not_suggested")[0].at("gates")[0].at("key") == "gate_published");
  CHECK(of_offer.at("not_suggested")[0].at("id") == request);
  CHECK(lacks(of_request, "lacking_matches"));
  CHECK(of_request.at("rule_version") == 1);
  CHECK(amina.json({"gaps"}).at("lines").empty());
  const auto meeting = made(amina, {"meeting", "title=Dialogue", "kind=technical_dialogue"});
  CHECK(amina.status({"matches", meeting}) == 1);
  CHECK(amina.status({"matches", "nobody"}) == 2);
  CHECK(amina.status({"duplicates-of", meeting}) == 1);
}

TEST_CASE("hours for two sessions come from the participants' zones, and who has no zone is named") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP", "SO"});
  const auto meeting = made(amina, {"meeting", "title=Dialogue", "kind=technical_dialogue"});
  CHECK(amina.status({"plan-slots", meeting}) == 1);
  CHECK(amina.status({"plan-slots", meeting, "--from", "2027-03-17"}) == 1);
  const auto organisation = amina.json({"status"}).at("organisation").get<std::string>();
  amina.json({"set", organisation, "timezone=Pacific/Auckland"});
  amina.json({"set", meeting, "parties+=" + organisation});
  auto plan = amina.json({"plan-slots", meeting, "--from", "2027-10-13", "--fixed", "04:00", "--fixed", "13:00"});
  CHECK(plan.at("starts") == Json({"2027-10-13T04:00:00Z", "2027-10-13T13:00:00Z"}));
  REQUIRE(plan.at("participants").size() == 1);
  CHECK(plan.at("participants")[0].at("local") == "2027-10-13 17:00");
  CHECK(plan.at("participants")[0].at("tier") == 2);
  CHECK(lacks(plan, "lacking_registrations"));
  plan = amina.json({"plan-slots", meeting, "--from", "2027-10-11", "--to", "2027-10-15", "--sessions", "1", "--minutes", "60"});
  CHECK(plan.at("tiers") == Json({1, 0, 0, 0, 0}));
  CHECK(amina.status({"set", organisation, "timezone=Mars/Olympus"}) == 1);
  amina.json({"set", organisation, "timezone="});
  CHECK(amina.status({"plan-slots", meeting, "--from", "2027-10-13"}) == 1);
  CHECK(amina.status({"plan-slots", meeting, "--from", "soon"}) == 2);
  CHECK(amina.status({"plan-slots", meeting, "--from", "2027-10-13", "--sessions", "9"}) == 1);
}
