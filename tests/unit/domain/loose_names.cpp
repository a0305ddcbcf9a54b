// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/domain/loose_names.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

#include "shared/base/error_codes.h"
#include "shared/domain/common/vocabularies_to_come.h"
#include "shared/model/awaited.h"
#include "shared/model/consequence.h"
#include "shared/model/declaration.h"
#include "shared/model/due.h"
#include "shared/model/look.h"
#include "shared/model/words.h"

namespace dialogue::test {
namespace {

/// Places of the window that no area declares.
const std::set<std::string, std::less<>> own_places{"settings"};
/// Vocabularies that no field has codes of: labels of states and acts, and of the lines of a checklist.
const std::set<std::string, std::less<>> for_words{"V-STATE", "V-ACT", "V-CHECK"};

/// Fields that are in the schema, and nothing writes yet.
const std::set<std::string, std::less<>> to_come{"session.local_times_snapshot", "session.tzdb_version"};

class Resolver {
 public:
  explicit Resolver(const Domain& domain) : domain_(domain) {}

  std::vector<std::string> find() {
    for (const Kind& kind : domain_.kinds()) look_into(kind);
    for (const EditEffect& each : domain_.edit_effects()) {
      declared("edit effect", each.kind);
      does("edit effect", each.kind, each.of != nullptr);
    }
    for (const Consequence& each : domain_.consequences()) {
      declared("consequence", each.kind);
      does("consequence", each.kind, each.of != nullptr);
    }
    for (const Warning& each : domain_.warnings())
      if (!each.kind.empty()) declared("warning", each.kind);
    for (const DueDate& each : domain_.due_dates()) look_into(each);
    for (const AwaitedStep& each : domain_.awaited()) look_into(each);
    for (const Look& each : domain_.looks()) look_into(each);
    look_for_unused();
    return std::move(found_);
  }

 private:
  template <class... Words>
  void say(std::string_view what, std::string_view where, const Words&... words) {
    std::ostringstream out;
    out << what << ' ' << where << ": ";
    (out << ... << words);
    found_.push_back(out.str());
  }
  void missing(std::string_view what, std::string_view where, std::string_view name) { say(what, where, "no '", name, "' is declared"); }
  void unused(std::string_view what, std::string_view name) { say(what, name, "nothing uses it"); }
  void does(std::string_view what, std::string_view where, bool something) {
    if (!something) say(what, where, "it does nothing");
  }

  const Kind* declared(std::string_view what, std::string_view kind) {
    const Kind* found = domain_.kind(kind);
    if (!found) missing("kind", what, kind);
    return found;
  }
  void field(const Kind& kind, std::string_view where, std::string_view name) {
    if (!kind.field(name) && name != state_name) missing("field", kind.name + " " + std::string(where), name);
  }
  void state(const Kind& kind, std::string_view where, std::string_view name) {
    if (std::none_of(kind.states.begin(), kind.states.end(), [&](const State& each) { return each.name == name; }))
      missing("state", kind.name + " " + std::string(where), name);
  }
  void act(const Kind& kind, std::string_view where, std::string_view name) {
    if (!kind.act(name)) missing("act", kind.name + " " + std::string(where), name);
  }
  void each_word(std::string_view list, const auto& visit) {
    for (const std::string& name : words(list)) visit(name);
  }
  /// Visibility::when.
  void condition(const Kind& kind, std::string_view where, std::string when) {
    std::replace(when.begin(), when.end(), '&', ' ');
    each_word(when, [&](std::string one) {
      if (one.starts_with('!')) one.erase(0, 1);
      field(kind, where, one.substr(0, one.find('=')));
    });
  }
  void who(const Kind& kind, std::string_view where, const std::vector<Rule>& rules) {
    for (const Rule& rule : rules) condition(kind, where, rule.when);
  }

  void in_words(const std::string& where, const Text3& label) {
    for (const char* lang : {"en", "fr", "es"})
      if (label.in(lang).empty()) say("words", where, "none in ", lang);
  }

  void look_into(const Kind& kind, const Field& one, const std::string& where) {
    in_words(where, one.label);
    vocabularies_.insert(one.vocab);
    if (!one.vocab.empty() && !domain_.vocabulary(one.vocab)) missing("vocabulary", where, one.vocab);
    const Kind* of = one.ref_kind.empty() ? nullptr : domain_.kind(one.ref_kind);
    if (!one.ref_kind.empty() && !of) missing("kind", where, one.ref_kind);
    if (one.places && !(of && of->is_scope)) say("field", where, "it places records in what is no scope");
    if (kind.facet_index(one.facet) < 0) missing("facet", where, one.facet);
  }

  void look_into(const Kind& kind) {
    for (const Field& one : kind.fields) look_into(kind, one, kind.name + "." + one.name);
    in_words(kind.name, kind.label);
    in_words(kind.name, kind.plural);
    for (const State& one : kind.states) in_words(kind.name + "." + one.name, one.label);
    for (const Part& part : kind.parts) in_words(kind.name + "." + part.name, part.label);
    for (const Part& part : kind.parts)
      for (const Field& one : part.fields) look_into(kind, one, kind.name + "." + part.name + "." + one.name);
    for (const std::string& name : kind.natural_key) field(kind, "key", name);
    if (!kind.parent_field.empty()) field(kind, "parent", kind.parent_field);
    if (!kind.parent_cell.empty()) field(kind, "parent cell", kind.parent_cell);
    field(kind, "title", kind.title_field);
    who(kind, "create", kind.create);
    for (const EditRight& right : kind.edits) {
      for (const std::string& name : right.states) state(kind, "edit", name);
      for (const std::string& name : right.cells)
        if (!kind.part(name)) field(kind, "edit", name);
      who(kind, "edit", right.who);
    }
    for (const Visibility& each : kind.visible) {
      for (const std::string& name : each.states) state(kind, "visible", name);
      if (kind.facet_index(each.facet) < 0) missing("facet", kind.name, each.facet);
      condition(kind, "visible", each.when);
    }
    for (const std::string& facet : kind.facets)
      if (facet != "main" && std::none_of(kind.fields.begin(), kind.fields.end(), [&](const Field& f) { return f.facet == facet; }) &&
          std::none_of(kind.parts.begin(), kind.parts.end(), [&](const Part& p) { return p.facet == facet; }))
        unused("facet", kind.name + " " + facet);
    // What nobody can make or see, and the server has no purpose for, is no use to anybody.
    if (kind.create.empty() && kind.visible.empty() && kind.purpose == Purpose::none) unused("kind", kind.name);
    for (const Act& each : kind.acts) look_into(kind, each);
  }

  void look_into(const Kind& kind, const Act& each) {
    const std::string where = kind.name + "." + each.name;
    in_words(where, each.label);
    for (const std::string& name : each.from) state(kind, each.name, name);
    if (!each.to.empty()) state(kind, each.name, each.to);
    for (const std::string& name : each.checks) {
      checks_.insert(name);
      if (!domain_.check(name)) missing("check", where, name);
    }
    if (!each.effect.empty()) {
      effects_.insert(each.effect);
      if (!domain_.effect(each.effect)) missing("effect", where, each.effect);
    }
    for (const Argument& argument : each.args) {
      vocabularies_.insert(argument.vocab);
      if (!argument.vocab.empty() && !domain_.vocabulary(argument.vocab)) missing("vocabulary", where, argument.vocab);
      if (!argument.field.empty()) field(kind, each.name, argument.field);
    }
    for (std::string name : each.binds) {
      if (name.starts_with('-')) name.erase(0, 1);
      if (name != "*" && !kind.part(name)) field(kind, each.name, name);
    }
    if (!each.numbers.empty()) field(kind, each.name, each.numbers);
    if (!each.numbers_of.empty()) condition(kind, each.name, each.numbers_of);
    who(kind, each.name, each.who);
  }

  void look_into(const DueDate& each) {
    const Kind* kind = declared("due", each.kind);
    if (!kind) return;
    act(*kind, "due", each.act);
    field(*kind, "due", each.date);
    condition(*kind, "due", std::string(each.when));
  }

  void look_into(const AwaitedStep& each) {
    const Kind* kind = declared("awaited", each.kind);
    if (!kind) return;
    if (!each.act.empty() && each.act != asked_opinion) act(*kind, "awaited", each.act);
    each_word(each.states, [&](const std::string& name) { state(*kind, "awaited", name); });
    if (!each.person.empty()) field(*kind, "awaited", each.person);
    condition(*kind, "awaited", std::string(each.when));
  }

  void look_into(const Look& each) {
    const Kind* kind = declared("look", each.kind);
    if (!kind) return;
    if (!looked_.insert(each.kind).second) say("look", each.kind, "there are two");
    if (words(each.key_facts).size() > 6) say("look", each.kind, "a page begins with six facts at most");
    for (const std::string_view list :
         {each.facts, each.key_facts, each.for_programs, each.for_elsewhere, each.own_organisation, each.own_person})
      each_word(list, [&](const std::string& name) { field(*kind, "look", name); });
    if (!each.sort.empty()) field(*kind, "look", each.sort.substr(each.sort.starts_with('-') ? 1 : 0));
    for (const std::string_view list : {each.drafts, each.passed_on, each.unfinished})
      each_word(list, [&](const std::string& name) { state(*kind, "look", name); });
    for (const std::string_view list : {each.leads_on, each.gives_up})
      each_word(list, [&](const std::string& name) { act(*kind, "look", name); });
    if (!each.numbered.empty()) field(*kind, "look", each.numbered);
    if (!each.new_one.en.empty()) in_words(kind->name + ".new_one", each.new_one);
    look_into(*kind, each.takes_place);
    if (const NextOnes& next = each.next; !next.title.en.empty()) {
      for (const Text3& words : {next.title, next.none, next.all}) in_words(kind->name + ".next", words);
      if (!each.takes_place.hours) say("look", each.kind, "nothing says which of its records are next");
    }
    const auto& places = domain_.places();
    const bool known = std::any_of(places.begin(), places.end(), [&](const AppPlace& place) { return place.name == each.place; });
    if (!each.place.empty() && !known && !own_places.contains(each.place)) missing("place", each.kind, each.place);
    if (known && !each.tab.en.empty()) listing_.insert(each.place);
    if (!each.tab.en.empty() && !known) say("look", each.kind, "it has a tab in no list");
  }

  void look_into(const Kind& kind, const TakesPlace& when) {
    for (const std::string_view name : {when.day, when.starts, when.hosts})
      if (!name.empty()) field(kind, "takes place", name);
    if (!when.hosts.empty()) in_words(kind.name + ".hosts", when.for_hosts);
    const Kind* sittings = when.sittings.empty() ? nullptr : declared("takes place", when.sittings);
    if (sittings && (!sittings->within_parent || look_of(*sittings).takes_place.starts.empty()))
      say("takes place", kind.name, "its sittings say no beginning");
  }

  void look_for_unused() {
    for (const Check& each : domain_.checks()) {
      if (!checks_.contains(each.name)) unused("check", each.name);
      does("check", each.name, each.holds != nullptr);
    }
    for (const Effect& each : domain_.effects()) {
      if (!effects_.contains(each.name)) unused("effect", each.name);
      does("effect", each.name, each.of != nullptr);
    }
    for (const Vocabulary& each : domain_.vocabularies()) {
      const bool is_used = vocabularies_.contains(each.name) || for_words.contains(each.name);
      const bool comes = std::any_of(std::begin(vocabularies_to_come), std::end(vocabularies_to_come),
                                     [&](const VocabularyTable& table) { return table.name == each.name; });
      if (!is_used && !comes) unused("vocabulary", each.name);
      if (is_used && comes) say("vocabulary", each.name, "it belongs to the area that uses it");
    }
    for (const AppPlace& each : domain_.places())
      if (!listing_.contains(each.name)) unused("place", each.name);
  }

  static constexpr std::string_view state_name = "state";

  const Domain& domain_;
  std::vector<std::string> found_;
  std::set<std::string, std::less<>> checks_, effects_, vocabularies_;
  std::set<std::string_view> looked_, listing_;
};

bool quotes(const std::vector<Source>& sources, const std::string& name) {
  const std::string quoted = '"' + name + '"';
  return std::any_of(sources.begin(), sources.end(), [&](const Source& source) { return source.text.find(quoted) != std::string::npos; });
}

template <class Terms>
bool has_term(const Terms& terms, const std::string& code) {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.code == code; });
}

/// "about_" and an act of some kind (messages.h).
bool is_about_act(const Domain& domain, const std::string& code) {
  return code.starts_with("about_") &&
         std::any_of(domain.kinds().begin(), domain.kinds().end(), [&](const Kind& kind) { return kind.act(code.substr(6)); });
}

/// Whether an act's argument or number gives the field its value.
bool given_by_act(const Kind& kind, const std::string& field) {
  return std::any_of(kind.acts.begin(), kind.acts.end(), [&](const Act& act) {
    return act.numbers == field ||
           std::any_of(act.args.begin(), act.args.end(), [&](const Argument& argument) { return argument.field == field; });
  });
}

}  // namespace

std::vector<std::string> loose_names(const Domain& domain) { return Resolver(domain).find(); }

std::vector<Source> sources_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<Source> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DIALOGUE_SOURCE) / folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".cpp" || name == "kinds.cpp" || name == "messages_table.cpp") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    out.push_back({entry.path().string(), text.str()});
  }
  return out;
}

std::vector<std::string> loose_in_sources(const Domain& domain, const std::vector<Source>& sources) {
  std::vector<std::string> found;
  static const std::regex refusals(
      R"re((?:refuse\(|Error\{)"([a-z_]+)"|push_back\(\{"([a-z_]+)", [^,]*, \{|hold\([^;]*?"([a-z_]+)"(?:, (?:"[a-z_]+"|[a-z]+))?\);)re");
  for (const Source& source : sources)
    for (auto it = std::sregex_iterator(source.text.begin(), source.text.end(), refusals); it != std::sregex_iterator(); ++it) {
      const std::string code = (*it)[1].matched ? (*it)[1] : (*it)[2].matched ? (*it)[2] : (*it)[3];
      if (!has_term(domain.sentences(), code) && !error_code(code))
        found.push_back("sentence " + source.name + ": nothing says what '" + code + "' is");
    }
  for (const Term& term : domain.sentences())
    if (!quotes(sources, term.code) && !is_about_act(domain, term.code)) found.push_back("sentence " + term.code + ": nothing uses it");
  const auto base = base_fields();
  const auto is_base = [&](const Field& field) {
    return std::any_of(base.begin(), base.end(), [&](const Field& each) { return each.name == field.name; });
  };
  for (const Kind& kind : domain.kinds())
    for (const Field& field : kind.fields)
      // Machinery writes those of the kinds that serve a purpose of it, and those that all kinds have.
      if (kind.purpose == Purpose::none && !is_base(field) && !to_come.contains(kind.name + "." + field.name) &&
          (field.cls == FieldClass::act || field.cls == FieldClass::server) && !given_by_act(kind, field.name) &&
          !quotes(sources, field.name))
        found.push_back("field " + kind.name + "." + field.name + ": nothing writes it");
  return found;
}

}  // namespace dialogue::test
