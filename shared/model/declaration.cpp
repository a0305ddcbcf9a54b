// SPDX-License-Identifier: Apache-2.0
#include "shared/model/declaration.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "shared/model/area.h"

namespace dialogue {
namespace {

template <class T>
const T* by_name(const std::vector<T>& things, std::string_view name) {
  for (const T& thing : things)
    if (thing.name == name) return &thing;
  return nullptr;
}

void add_base_fields(Kind& kind) {
  for (Field& field : base_fields())
    if (!by_name(kind.fields, field.name)) kind.fields.push_back(std::move(field));
}

void index_fields(Kind& kind) {
  kind.by_name.resize(kind.fields.size());
  std::iota(kind.by_name.begin(), kind.by_name.end(), std::uint16_t{0});
  std::sort(kind.by_name.begin(), kind.by_name.end(), [&](auto a, auto b) { return kind.fields[a].name < kind.fields[b].name; });
}

}  // namespace

const Field* Part::field(std::string_view wanted) const { return by_name(fields, wanted); }

const Field* Kind::field(std::string_view wanted) const {
  // A kind that is not in a Domain yet has no index.
  if (by_name.size() != fields.size()) return dialogue::by_name(fields, wanted);
  const auto less = [&](std::uint16_t i, std::string_view n) { return fields[i].name < n; };
  const auto it = std::lower_bound(by_name.begin(), by_name.end(), wanted, less);
  return it != by_name.end() && fields[*it].name == wanted ? &fields[*it] : nullptr;
}

const Part* Kind::part(std::string_view wanted) const { return dialogue::by_name(parts, wanted); }
const Act* Kind::act(std::string_view wanted) const { return dialogue::by_name(acts, wanted); }

int Kind::facet_index(std::string_view facet) const {
  const auto it = std::find(facets.begin(), facets.end(), facet);
  return it == facets.end() ? -1 : static_cast<int>(it - facets.begin());
}

const Term* Vocabulary::term(std::string_view code) const {
  for (const Term& t : terms)
    if (t.code == code) return &t;
  return nullptr;
}

std::vector<Field> base_fields() {
  const auto make = [](const char* name, Type type, FieldClass cls, Text3 label, const char* vocab = "", const char* ref = "") {
    Field f;
    f.name = name;
    f.type = type;
    f.cls = cls;
    f.label = std::move(label);
    f.vocab = vocab;
    f.ref_kind = ref;
    return f;
  };
  std::vector<Field> out{
      make("owner_org", Type::ref, FieldClass::fixed, {"Organisation", "Organisation", "Organización"}, "", "organisation"),
      make("owner_country", Type::code, FieldClass::server, {"Country", "Pays", "País"}, "V-COUNTRY"),
      make("created_by", Type::person_ref, FieldClass::server, {"Created by", "Créé par", "Creado por"}, "", "person"),
      make("created_at", Type::instant, FieldClass::fixed, {"Created", "Créé le", "Creado el"}),
      make("ref_no", Type::text, FieldClass::server, {"Reference number", "Numéro de référence", "Número de referencia"}),
      make("lang_original", Type::code, FieldClass::fixed, {"Original language", "Langue d'origine", "Idioma original"}, "V-LANG"),
      make("source", Type::code, FieldClass::fixed, {"Where it comes from", "Provenance", "Procedencia"}, "V-SOURCE"),
      make("source_url", Type::text, FieldClass::fixed, {"Link to the source", "Lien vers la source", "Enlace a la fuente"}),
  };
  out[0].indexed = true;
  out[1].form = ValueForm::country;
  out[5].form = ValueForm::language;
  out[4].searched = true;
  out[3].form = ValueForm::said_by_clock;
  out[7].max = 500;
  out[7].form = ValueForm::link;
  return out;
}

namespace {

template <class T>
void take(std::vector<T>& from, std::vector<T>& into) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

/// By their numbers; those without one last.
template <class T>
void in_order(std::vector<T>& all) {
  const auto rank = [](const T& each) { return each.no == 0 ? std::numeric_limits<int>::max() : each.no; };
  std::stable_sort(all.begin(), all.end(), [&](const T& a, const T& b) { return rank(a) < rank(b); });
}

void know_terms(const Domain& domain, Field& field) {
  const Vocabulary* terms = field.vocab.empty() ? nullptr : domain.vocabulary(field.vocab);
  if (!terms) return;
  field.terms = terms;
  if (field.form == ValueForm::any) field.form = terms->form;
}

}  // namespace

Domain::Domain(int schema, std::vector<Area> areas) : schema_(schema), rules_(std::make_unique<Area>()) {
  for (Area& area : areas) {
    take(area.kinds, kinds_);
    take(area.vocabularies, vocabularies_);
    take(area.checks, rules_->checks);
    take(area.warnings, rules_->warnings);
    take(area.effects, rules_->effects);
    take(area.edit_effects, rules_->edit_effects);
    take(area.due, rules_->due);
    take(area.consequences, rules_->consequences);
    take(area.awaited, rules_->awaited);
    take(area.places, rules_->places);
    take(area.looks, rules_->looks);
    take(area.sentences, rules_->sentences);
    if (area.source_mark.of) rules_->source_mark = area.source_mark;
  }
  in_order(vocabularies_);
  in_order(rules_->places);
  know_kinds();
}

Domain::Domain(int schema, std::vector<Kind> kinds, std::vector<Vocabulary> vocabularies)
    : schema_(schema), kinds_(std::move(kinds)), vocabularies_(std::move(vocabularies)), rules_(std::make_unique<Area>()) {
  know_kinds();
}

Domain::Domain(int schema, std::vector<Kind> kinds, const Domain& other)
    : schema_(schema), kinds_(std::move(kinds)), vocabularies_(other.vocabularies_), rules_(std::make_unique<Area>(*other.rules_)) {
  know_kinds();
}

Domain::~Domain() = default;

void Domain::know_kinds() {
  roles_ = vocabulary("V-ROLE");
  for (Kind& kind : kinds_) {
    kind.home = this;
    add_base_fields(kind);
    index_fields(kind);
    for (Field& field : kind.fields) know_terms(*this, field);
    for (Part& part : kind.parts)
      for (Field& field : part.fields) know_terms(*this, field);
  }
  for (const Kind& kind : kinds_)
    if (kind.purpose != Purpose::none) serving_[static_cast<std::size_t>(kind.purpose)] = &kind;
}

const Look& look_of(const Kind& kind) {
  static const Look usual{};
  if (!kind.home) return usual;
  const auto& all = kind.home->looks();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Look& look) { return look.kind == kind.name; });
  return it == all.end() ? usual : *it;
}

const std::vector<Check>& Domain::checks() const { return rules_->checks; }
const std::vector<Effect>& Domain::effects() const { return rules_->effects; }
const std::vector<Warning>& Domain::warnings() const { return rules_->warnings; }
const std::vector<EditEffect>& Domain::edit_effects() const { return rules_->edit_effects; }
const std::vector<DueDate>& Domain::due_dates() const { return rules_->due; }
const std::vector<Consequence>& Domain::consequences() const { return rules_->consequences; }
const std::vector<AwaitedStep>& Domain::awaited() const { return rules_->awaited; }
const std::vector<AppPlace>& Domain::places() const { return rules_->places; }
const std::vector<Look>& Domain::looks() const { return rules_->looks; }
const std::vector<Term>& Domain::sentences() const { return rules_->sentences; }
const SourceMark& Domain::source_mark() const { return rules_->source_mark; }

const Check* Domain::check(std::string_view name) const { return by_name(rules_->checks, name); }
const Effect* Domain::effect(std::string_view name) const { return by_name(rules_->effects, name); }

const Kind* Domain::kind(std::string_view name) const { return by_name(kinds_, name); }

const Kind* Domain::kind(int no) const {
  for (const Kind& k : kinds_)
    if (k.no == no) return &k;
  return nullptr;
}

std::vector<const Kind*> Domain::parts_of(const Kind& whole) const {
  std::vector<const Kind*> out;
  for (const Kind& kind : kinds_) {
    const Field* parent = kind.within_parent ? kind.field(kind.parent_field) : nullptr;
    if (parent && parent->ref_kind == whole.name) out.push_back(&kind);
  }
  return out;
}

const Vocabulary* Domain::vocabulary(std::string_view name) const { return by_name(vocabularies_, name); }

}  // namespace dialogue
