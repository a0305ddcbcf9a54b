// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/messages.h"

#include <set>

#include "shared/domain/platform.h"
#include "shared/domain/reasons.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> out;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    out.insert(text.substr(open, text.find('}', open) - open + 1));
  return out;
}

}  // namespace

TEST_CASE("every sentence exists in three languages with the same placeholders") {
  std::set<std::string> codes;
  for (const Term& t : message_terms()) {
    INFO(t.code);
    CHECK(codes.insert(t.code).second);
    CHECK_FALSE(t.label.en.empty());
    CHECK_FALSE(t.label.fr.empty());
    CHECK_FALSE(t.label.es.empty());
    CHECK(placeholders(t.label.en) == placeholders(t.label.fr));
    CHECK(placeholders(t.label.en) == placeholders(t.label.es));
    for (const std::string& p : placeholders(t.label.en))
      CHECK(std::set<std::string>{"{0}", "{1}", "{2}", "{field}", "{fields}", "{code}"}.contains(p));
  }
}

TEST_CASE("no line of a French sentence begins with its punctuation") {
  for (const Term& t : message_terms()) {
    INFO(t.code << ": a no-break space stands before : ; ? ! » and after «");
    for (const char* broken : {" : ", " ; ", " ?", " !", " »", "« "}) CHECK(t.label.fr.find(broken) == std::string::npos);
  }
}

TEST_CASE("every reason of a computed answer exists in three languages with the same arguments") {
  std::set<std::string> keys;
  for (const Term& t : reason_terms()) {
    INFO(t.code);
    CHECK(keys.insert(t.code).second);
    CHECK_FALSE(t.label.en.empty());
    CHECK(placeholders(t.label.en) == placeholders(t.label.fr));
    CHECK(placeholders(t.label.en) == placeholders(t.label.es));
  }
}

TEST_CASE("the codes that both programs use have a sentence") {
  for (const char* code : {"unknown_term",
                           "not_available",
                           "not_allowed",
                           "wrong_state",
                           "incomplete",
                           "wrong_type",
                           "too_long",
                           "unknown_field",
                           "not_editable",
                           "immutable",
                           "state_changed",
                           "text_changed",
                           "disk_full",
                           "disk_error",
                           "server_full",
                           "server_trouble",
                           "not_durable",
                           "damaged",
                           "in_use",
                           "too_new",
                           "too_old",
                           "offline",
                           "revoked",
                           "busy",
                           "too_many",
                           "captive_portal",
                           "bad_file",
                           "too_large",
                           "not_found",
                           "usage",
                           "internal",
                           "parked",
                           "not_adopted",
                           "not_adopted_because",
                           "restored",
                           "clone",
                           "bad_json",
                           "bad_body",
                           "bad_signature",
                           "already_decided",
                           "code_used",
                           "code_expired",
                           "upgrade_needed",
                           "not_a_state",
                           "one_lead",
                           "parties_open",
                           "checklist",
                           "not_invited",
                           "end_before_start",
                           "out_of_range",
                           "not_whole",
                           "no_email",
                           "no_link",
                           "no_zone",
                           "no_time_of_day",
                           "no_country",
                           "no_language",
                           "wrong_kind",
                           "no_guests",
                           "two_leads",
                           "second_person_needed",
                           "stage_not_fulfilled",
                           "wipe_not_ordered"}) {
    INFO(code);
    CHECK(sentence({code, "x", {}, ""}, "en") != sentence({"nothing_known", "x", {}, ""}, "en"));
    CHECK(sentence({code, "x", {}, ""}, "en").find("(" + std::string(code) + ")") == std::string::npos);
  }
}

TEST_CASE("a sentence names fields by their labels in the reader's language") {
  const Kind& request = *platform().kind("support_request");
  const Error missing{"incomplete", "summary", {"need_line[a].theme", "need_line[b].theme"}, ""};
  CHECK(sentence(missing, "fr", &request).starts_with("Il manque des informations\u00a0: Résumé, Besoin › Thème."));
  CHECK(sentence(missing, "es", &request).starts_with("Falta información: Resumen, Necesidad › Tema."));
  CHECK(sentence(missing, "en").find("summary, need_line[a].theme") != std::string::npos);
  CHECK(sentence({"out_of_range", "urgency", {"1", "4"}, ""}, "en", &request).find("from 1 to 4") != std::string::npos);
  CHECK(sentence({"out_of_range", "urgency", {}, ""}, "en", &request).find("from ? to ?") != std::string::npos);
  CHECK(cell_label(request, "need_line", "en") == "Need");
  CHECK(cell_label(request, "nothing[x]", "en") == "nothing[x]");
}

TEST_CASE("an unknown code still tells what is safe and names itself") {
  const std::string s = sentence({"quite_new", "", {}, ""}, "de");
  CHECK(s.find("(quite_new)") != std::string::npos);
  CHECK(s.find("safe") != std::string::npos);
}
