// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/system/staleness.h"

#include <string>
#include <utility>

#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

const std::string forty =
    "the office receives every applicant within the week and records the claim in the register of the region before an officer reads it "
    "with care and passes it to the unit that decides on eligibility and keeps the file";

}  // namespace

TEST_CASE("the same text has the same hash, however its letters and its ends are written") {
  CHECK(source_hash("Enregistré") == source_hash("  Enregistre\xCC\x81\n"));
  CHECK(source_hash("Enregistré") != source_hash("Enregistre"));
  CHECK(source_hash("").size() == 64);
  CHECK(staleness("Enregistré", "Enregistre\xCC\x81 ") == Staleness::none);
}

TEST_CASE("a word in ten may change, and commas, without the translation being out of date for good") {
  std::string one = forty, four = forty;
  one.replace(one.find("receives"), 8, "welcomes");
  CHECK(staleness(forty, one) == Staleness::minor);
  CHECK(staleness(forty, forty + ".") == Staleness::minor);
  four.replace(four.find("receives every applicant within"), 31, "sees all those who come in");
  CHECK(staleness(forty, four) == Staleness::major);
  CHECK(staleness("Registration", "Recording") == Staleness::major);
  CHECK(staleness(forty, forty + "\n\nA paragraph on the protection of data was added here for good.") == Staleness::major);
  CHECK(staleness(forty, "") == Staleness::major);
  CHECK(staleness("", forty) == Staleness::major);
}

TEST_CASE("a number, a date, a name or a negation that changed is never small") {
  const auto change = [](const char* from, const char* to) { return staleness(forty + " " + from, forty + " " + to); };
  CHECK(change("with 2 teams", "with 3 teams") == Staleness::major);
  CHECK(change("avec deux équipes", "avec trois équipes") == Staleness::major);
  CHECK(change("from 2 to 3", "from 3 to 2") == Staleness::major);
  CHECK(change("at -5 degrees", "at 5 degrees") == Staleness::major);
  CHECK(change("en el año ١٢", "en el año ١٣") == Staleness::major);
  CHECK(change("in march", "in april") == Staleness::major);
  CHECK(change("le lundi", "le mardi") == Staleness::major);
  CHECK(change("in Niamey", "in Agadez") == Staleness::major);
  CHECK(change("with UNHCR", "with IOM") == Staleness::major);
  CHECK(change("it is open", "it is not open") == Staleness::major);
  CHECK(change("they can go", "they can't go") == Staleness::major);
  CHECK(change("il est ouvert", "il n’est pas ouvert") == Staleness::major);
  CHECK(change("está abierta", "nunca está abierta") == Staleness::major);
  CHECK(change("with small teams", "with large teams") == Staleness::minor);
}

TEST_CASE("what may be a number, a date, a name or the opposite is taken for one") {
  const auto change = [](const std::string& from, const std::string& to) {
    CHECK(staleness(from + " " + forty, to + " " + forty) == Staleness::major);
  };
  for (const char* before : {"", "We met. ", "- ", "Support\n\n", "Note: ", "They said “", "Mr. "})
    change(std::string(before) + "Niger hosts", std::string(before) + "Chad hosts");
  change("the first session", "the second session");
  change("le premier groupe", "le deuxième groupe");
  change("el primer grupo", "el segundo grupo");
  change("costs a billion", "costs a trillion");
  change("a dozen people", "a hundred people");
  change("costs 5 €", "costs 5 $");
  change("grew by 5 %", "grew by 5 ‰");
  change("more > less", "more < less");
  change("en janv. il", "en févr. il");
  change("it begins today", "it begins tomorrow");
  change("within the week", "within the month");
  change("Phase II", "Phase III");
  change("all excluding children", "all including children");
  change("it is likely", "it is unlikely");
  change("it is possible", "it is impossible");
  change("c'est légal", "c'est illégal");
  change("they refuse it", "they accept it");
  change("staff must call", "staff may call");
  change("a mandatory step", "an optional step");
  change("agentes pueden llamar", "agentes deben llamar");
  const std::string arabic = "تستضيف الاجتماع القادم للفريق المعني بإجراءات اللجوء في الربيع المقبل ثم يصدر التقرير بعد ذلك مع كل التفاصيل";
  CHECK(staleness("النيجر " + arabic, "تشاد " + arabic) == Staleness::major);
  CHECK(staleness("لا " + arabic, arabic) == Staleness::major);
  CHECK(staleness(arabic, arabic + ".") == Staleness::minor);
}

TEST_CASE("spelling, an ending or another word of the same weight leaves a translation slightly out of date") {
  for (const auto& [from, to] : {std::pair{"organisation", "organization"}, std::pair{"receive", "receives"}, std::pair{"small", "large"},
                                 std::pair{"équipe", "équipes"}, std::pair{"recieve", "receive"}})
    CHECK(staleness(std::string("an ") + from + " " + forty, std::string("an ") + to + " " + forty) == Staleness::minor);
}

TEST_CASE("very long texts are compared within their tenth") {
  std::string words;
  for (int i = 0; i < 9000; ++i) words += "a ";
  std::string other = words;
  for (std::size_t i = 0; i < 1000; i += 2) other[i] = 'b';
  CHECK(staleness(words, other) == Staleness::minor);
  for (std::size_t i = 0; i < 4000; i += 2) other[i] = 'b';
  CHECK(staleness(words, other) == Staleness::major);
}

TEST_CASE("only a finished translation is marked, and comes back to what it was") {
  Record t("translation", {{"owner_org", ref(niger)}});
  const auto after = [&](const char* state, Staleness found) { return std::string(state_after(t.state(state).view, found)); };
  CHECK(after("requested", Staleness::major) == "requested");
  CHECK(after("in_progress", Staleness::major) == "in_progress");
  CHECK(after("draft", Staleness::major) == "stale_major");
  CHECK(after("reviewed", Staleness::minor) == "stale_minor");
  CHECK(after("reviewed", Staleness::none) == "reviewed");
  CHECK(after("stale_major", Staleness::minor) == "stale_minor");
  CHECK(after("stale_major", Staleness::none) == "draft");
  t.set("reviewer", ref(aissatou));
  CHECK(after("stale_major", Staleness::none) == "reviewed");
}
