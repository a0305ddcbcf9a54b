// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/common/declare.h"

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue::declare {

MakeAct act(const char* name, const char* from, const char* to, Rules who) {
  Act a;
  a.name = name;
  a.label = act_label(name);
  a.from = words(from);
  a.to = to;
  a.who = std::move(who);
  return {std::move(a)};
}

Rule state_own(const char* roles) {
  Rule rule{words(roles), Relation::state_own};
  rule.org_kinds = words("asylum_authority state_other");
  return rule;
}

Argument reason(const char* field, bool needed) { return {"reason", Type::long_text, "", field, needed}; }

std::vector<State> states(const char* names, Feminine kind) {
  std::vector<State> out;
  for (std::string& name : words(names)) {
    Text3 label = state_label(name, kind);
    out.push_back({std::move(name), std::move(label)});
  }
  return out;
}

std::vector<Audience> audiences(const char* names) {
  std::vector<Audience> out;
  for (const std::string& name : words(names)) out.push_back(audience_named(name).value());
  return out;
}

Kind kind(int no, const char* name, Labels label, Labels plural, const char* prefix) {
  Kind k;
  k.no = no;
  k.name = name;
  k.label = std::move(label);
  k.plural = std::move(plural);
  k.ref_prefix = prefix;
  return k;
}

MakeField title() { return line("title", {"Title", "Titre", "Título"}).needed().translated().searched().indexed(); }
MakeField helpers() {
  return persons("helpers", {"Helpers (may comment)", "Personnes associées (commentaires)", "Personas de apoyo (comentarios)"});
}
MakeField review_asked() {
  return flag("review_asked", {"Ask the Secretariat for a review", "Demander l'avis du Secrétariat", "Pedir la opinión de la Secretaría"});
}
MakeField shared_country() {
  return flag("shared_country", {"Share the draft with the mission and the UNHCR office of the country",
                                 "Partager le brouillon avec la mission et le bureau du HCR du pays",
                                 "Compartir el borrador con la misión y la oficina del ACNUR del país"});
}
MakeField submitted_at() { return instant("submitted_at", {"Submitted on", "Soumis le", "Presentado el"}).by_act(); }
MakeField return_reason() { return prose("return_reason", {"Why it was returned", "Motif du renvoi", "Motivo de la devolución"}).by_act(); }
MakeField withdraw_reason() {
  return prose("withdraw_reason", {"Why it was withdrawn", "Motif du retrait", "Motivo de la retirada"}).by_act();
}
MakeField focal_point() { return person("focal_point", {"Focal point", "Point focal", "Punto focal"}).to_submit().indexed(); }

}  // namespace dialogue::declare
