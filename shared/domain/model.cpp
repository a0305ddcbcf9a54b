// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/model.h"

#include <algorithm>
#include <numeric>

#include "shared/domain/forms.h"

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
    f.form = form_of(f.vocab);
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
  out[4].searched = true;
  out[3].form = ValueForm::said_by_clock;
  out[7].max = 500;
  out[7].form = ValueForm::link;
  return out;
}

Domain::Domain(int schema, std::vector<Kind> kinds, std::vector<Vocabulary> vocabularies)
    : schema_(schema), kinds_(std::move(kinds)), vocabularies_(std::move(vocabularies)) {
  for (Kind& kind : kinds_) {
    add_base_fields(kind);
    index_fields(kind);
  }
}

const Kind* Domain::kind(std::string_view name) const { return by_name(kinds_, name); }

const Kind* Domain::kind(int no) const {
  for (const Kind& k : kinds_)
    if (k.no == no) return &k;
  return nullptr;
}

const Vocabulary* Domain::vocabulary(std::string_view name) const { return by_name(vocabularies_, name); }

}  // namespace dialogue
