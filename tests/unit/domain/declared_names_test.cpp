// SPDX-License-Identifier: Apache-2.0
// Whatever a declaration names is declared, and what is declared is named.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "shared/domain/messages.h"
#include "shared/domain/platform.h"
#include "shared/model/words.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

/// Vocabularies that no field has codes of: labels of states and acts, and words that rules compare.
const std::set<std::string> for_rules{"V-STATE", "V-ACT", "V-TAKE", "V-CHECK"};
/// Of kinds that are still to come.
const std::set<std::string> to_come{"V-ASPECT", "V-BASISREL", "V-BODYTYPE",  "V-CATEGORY", "V-DECLINE", "V-LEVER",
                                    "V-LINK",   "V-ORIGIN",   "V-RECSOURCE", "V-RESOURCE", "V-VERDICT"};

std::set<std::string> names_of(const std::vector<Kind>& kinds) {
  std::set<std::string> out;
  for (const Kind& kind : kinds) out.insert(kind.name);
  return out;
}

template <class Visit>
void each_field(Visit visit) {
  for (const Kind& kind : platform().kinds()) {
    for (const Field& field : kind.fields) visit(kind, field);
    for (const Part& part : kind.parts)
      for (const Field& field : part.fields) visit(kind, field);
  }
}

bool has_state(const Kind& kind, std::string_view name) {
  return std::any_of(kind.states.begin(), kind.states.end(), [&](const State& state) { return state.name == name; });
}

const Kind& declared(std::string_view name) {
  const Kind* kind = platform().kind(name);
  INFO(name);
  REQUIRE(kind);
  return *kind;
}

}  // namespace

TEST_CASE("every check and effect that an act names is there, and every one that is there is named") {
  std::set<std::string> checks, effects;
  for (const Kind& kind : platform().kinds())
    for (const Act& act : kind.acts) {
      INFO(kind.name << " " << act.name);
      for (const std::string& name : act.checks) CHECK(platform().check(name));
      if (!act.effect.empty()) CHECK(platform().effect(act.effect));
      checks.insert(act.checks.begin(), act.checks.end());
      effects.insert(act.effect);
      for (const Argument& argument : act.args)
        if (!argument.field.empty()) CHECK(kind.field(argument.field));
      if (!act.numbers.empty()) CHECK(kind.field(act.numbers));
    }
  for (const Check& check : platform().checks()) {
    INFO(check.name);
    // Who makes a record is asked by name (server/service/decide/decide).
    CHECK(checks.contains(std::string(check.name)));
  }
  for (const Effect& effect : platform().effects()) {
    INFO(effect.name);
    CHECK(effects.contains(std::string(effect.name)));
  }
}

TEST_CASE("every vocabulary and kind that a field names is there, and every vocabulary is used") {
  std::set<std::string> used = for_rules;
  each_field([&](const Kind& kind, const Field& field) {
    INFO(kind.name << " " << field.name);
    used.insert(field.vocab);
    if (!field.vocab.empty()) CHECK(platform().vocabulary(field.vocab));
    if (!field.ref_kind.empty()) CHECK(platform().kind(field.ref_kind));
    if (field.places) CHECK(declared(field.ref_kind).is_scope);
  });
  for (const Kind& kind : platform().kinds())
    for (const Act& act : kind.acts)
      for (const Argument& argument : act.args) used.insert(argument.vocab);
  for (const Vocabulary& vocabulary : platform().vocabularies()) {
    INFO(vocabulary.name);
    CHECK(used.contains(vocabulary.name) != to_come.contains(vocabulary.name));
  }
}

TEST_CASE("what areas say of kinds is about kinds, acts, fields and states that there are") {
  for (const EditEffect& effect : platform().edit_effects()) declared(effect.kind);
  for (const Consequence& consequence : platform().consequences()) declared(consequence.kind);
  for (const Warning& warning : platform().warnings())
    if (!warning.kind.empty()) declared(warning.kind);
  for (const AwaitedStep& step : platform().awaited()) {
    const Kind& kind = declared(step.kind);
    INFO(step.kind << " " << step.act);
    if (!step.person.empty()) CHECK(kind.field(step.person));
  }
  std::set<std::string> looked;
  for (const Look& look : platform().looks()) {
    const Kind& kind = declared(look.kind);
    INFO(look.kind);
    CHECK(looked.insert(kind.name).second);
    for (const std::string_view list : {look.facts, look.for_programs, look.for_elsewhere, look.own_organisation, look.own_person})
      for (const std::string& name : words(list)) {
        INFO(name);
        CHECK(kind.field(name));
      }
    if (!look.sort.empty()) CHECK(kind.field(look.sort.substr(look.sort.starts_with('-') ? 1 : 0)));
    for (const std::string_view list : {look.drafts, look.passed_on})
      for (const std::string& state : words(list)) {
        INFO(state);
        CHECK(has_state(kind, state));
      }
  }
}

TEST_CASE("every kind that machinery uses serves one purpose, and every purpose is served") {
  const auto kinds = names_of(platform().kinds());
  for (std::size_t i = 1; i < purposes; ++i) {
    INFO(i);
    CHECK(platform().serving(static_cast<Purpose>(i)));
  }
  std::set<Purpose> taken;
  for (const Kind& kind : platform().kinds()) {
    INFO(kind.name);
    if (kind.purpose != Purpose::none) CHECK(taken.insert(kind.purpose).second);
  }
}

TEST_CASE("a refusal that an area gives has its sentence") {
  namespace fs = std::filesystem;
  const std::regex given(R"re((?:refuse\(|hold\([^"]*, )"([a-z_]+)")re");
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DIALOGUE_SOURCE) / "shared/domain")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    const std::string source = text.str();
    for (auto it = std::sregex_iterator(source.begin(), source.end(), given); it != std::sregex_iterator(); ++it) {
      const std::string code = (*it)[1];
      INFO(entry.path().filename().string() << ": " << code);
      const auto& terms = message_terms();
      CHECK(std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.code == code; }));
      ++found;
    }
  }
  CHECK(found > 10);
}
