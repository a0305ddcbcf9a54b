// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/mail/office.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("what waits is counted for those whose step it is, of what they may see") {
  Office office;
  const Uuid here = office.org("Here"), there = office.org("There");
  const Uuid lead = office.person("lead", here, "OL"), other_lead = office.person("other", there, "OL"),
             writer = office.person("writer", here, "FP"), nobody = office.person("nobody", here, "");
  office.join(office.coordinator);
  CHECK(office.waits_for(office.coordinator).empty());
  office.pending(here, 2);
  CHECK(office.waits_for(office.coordinator) == "role_grant 2");
  // Roles of their own organisation are for its lead to see; contributors alone are for the lead to confirm.
  CHECK(office.waits_for(lead) == "role_grant 1");
  CHECK(office.waits_for(other_lead).empty());
  CHECK(office.waits_for(writer).empty());
  CHECK(office.waits_for(nobody).empty());
}

TEST_CASE("a draft that was sent back waits for its writers' words, and for nobody who does not see it") {
  Office office;
  const Uuid here = office.org("Here"), there = office.org("There");
  const Uuid writer = office.person("writer", here, "FP"), other = office.person("other", there, "FP");
  const Uuid request =
      office.admin()
          .create_as_server("support_request",
                            {{"title", "\"A\""}, {"owner_org", quoted(here)}, {"created_by", quoted(writer)}, {"state", "\"returned\""}})
          .take();
  CHECK(office.waits_for(writer) == "support_request 1");
  CHECK(office.waits_for(other).empty());
  office.admin().edit_as_server("support_request", request, {{"state", "\"draft\""}}).take();
  CHECK(office.waits_for(writer).empty());
}

TEST_CASE("nobody is written to who has no address, has not joined, is cut off, has said stop or has asked to be erased") {
  Office office;
  CHECK(office.addresses().empty());
  office.join(office.coordinator);
  REQUIRE(office.addresses() == std::vector<std::string>{"coordinator@example.org"});
  const auto told = [&](const std::vector<CellValue>& cells) {
    office.say(office.coordinator, cells);
    return office.addresses().size();
  };
  CHECK(told({{"no_mail", "true"}}) == 0);
  CHECK(told({{"no_mail", "false"}}) == 1);
  CHECK(told({{"no_mail", ""}}) == 1);
  CHECK(told({{"erasure_asked_at", "\"2026-01-01T00:00:00Z\""}}) == 0);
  CHECK(told({{"erasure_asked_at", ""}}) == 1);
  CHECK(told({{"email", ""}}) == 0);
  CHECK(told({{"email", "\"x@example.org\""}}) == 1);
  office.join(office.coordinator, true);
  CHECK(office.addresses().empty());
  office.join(office.coordinator);
  office.admin().edit_as_server("organisation", office.secretariat, {{"state", "\"left\""}}).take();
  CHECK(office.addresses().empty());
}

TEST_CASE(
    "a person is written to in the language of their screens, else in one that they read; their zone or their organisation's counts") {
  Office office;
  office.join(office.coordinator);
  const auto reader = [&] { return office.digests().readers().take().at(0); };
  CHECK(reader().lang == "fr");
  CHECK(reader().zone.empty());
  office.say(office.coordinator, {{"ui_lang", ""}});
  CHECK(reader().lang == "en");
  office.say(office.coordinator, {{"reads[es]", "true"}});
  CHECK(reader().lang == "es");
  office.admin().edit_as_server("organisation", office.secretariat, {{"timezone", "\"Europe/Zurich\""}}).take();
  CHECK(reader().zone == "Europe/Zurich");
  office.say(office.coordinator, {{"timezone", "\"Africa/Niamey\""}});
  CHECK(reader().zone == "Africa/Niamey");
}

TEST_CASE("a token stops the mail of its person, once and for all that time, and nothing else is one") {
  Office office;
  office.join(office.coordinator);
  const auto token = office.digests().stop_token(office.coordinator);
  CHECK(office.digests().lang_of_token(token) == "fr");
  const Uuid other = office.person("other", office.secretariat, "SO");
  for (const std::string& wrong :
       {std::string(), token.substr(1), token + "A", "B" + token.substr(1), token.substr(0, token.size() - 2) + "AA",
        std::string(4096, 'A'), office.digests().stop_token(other).substr(0, 21) + token.substr(21)}) {
    INFO(wrong);
    CHECK_FALSE(office.digests().lang_of_token(wrong));
    CHECK(office.digests().stop(wrong).error().code == "not_available");
  }
  REQUIRE(office.addresses().size() == 1);
  const auto before = office.service->head();
  REQUIRE(office.digests().stop(token));
  CHECK(office.addresses().empty());
  CHECK(office.service->head() == before + 1);
  REQUIRE(office.digests().stop(token));
  CHECK(office.service->head() == before + 1);
  // Their own word again, and mail of before may stop it again.
  office.say(office.coordinator, {{"no_mail", ""}});
  CHECK(office.addresses().size() == 1);
  Keys newer = office.keys;
  newer.rotate("receipt", office.random, office.clock.unix_ms());
  office.service.reset();
  office.service = Service::open({office.store, platform(), newer, office.clock, office.random, ed25519_verifier(), office.writer}).take();
  REQUIRE(office.digests().stop(token));
  CHECK(office.addresses().empty());
}
