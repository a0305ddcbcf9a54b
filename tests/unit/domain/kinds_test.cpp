// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/effect.h"
#include "shared/model/record.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

bool complete(const Text3& t) { return !t.en.empty() && !t.fr.empty() && !t.es.empty(); }

bool has_state(const Kind& kind, const std::string& state) {
  return std::any_of(kind.states.begin(), kind.states.end(), [&](const State& s) { return s.name == state; });
}

void check_states(const Kind& kind, const std::vector<std::string>& states) {
  for (const std::string& s : states) {
    INFO(kind.name << " state " << s);
    CHECK(has_state(kind, s));
  }
}

void check_rules(const Kind& kind, const std::vector<Rule>& rules) {
  const Vocabulary& roles = *platform().vocabulary("V-ROLE");
  for (const Rule& rule : rules) {
    CHECK_FALSE(rule.roles.empty());
    for (const std::string& r : rule.roles) {
      INFO(kind.name << " role " << r);
      CHECK((r == "*" || r == "server" || roles.term(r)));
    }
  }
}

void check_field(const Kind& kind, const Field& f) {
  INFO(kind.name << " field " << f.name);
  CHECK(complete(f.label));
  CHECK(parse_cell(f.name));
  CHECK(kind.facet_index(f.facet) >= 0);
  if (!f.vocab.empty()) CHECK(platform().vocabulary(f.vocab));
  if (f.type == Type::code) CHECK_FALSE(f.vocab.empty());
  if (!f.ref_kind.empty()) CHECK(platform().kind(f.ref_kind));
  if (f.translatable) CHECK(f.facet == "main");
  if (f.cls == FieldClass::text) CHECK(f.type == Type::long_text);
}

std::string name_in(const std::string& entry) { return entry.starts_with('-') ? entry.substr(1) : entry; }

bool names_cell(const Kind& kind, const std::string& name) { return kind.field(name) || kind.part(name); }

}  // namespace

TEST_CASE("numbers and names of kinds are unique and in bounds") {
  std::set<int> numbers;
  std::set<std::string> names;
  for (const Kind& k : platform().kinds()) {
    CHECK(numbers.insert(k.no).second);
    CHECK(names.insert(k.name).second);
    CHECK(k.no >= 1);
    CHECK(k.no <= 127);
    CHECK(platform().kind(k.no) == &k);
    CHECK(platform().kind(k.name) == &k);
    CHECK(complete(k.label));
    CHECK(complete(k.plural));
  }
  CHECK(numbers.size() == 22);
  CHECK(platform().kind("pledge")->no == 12);
  CHECK(platform().kind("moderation_item")->no == 60);
  CHECK(platform().kind("nothing") == nullptr);
}

TEST_CASE("fields and parts of every kind are well formed") {
  for (const Kind& k : platform().kinds()) {
    std::set<std::string> names;
    for (const Field& f : k.fields) {
      check_field(k, f);
      CHECK(names.insert(f.name).second);
      CHECK(k.field(f.name) == &f);
    }
    for (const Part& p : k.parts) {
      INFO(k.name << " part " << p.name);
      CHECK(complete(p.label));
      CHECK(names.insert(p.name).second);
      CHECK(k.facet_index(p.facet) >= 0);
      std::set<std::string> inner;
      for (const Field& f : p.fields) {
        check_field(k, f);
        CHECK(inner.insert(f.name).second);
      }
    }
    INFO(k.name);
    CHECK(k.field(k.title_field));
    CHECK(k.facets.front() == "main");
    CHECK(k.facets.size() <= 8);
    for (const std::string& key : k.natural_key) CHECK((k.field(key) && k.field(key)->needed && k.field(key)->cls == FieldClass::fixed));
    if (!k.parent_field.empty()) CHECK((k.field(k.parent_field) && k.field(k.parent_field)->type == Type::ref));
    for (const char* base : {"owner_org", "owner_country", "created_by", "created_at", "ref_no", "lang_original", "source_url"})
      CHECK(k.field(base));
    // A kind with a `source` of its own would hide where the record itself came from.
    CHECK(k.field("source")->vocab == "V-SOURCE");
    CHECK(k.field("nothing") == nullptr);
  }
}

TEST_CASE("states, rights and audiences of every kind refer to what exists") {
  for (const Kind& k : platform().kinds()) {
    std::set<std::string> states;
    for (const State& s : k.states) {
      INFO(k.name << " state " << s.name);
      CHECK(states.insert(s.name).second);
      CHECK(complete(s.label));
    }
    check_rules(k, k.create);
    CHECK_FALSE(k.create.empty());
    for (const EditRight& e : k.edits) {
      check_states(k, e.states);
      check_rules(k, e.who);
      for (const std::string& cell : e.cells) {
        INFO(k.name << " edits " << cell);
        CHECK(names_cell(k, cell));
      }
    }
    std::set<std::string> facets;
    for (const Visibility& v : k.visible) {
      check_states(k, v.states);
      CHECK(k.facet_index(v.facet) >= 0);
      CHECK_FALSE(v.audience.empty());
      facets.insert(v.facet);
    }
    INFO(k.name);
    CHECK(facets.size() == k.facets.size());
  }
}

TEST_CASE("the word for a state agrees with the name of its kind in French and Spanish") {
  const auto said = [](const char* kind, const char* state) {
    for (const State& s : platform().kind(kind)->states)
      if (s.name == state) return s.label;
    return Text3{};
  };
  CHECK(said("pledge", "submitted").fr == "Soumis");
  CHECK(said("pledge", "submitted").es == "Presentado");
  CHECK(said("support_request", "submitted").fr == "Soumise");
  CHECK(said("support_request", "submitted").es == "Presentada");
  CHECK(said("meeting", "open").fr == "Ouverte");
  CHECK(said("translation", "stale_minor").es == "Ligeramente desactualizada");
  CHECK(said("workstream", "closed").fr == "Clos");  // l'axe, la línea
  CHECK(said("workstream", "closed").es == "Cerrada");
  CHECK(said("support_offer", "draft").fr == "Brouillon");
}

TEST_CASE("acts of every kind refer to what exists") {
  const RecordView nothing;
  for (const Kind& k : platform().kinds()) {
    std::set<std::string> names;
    for (const Act& a : k.acts) {
      INFO(k.name << " act " << a.name);
      CHECK(names.insert(a.name).second);
      CHECK(complete(a.label));
      check_states(k, a.from);
      if (!a.to.empty()) CHECK(has_state(k, a.to));
      check_rules(k, a.who);
      for (const std::string& b : a.binds) CHECK((b == "*" || names_cell(k, name_in(b))));
      for (const Argument& arg : a.args) {
        if (!arg.vocab.empty()) CHECK(platform().vocabulary(arg.vocab));
        if (arg.field.empty()) continue;
        REQUIRE(k.field(arg.field));
        CHECK(k.field(arg.field)->type == arg.type);
      }
    }
  }
}

TEST_CASE("every state but the first of each kind can be reached") {
  for (const Kind& k : platform().kinds()) {
    std::set<std::string> reached;
    for (const Act& a : k.acts) reached.insert(a.to);
    for (std::size_t i = 1; i < k.states.size(); ++i) {
      INFO(k.name << " state " << k.states[i].name);
      // A missing translation is asked for, never made.
      CHECK((reached.contains(k.states[i].name) || k.states[i].name == "missing"));
    }
  }
}

TEST_CASE("every check and every effect that an act names exists") {
  const Cells none;
  Actor person;
  for (const Kind& k : platform().kinds()) {
    RecordView record{&k, {}, &none, nullptr};
    for (const Act& a : k.acts) {
      INFO(k.name << " act " << a.name);
      for (const std::string& check : a.checks) {
        const auto status = run_check(check, record, person);
        CHECK((status.ok() || status.error().field != check));
      }
      if (!a.effect.empty() && a.effect != "interest_expression")
        CHECK_FALSE(effect_of_act(a.effect, record, a, {}, person, "2027-03-17T13:00:00Z").empty());
      for (const CellChange& c : effect_of_act(a.effect, record, a, {{"party", "\"p\""}}, person, "2027-03-17T13:00:00Z")) {
        INFO(c.path);
        CHECK(describe_cell(k, c.path).known);
      }
    }
  }
}

TEST_CASE("vocabularies have unique codes and three labels") {
  std::set<std::string> names;
  for (const Vocabulary& v : platform().vocabularies()) {
    CHECK(names.insert(v.name).second);
    std::set<std::string> codes;
    for (const Term& t : v.terms) {
      INFO(v.name << " " << t.code);
      CHECK(codes.insert(t.code).second);
      CHECK(complete(t.label));
      CHECK(v.term(t.code) == &t);
    }
    CHECK_FALSE(codes.empty());
  }
  CHECK(platform().vocabulary("V-THEME")->term("proc.interview")->group == "proc");
  CHECK(platform().vocabulary("V-THEME")->terms.size() == 28);
  CHECK(platform().vocabulary("V-COUNTRY")->term("NE")->label.in("es") == "Níger");
  CHECK(platform().vocabulary("V-THEME")->term("nothing") == nullptr);
}

TEST_CASE("a declaration of one's own gets the base fields and an index") {
  Kind k;
  k.no = 1;
  k.name = "thing";
  Field title;
  title.name = "title";
  k.fields = {title};
  const Domain domain(7, {k}, {});
  CHECK(domain.schema() == 7);
  const Kind& made = *domain.kind("thing");
  CHECK(made.field("title") == &made.fields[0]);
  CHECK(made.field("created_by")->cls == FieldClass::server);
  CHECK(made.fields.size() == 1 + base_fields().size());
}
