// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/workstreams/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

constexpr const char* interest_text = "* -shared_country";

Kind workstream_kind() {
  Kind k =
      kind(5, "workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, {"Workstreams", "Axes de travail", "Líneas de trabajo"});
  k.is_scope = true;
  k.states = states("planned active merged closed", feminine_in_spanish);
  k.fields = {
      line("code", {"Code", "Code", "Código"}).needed().fixed().max(40).indexed(),
      number("number", {"Number", "Numéro", "Número"}).whole(1, 999).measure(Measure::ordinal),
      title(),
      prose("objective", {"Objective", "Objectif", "Objetivo"}).to_submit().translated().searched(),
      date("valid_from", {"Valid from", "Valable à partir du", "Válida desde"}).to_submit(),
      date("valid_until", {"Valid until", "Valable jusqu'au", "Válida hasta"}),
      ref("lead_org", {"Lead organisation", "Organisation chef de file", "Organización líder"}, "organisation"),
      refs("co_leads", {"Co-leads", "Copilotes", "Colíderes"}, "organisation"),
      refs("replaced_by", {"Replaced by", "Remplacé par", "Sustituida por"}, "workstream"),
  };
  k.create = {any("SC")};
  k.edits = {edit("planned active", {any("SC")}), edit_cells("replaced_by", "", {any("SC")})};
  k.acts = {
      act("activate", "planned", "active", {any("SC")}).binds("*").checks("complete"),
      act("merge", "active", "merged", {any("SC")}),
      act("close", "planned active", "closed", {any("SC")}),
  };
  k.visible = {seen("", "participants")};
  return k;
}

Kind workstream_interest() {
  Kind k = kind(6, "workstream_interest", {"Interest in a workstream", "Intérêt pour un axe de travail", "Interés en una línea de trabajo"},
                {"Interests in workstreams", "Intérêts pour les axes de travail", "Intereses en líneas de trabajo"});
  k.title_field = "level";
  k.natural_key = {"org", "workstream"};
  k.states = states("draft indicated confirmed member declined withdrawn");
  k.fields = {
      ref("org", {"Organisation", "Organisation", "Organización"}, "organisation").needed().fixed().indexed(),
      ref("workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, "workstream").places().needed().fixed().indexed(),
      ref("meeting", {"Indicated at the meeting", "Indiqué lors de la réunion", "Manifestado en la reunión"}, "meeting").places(),
      code("level", {"Level of interest", "Niveau d'intérêt", "Nivel de interés"}, "V-INTEREST").to_submit().indexed(),
      codes("themes", {"Themes", "Thèmes", "Temas"}, "V-THEME"),
      prose("can_contribute", {"Can contribute", "Peut apporter", "Puede aportar"}).translated(),
      prose("wants_to_learn", {"Wants to learn", "Souhaite apprendre", "Desea aprender"}).translated(),
      person("contact", {"Contact person", "Personne de contact", "Persona de contacto"}).to_submit(),
      flag("expression",
           {"Kept as an expression of interest", "Conservé comme manifestation d'intérêt", "Conservado como expresión de interés"})
          .by_act(),
      shared_country(),
  };
  k.create = {own("FP OL CT RO CS UR"), any("SO SC")};
  k.edits = {edit("draft indicated", {own("FP OL CT RO CS UR"), any("SO SC")}),
             edit_cells("contact themes can_contribute wants_to_learn", "draft indicated confirmed member",
                        {own("FP OL CT RO CS UR"), any("SO SC")}),
             edit_cells("shared_country", "", {own("FP OL CT RO CS UR")})};
  k.acts = {
      // A mission relays what the capital wrote and shared; it writes nothing itself.
      act("indicate", "draft withdrawn", "indicated", {own("FP OL RO CS UR"), country("PM"), any("SO SC")})
          .binds(interest_text)
          .checks("complete")
          .effect("interest_expression"),
      act("confirm", "indicated", "confirmed", {any("SO SC")}).binds(interest_text),
      act("enrol", "confirmed", "member", {any("SO SC"), server()}).binds("contact").checks("complete"),
      act("decline", "indicated confirmed", "declined", {any("SO SC")}).arg(reason("", false)),
      act("withdraw", "draft indicated confirmed member", "withdrawn", {own("FP OL RO CS UR")}),
  };
  k.visible = {
      seen("", "organisation secretariat"),
      seen("draft", "organisation"),
      seen("draft", "country", "shared_country"),
      seen("indicated withdrawn", "organisation secretariat"),
      seen("indicated withdrawn", "country", "shared_country"),
      seen("confirmed member", "organisation secretariat workstream"),
  };
  return k;
}

Kind workstream_membership() {
  Kind k = kind(7, "workstream_membership",
                {"Workstream membership", "Participation à un axe de travail", "Participación en una línea de trabajo"},
                {"Workstream memberships", "Participations aux axes de travail", "Participaciones en líneas de trabajo"});
  k.purpose = Purpose::membership;
  k.title_field = "role";
  k.states = states("active ended", feminine);
  k.fields = {
      ref("org", {"Organisation", "Organisation", "Organización"}, "organisation").needed().fixed().indexed(),
      person("person", {"Person", "Personne", "Persona"}).needed().fixed().indexed(),
      ref("workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, "workstream").places().needed().fixed().indexed(),
      code("role", {"Role", "Rôle", "Función"}, "V-MEMBERROLE").needed().fixed(),
      date("from", {"From", "Du", "Desde"}).needed().fixed(),
      date("until", {"Until", "Jusqu'au", "Hasta"}).fixed(),
  };
  k.create = {any("SO SC")};
  k.acts = {act("end", "active", "ended", {any("SO SC"), self(), server()}).arg({"until", Type::date, "", "until", false})};
  k.visible = {seen("", "person organisation workstream secretariat"), seen("ended", "person organisation secretariat")};
  k.deletable = false;
  return k;
}

}  // namespace

std::vector<Kind> workstreams_kinds() { return {workstream_kind(), workstream_interest(), workstream_membership()}; }

}  // namespace dialogue
