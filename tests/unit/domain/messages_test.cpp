// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/messages.h"

#include <algorithm>
#include <set>

#include "shared/base/error_codes.h"
#include "shared/domain/common/reasons.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> out;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    out.insert(text.substr(open, text.find('}', open) - open + 1));
  return out;
}

/// The machinery's and the areas'.
std::vector<Term> all_sentences() {
  std::vector<Term> out = message_terms();
  out.insert(out.end(), platform().sentences().begin(), platform().sentences().end());
  return out;
}

}  // namespace

TEST_CASE("every sentence exists in three languages with the same placeholders") {
  std::set<std::string> codes;
  for (const Term& t : all_sentences()) {
    INFO(t.code);
    CHECK(codes.insert(t.code).second);
    CHECK_FALSE(t.label.en.empty());
    CHECK_FALSE(t.label.fr.empty());
    CHECK_FALSE(t.label.es.empty());
    CHECK(placeholders(t.label.en) == placeholders(t.label.fr));
    CHECK(placeholders(t.label.en) == placeholders(t.label.es));
    for (const std::string& p : placeholders(t.label.en))
      CHECK(std::set<std::string>{"{0}", "{1}", "{2}", "{3}", "{field}", "{fields}", "{code}"}.contains(p));
  }
}

TEST_CASE("no line of a French sentence begins with its punctuation") {
  for (const Term& t : all_sentences()) {
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

TEST_CASE("a code that both programs say has its sentence, and a sentence has its code") {
  std::set<std::string_view> said;
  for (const Term& t : message_terms()) said.insert(t.code);
  for (const ErrorCode& code : error_codes()) {
    INFO(code.name);
    CHECK(said.contains(code.name) == (code.sentence == Sentence::both));
    CHECK((sentence({std::string(code.name), "x", {}, ""}, "en").find("(" + std::string(code.name) + ")") == std::string::npos) ==
          (code.sentence == Sentence::both));
    said.erase(code.name);
    CHECK(std::none_of(platform().sentences().begin(), platform().sentences().end(), [&](const Term& t) { return t.code == code.name; }));
  }
  // What is left is no refusal: it is said of a code without a sentence. An area's codes stand in its sentences alone.
  CHECK(said == std::set<std::string_view>{message_terms().back().code});
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
