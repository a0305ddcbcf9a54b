// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/pledges/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

constexpr const char* all_text = "* -helpers -review_asked -shared_country -note_verbale_ref";
constexpr const char* unpublished = "draft shared_draft in_review";
constexpr const char* editors = "FP OL CT RO CS UR";
constexpr const char* leads = "FP OL RO CS UR";
constexpr const char* senders = "OL RO CS UR";

Part component() {
  Part p;
  p.name = "component";
  p.label = {"Component", "Composante", "Componente"};
  p.min_to_submit = 1;
  p.fields = {
      prose("text", {"What will be done", "Ce qui sera fait", "Lo que se hará"}).to_submit().max(3000).translated(),
      code("theme", {"Theme", "Thème", "Tema"}, "V-THEME").to_submit(),
      line("indicator", {"Indicator", "Indicateur", "Indicador"}).max(500).translated(),
      line("baseline", {"Starting point", "Situation de départ", "Situación de partida"}).max(500),
      line("target", {"Target", "Cible", "Meta"}),
      line("unit", {"Unit", "Unité", "Unidad"}),
      date("due", {"Due", "Échéance", "Plazo"}).to_submit(),
      money("amount", {"Amount", "Montant", "Importe"}),
      line("subject_to", {"Subject to", "Sous réserve de", "Sujeto a"}).max(500).translated(),
      ref("linked_record", {"Linked request or offer", "Demande ou offre liée", "Solicitud u oferta vinculada"}, ""),
      line("linked_line", {"Linked line", "Ligne liée", "Línea vinculada"}).max(64),
  };
  return p;
}

Part party_part() {
  Part p;
  p.name = "party";
  p.label = {"Party", "Partie", "Parte"};
  p.min_to_submit = 1;
  p.fields = {
      ref("org", {"Organisation", "Organisation", "Organización"}, "organisation").to_submit(),
      code("role", {"Role", "Rôle", "Función"}, "V-PARTYROLE").to_submit(),
      code("consent", {"Consent", "Consentement", "Consentimiento"}, "V-CONSENT").by_act(),
      person("consent_by", {"Answered by", "Réponse donnée par", "Respuesta dada por"}).by_act(),
      instant("consent_at", {"Answered on", "Réponse donnée le", "Respuesta dada el"}).by_act(),
  };
  return p;
}

std::vector<Field> pledge_fields() {
  return {
      title().max(200),
      prose("description", {"Description", "Description", "Descripción"}).to_submit().translated().searched(),
      code("cycle", {"Forum", "Forum", "Foro"}, "V-CYCLE").to_submit().indexed(),
      code("pledge_kind", {"Kind of pledge", "Type d'engagement", "Tipo de compromiso"}, "V-PLEDGEKIND").to_submit().indexed(),
      code("form", {"Form", "Forme", "Forma"}, "V-PLEDGEFORM").to_submit(),
      codes("pledge_areas", {"Pledge areas", "Domaines d'engagement", "Ámbitos del compromiso"}, "V-PLEDGEAREA").to_submit(),
      codes("gcr_objectives",
            {"Objectives of the Global Compact on Refugees", "Objectifs du Pacte mondial sur les réfugiés",
             "Objetivos del Pacto Mundial sobre los Refugiados"},
            "V-GCR")
          .to_submit(),
      codes("contribution_types", {"Kinds of contribution", "Types de contribution", "Tipos de contribución"}, "V-TYPE").to_submit(),
      codes("countries", {"Countries", "Pays", "Países"}, "V-COUNTRY").to_submit(),
      date("period_start", {"From", "Du", "Desde"}).to_submit().indexed(),
      date("period_end", {"Until", "Jusqu'au", "Hasta"}).to_submit(),
      focal_point(),
      prose("refugee_consultation",
            {"How refugees were consulted", "Comment les réfugiés ont été consultés", "Cómo se consultó a los refugiados"})
          .translated(),
      prose("agd_statement", {"Age, gender and diversity", "Âge, genre et diversité", "Edad, género y diversidad"}).translated(),
      prose("additionality", {"What is additional", "Caractère additionnel", "Carácter adicional"}).translated(),
      refs("hlom_recs",
           {"Recommendations of the high-level officials meeting", "Recommandations de la Réunion de hauts fonctionnaires",
            "Recomendaciones de la Reunión de Altos Funcionarios"},
           ""),
      refs("inspired_by", {"Inspired by", "Inspiré par", "Inspirado en"}, ""),
      ref("matches_pledge", {"Matches the pledge", "Répond à l'engagement", "Responde al compromiso"}, "pledge"),
      flag("no_personal_data",
           {"Contains no personal data of asylum-seekers", "Ne contient aucune donnée personnelle de demandeurs d'asile",
            "No contiene datos personales de solicitantes de asilo"}),
      number("impact", {"Expected impact (1 to 5)", "Impact attendu (1 à 5)", "Impacto esperado (1 a 5)"}).in("internal").whole(1, 5),
      number("feasibility", {"Feasibility (1 to 5)", "Faisabilité (1 à 5)", "Viabilidad (1 a 5)"}).in("internal").whole(1, 5),
      prose("internal_note", {"Internal note", "Note interne", "Nota interna"}).in("internal"),
      line("external_id",
           {"Number on the GCR platform", "Numéro sur la plateforme du Pacte mondial", "Número en la plataforma del Pacto Mundial"})
          .by_act()
          .searched(),
      line("note_verbale_ref", {"Note verbale", "Note verbale", "Nota verbal"}),
      instant("transmitted_at", {"Transmitted on", "Transmis le", "Transmitido el"}).by_act(),
      code("stage", {"Stage", "Stade", "Etapa"}, "V-STAGE").by_server().indexed(),
      helpers(),
      review_asked(),
      shared_country(),
      submitted_at(),
      withdraw_reason(),
  };
}

std::vector<Act> pledge_acts() {
  const Argument party{"party", Type::text, "", "", true};
  return {
      act("share", "draft", "shared_draft", {own(leads)}),
      act("review", "draft shared_draft", "in_review", {own(leads)}),
      act("revise", "in_review ready", "shared_draft", {own(leads)}),
      act("accept", "shared_draft in_review", "", {declare::party(senders)})
          .arg(party)
          .binds(all_text)
          .checks("own_party")
          .effect("party_consent"),
      act("decline", "shared_draft in_review ready", "", {declare::party(senders)}).arg(party).checks("own_party").effect("party_consent"),
      act("leave", "shared_draft in_review ready submitted registered active", "", {declare::party(senders)})
          .arg(party)
          .checks("own_party")
          .effect("party_consent"),
      act("ready", unpublished, "ready", {own(leads)}).binds(all_text).checks("complete one_lead all_parties_answered pledge_checklist"),
      act("submit", "ready", "submitted", {own(senders)})
          .binds(all_text)
          .checks("complete one_lead all_parties_answered pledge_checklist")
          .effect("stamp_submitted"),
      act("transmit", "submitted", "", {country("PM")})
          .arg({"note_verbale_ref", Type::text, "", "note_verbale_ref", false})
          .effect("stamp_transmitted"),
      act("register", "submitted", "registered", {any("SO SC")}).binds(all_text).arg({"external_id", Type::text, "", "external_id", true}),
      act("activate", "registered", "active", {any("SO SC"), server()}),
      act("complete", "registered active", "completed", {any("SO SC")}).checks("stage_fulfilled"),
      act("lapse", "registered active", "lapsed", {any("SO SC"), server()}),
      act("withdraw", "draft shared_draft in_review ready submitted registered active", "withdrawn", {own(senders)})
          .arg(reason("withdraw_reason", false)),
  };
}

Kind pledge_kind() {
  Kind k = kind(12, "pledge", {"Pledge", "Engagement", "Compromiso"}, {"Pledges", "Engagements", "Compromisos"}, "PLG");
  k.facets = {"main", "internal"};
  k.states = states("draft shared_draft in_review ready submitted registered active completed lapsed withdrawn");
  k.fields = pledge_fields();
  k.parts = {component(), party_part()};
  k.create = {own(editors)};
  k.edits = {
      edit(unpublished, {own(editors)}),
      edit_cells("helpers review_asked shared_country impact feasibility internal_note", "", {own(editors)}),
      edit_cells("focal_point", "draft shared_draft in_review submitted registered active", {own(editors)}),
      edit_cells("note_verbale_ref", "ready submitted registered active", {country("PM"), own(leads)}),
  };
  k.acts = pledge_acts();
  k.visible = {
      seen("draft", "organisation"),
      seen("shared_draft in_review ready", "parties helpers"),
      seen("draft shared_draft in_review ready", "secretariat", "review_asked"),
      seen("draft shared_draft in_review ready", "country", "shared_country"),
      seen("submitted", "parties helpers secretariat country"),
      seen("withdrawn", "parties helpers"),
      seen("withdrawn", "secretariat country", "submitted_at"),
      seen("", "participants helpers"),
      facet_seen("internal", "organisation"),
  };
  return k;
}

Part component_progress() {
  Part p;
  p.name = "component_progress";
  p.label = {"Progress of a component", "Progrès d'une composante", "Avance de un componente"};
  p.fields = {
      line("component", {"Component", "Composante", "Componente"}).to_submit().max(64),
      number("percent", {"Per cent done", "Pourcentage réalisé", "Porcentaje realizado"}).whole(0, 100).measure(Measure::percent),
      line("text", {"Progress", "Progrès", "Avance"}).max(1000).translated(),
  };
  return p;
}

Kind pledge_update() {
  Kind k = kind(13, "pledge_update", {"Pledge update", "Mise à jour d'engagement", "Actualización de compromiso"},
                {"Pledge updates", "Mises à jour d'engagements", "Actualizaciones de compromisos"}, "UPD");
  k.title_field = "stage";
  k.parent_field = "pledge";
  k.states = states("draft submitted accepted clarification_asked", feminine);
  k.fields = {
      ref("pledge", {"Pledge", "Engagement", "Compromiso"}, "pledge").needed().fixed().indexed(),
      date("as_of", {"As of", "À la date du", "A fecha de"}).needed().indexed(),
      code("stage", {"Stage", "Stade", "Etapa"}, "V-STAGE").needed().indexed(),
      prose("narrative", {"What has happened", "Ce qui a été fait", "Lo que ha ocurrido"}).to_submit().translated().searched(),
      money("disbursed", {"Disbursed", "Montant décaissé", "Importe desembolsado"}),
      prose("outputs", {"Outputs", "Produits", "Productos"}).translated(),
      codes("challenges", {"Challenges", "Difficultés", "Dificultades"}, "V-CHALLENGE"),
      prose("support_needed", {"Support needed", "Appui nécessaire", "Apoyo necesario"}).translated(),
      flag("is_good_practice",
           {"Worth sharing as a good practice", "À partager comme bonne pratique", "Para compartir como buena práctica"}),
      ref("reporting_org", {"Reporting organisation", "Organisation déclarante", "Organización informante"}, "organisation").to_submit(),
      prose("question", {"Clarification asked", "Précisions demandées", "Aclaración solicitada"}).by_act(),
      submitted_at(),
  };
  k.parts = {component_progress()};
  k.create = {own(editors)};
  k.edits = {edit("draft clarification_asked", {own(editors)})};
  k.acts = {
      act("submit", "draft clarification_asked", "submitted", {own(leads)})
          .binds("*")
          .checks("complete owner_of_pledge")
          .effect("stamp_submitted"),
      act("clarify", "submitted", "clarification_asked", {any("SO SC")}).arg({"question", Type::long_text, "", "question", true}),
      act("accept", "submitted", "accepted", {any("SO SC")}).binds("*"),
  };
  k.visible = {
      seen("draft", "organisation"),
      seen("submitted clarification_asked", "organisation secretariat country"),
      seen("accepted", "parent"),
  };
  return k;
}

}  // namespace

std::vector<Kind> pledges_kinds() { return {pledge_kind(), pledge_update()}; }

}  // namespace dialogue
