// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

constexpr std::int64_t most_of_anything = 1'000'000'000'000;
constexpr const char* request_text = "* -helpers -review_asked -shared_country -providers";
constexpr const char* offer_text = "* -helpers -review_asked -shared_country";
constexpr const char* drafts = "draft org_review returned";
constexpr const char* open_states = "published partly_matched matched in_progress on_hold";

Part need_line() {
  Part p;
  p.name = "need_line";
  p.label = {"Need", "Besoin", "Necesidad"};
  p.min_to_submit = 1;
  p.fields = {
      code("theme", {"Theme", "Thème", "Tema"}, "V-THEME").to_submit(),
      code("importance", {"Importance", "Importance", "Importancia"}, "V-IMPORTANCE").to_submit(),
      codes("modalities", {"Modalities", "Modalités", "Modalidades"}, "V-MODALITY").to_submit(),
      codes("contribution_types", {"Kinds of contribution", "Types de contribution", "Tipos de contribución"}, "V-TYPE").to_submit(),
      codes("material_kinds", {"Kinds of material", "Types de matériel", "Tipos de material"}, "V-MATERIAL"),
      number("quantity", {"Quantity", "Quantité", "Cantidad"}).between(0, most_of_anything),
      code("unit", {"Unit", "Unité", "Unidad"}, "V-UNIT"),
      line("baseline", {"Starting point", "Situation de départ", "Situación de partida"}).max(500).translated(),
      line("target", {"Target", "Cible", "Meta"}).max(500).translated(),
      date("due", {"Due", "Échéance", "Plazo"}),
  };
  return p;
}

Kind support_request() {
  Kind k = kind(10, "support_request", {"Support request", "Demande d'appui", "Solicitud de apoyo"},
                {"Support requests", "Demandes d'appui", "Solicitudes de apoyo"}, "REQ");
  k.facets = {"main", "internal"};
  k.states =
      states("draft org_review submitted returned published partly_matched matched in_progress fulfilled closed on_hold withdrawn expired",
             feminine);
  k.fields = {
      title(),
      prose("summary", {"Summary", "Résumé", "Resumen"}).to_submit().translated().searched(),
      prose("background", {"Background", "Contexte", "Antecedentes"}).translated().searched(),
      ref("requesting_state", {"Requesting State", "État demandeur", "Estado solicitante"}, "organisation").to_submit().indexed(),
      ref("authority", {"Authority", "Autorité", "Autoridad"}, "organisation").to_submit(),
      refs("co_requesters", {"Co-requesters", "Codemandeurs", "Cosolicitantes"}, "organisation"),
      codes("characteristics",
            {"Characteristics of the asylum system", "Caractéristiques du système d'asile", "Características del sistema de asilo"},
            "V-CHAR")
          .to_submit(),
      codes("sat_areas", {"Self-assessment areas", "Domaines d'auto-évaluation", "Ámbitos de autoevaluación"}, "V-AREA"),
      number("urgency", {"Urgency (1 to 4)", "Urgence (1 à 4)", "Urgencia (1 a 4)"}).to_submit().whole(1, 4).indexed(),
      date("period_start", {"Support needed from", "Appui souhaité à partir du", "Apoyo necesario desde"}).to_submit().indexed(),
      date("period_end", {"Support needed until", "Appui souhaité jusqu'au", "Apoyo necesario hasta"}).to_submit(),
      codes("working_langs", {"Working languages", "Langues de travail", "Idiomas de trabajo"}, "V-LANG").to_submit(),
      code("delivery_mode", {"Mode of delivery", "Mode de mise en œuvre", "Modo de prestación"}, "V-DELIVERY").to_submit(),
      money("budget_est", {"Estimated budget", "Budget estimé", "Presupuesto estimado"}),
      code("self_assessment", {"Self-assessment", "Auto-évaluation", "Autoevaluación"}, "V-SELFASSESS"),
      flag("country_office_consulted",
           {"UNHCR country office consulted", "Bureau de pays du HCR consulté", "Oficina del ACNUR en el país consultada"}),
      refs("existing_support", {"Existing support", "Appui existant", "Apoyo existente"}, ""),
      ref("pledge", {"Pledge", "Engagement", "Compromiso"}, "pledge"),
      flag("show_unmet_publicly", {"Show as unmet need if nobody answers", "Afficher comme besoin non satisfait en l'absence de réponse",
                                   "Mostrar como necesidad no atendida si nadie responde"})
          .to_submit(),
      flag("confidential",
           {"Confidential: only providers that the Secretariat selects", "Confidentiel : seuls les fournisseurs choisis par le Secrétariat",
            "Confidencial: solo los proveedores que elija la Secretaría"}),
      refs("providers", {"Selected providers", "Fournisseurs choisis", "Proveedores elegidos"}, "organisation"),
      focal_point(),
      prose("internal_note", {"Internal note", "Note interne", "Nota interna"}).in("internal"),
      helpers(),
      review_asked(),
      shared_country(),
      submitted_at(),
      return_reason(),
      withdraw_reason(),
  };
  k.parts = {need_line()};
  k.create = {state_own("FP OL CT")};
  k.edits = {
      edit(drafts, {own("FP OL CT")}),
      edit(open_states, {own("FP OL")}),
      edit_cells("helpers review_asked shared_country internal_note", "", {own("FP OL CT")}),
      edit_cells("providers", "submitted published partly_matched matched in_progress on_hold", {any("SO SC")}),
  };
  k.acts = {
      act("review", "draft returned", "org_review", {own("FP")}),
      act("revise", "org_review returned", "draft", {own("FP OL")}),
      act("submit", drafts, "submitted", {own("OL")})
          .binds(request_text)
          .checks("complete state_requester dates_in_order")
          .effect("stamp_submitted"),
      act("return", "submitted", "returned", {any("SO SC")}).arg(reason("return_reason")),
      act("publish", "submitted", "published", {any("SO SC")}).binds(request_text).checks("complete dates_in_order"),
      act("hold", "published partly_matched", "on_hold", {own("FP OL")}),
      act("resume", "on_hold", "published", {own("FP OL")}),
      act("withdraw", "draft org_review submitted returned published partly_matched on_hold", "withdrawn", {own("FP OL")})
          .arg(reason("withdraw_reason", false)),
      act("close", "published partly_matched matched in_progress fulfilled on_hold expired", "closed", {any("SC")}),
      act("partly_match", "published matched", "partly_matched", {server()}),
      act("match", "published partly_matched", "matched", {server()}),
      act("start", "partly_matched matched", "in_progress", {server()}),
      act("fulfil", "matched in_progress", "fulfilled", {server()}),
      act("expire", "published on_hold", "expired", {server()}),
  };
  k.visible = {
      seen(drafts, "organisation helpers"),
      seen(drafts, "secretariat", "review_asked"),
      seen(drafts, "country", "shared_country"),
      seen("submitted", "organisation helpers secretariat country"),
      seen("withdrawn", "organisation"),
      seen("withdrawn", "secretariat country", "submitted_at"),
      seen("", "participants helpers", "!confidential"),
      seen("", "parties guests helpers secretariat", "confidential"),
      facet_seen("internal", "organisation"),
  };
  return k;
}

Part capacity_line() {
  Part p;
  p.name = "capacity_line";
  p.label = {"Capacity offered", "Capacité offerte", "Capacidad ofrecida"};
  p.min_to_submit = 1;
  p.fields = {
      code("theme", {"Theme", "Thème", "Tema"}, "V-THEME").to_submit(),
      codes("modalities", {"Modalities", "Modalités", "Modalidades"}, "V-MODALITY").to_submit(),
      code("contribution_type", {"Kind of contribution", "Type de contribution", "Tipo de contribución"}, "V-TYPE"),
      codes("material_kinds", {"Kinds of material", "Types de matériel", "Tipos de material"}, "V-MATERIAL"),
      number("quantity", {"Quantity", "Quantité", "Cantidad"}).between(0, most_of_anything),
      code("unit", {"Unit", "Unité", "Unidad"}, "V-UNIT"),
      line("conditions", {"Conditions", "Conditions", "Condiciones"}).max(1000).translated(),
  };
  return p;
}

Kind support_offer() {
  const char* editors = "FP OL CT RO CS UR";
  const char* senders = "OL RO CS UR";
  Kind k = kind(11, "support_offer", {"Support offer", "Offre d'appui", "Oferta de apoyo"},
                {"Support offers", "Offres d'appui", "Ofertas de apoyo"}, "OFF");
  k.facets = {"main", "internal"};
  k.states = states("draft org_review submitted returned published fully_committed closed withdrawn expired", feminine);
  k.fields = {
      title(),
      prose("summary", {"Summary", "Résumé", "Resumen"}).translated().searched(),
      ref("provider", {"Provider", "Fournisseur", "Proveedor"}, "organisation").to_submit().indexed(),
      code("basis", {"Basis", "Fondement", "Base"}, "V-BASIS").to_submit().indexed(),
      ref("pledge", {"Pledge", "Engagement", "Compromiso"}, "pledge"),
      codes("target_regions", {"Target regions", "Régions visées", "Regiones destinatarias"}, "V-REGION"),
      codes("target_countries", {"Target countries", "Pays visés", "Países destinatarios"}, "V-COUNTRY"),
      codes("exclusions", {"Countries excluded", "Pays exclus", "Países excluidos"}, "V-COUNTRY").in("internal"),
      number("max_partners", {"Most partners at a time", "Nombre maximal de partenaires", "Número máximo de socios"})
          .to_submit()
          .whole(1, 1000),
      date("available_from", {"Available from", "Disponible à partir du", "Disponible desde"}).to_submit().indexed(),
      date("available_until", {"Available until", "Disponible jusqu'au", "Disponible hasta"}).to_submit(),
      codes("langs", {"Languages", "Langues", "Idiomas"}, "V-LANG").to_submit(),
      code("delivery_mode", {"Mode of delivery", "Mode de mise en œuvre", "Modo de prestación"}, "V-DELIVERY").to_submit(),
      code("cost_coverage", {"Who covers the cost", "Prise en charge des coûts", "Quién asume los costos"}, "V-COST").to_submit(),
      focal_point(),
      helpers(),
      review_asked(),
      shared_country(),
      submitted_at(),
      return_reason(),
      withdraw_reason(),
  };
  k.parts = {capacity_line()};
  k.create = {own(editors)};
  k.edits = {
      edit(drafts, {own(editors)}),
      edit("published fully_committed", {own("FP OL RO CS UR")}),
      edit_cells("helpers review_asked shared_country", "", {own(editors)}),
      edit_cells("exclusions", "draft org_review submitted returned published fully_committed", {own(editors)}),
  };
  k.acts = {
      act("review", "draft returned", "org_review", {own("FP RO CS UR")}),
      act("revise", "org_review returned", "draft", {own("FP OL RO CS UR")}),
      act("submit", drafts, "submitted", {own(senders)})
          .binds(offer_text)
          .checks("complete offer_basis dates_in_order")
          .effect("stamp_submitted"),
      act("return", "submitted", "returned", {any("SO SC")}).arg(reason("return_reason")),
      act("publish", "submitted", "published", {any("SO SC")}).binds(offer_text).checks("complete offer_basis dates_in_order"),
      act("commit", "published", "fully_committed", {own("FP OL RO CS UR"), server()}),
      act("reopen", "fully_committed", "published", {own("FP OL RO CS UR"), server()}),
      act("close", "published fully_committed expired", "closed", {own(senders), any("SC")}),
      act("withdraw", "draft org_review submitted returned published", "withdrawn", {own("FP OL RO CS UR")})
          .arg(reason("withdraw_reason", false)),
      act("expire", "published fully_committed", "expired", {server()}),
  };
  k.visible = {
      seen(drafts, "organisation helpers"),
      seen(drafts, "secretariat", "review_asked"),
      seen(drafts, "country", "shared_country"),
      seen("submitted", "organisation helpers secretariat country"),
      seen("withdrawn", "organisation"),
      seen("withdrawn", "secretariat country", "submitted_at"),
      seen("", "participants helpers"),
      facet_seen("internal", "organisation secretariat"),
      facet_seen("internal", "organisation", drafts),
      facet_seen("internal", "organisation", "withdrawn"),
      facet_seen("internal", "secretariat", "withdrawn", "submitted_at"),
  };
  return k;
}

}  // namespace

std::vector<Kind> support_kinds() { return {support_request(), support_offer()}; }

}  // namespace dialogue
