// SPDX-License-Identifier: Apache-2.0
// Requests for support and offers, in the states that real ones would be found in.
#include "server/admin/demo_stage.h"

namespace dialogue::admin {
namespace {

struct Line {
  const char *theme, *importance, *modalities, *types, *baseline, *target;
};

struct Request {
  const char *name, *by, *lead, *org, *lang, *title, *summary, *background;
  const char *characteristics, *areas, *urgency, *from, *until, *langs, *delivery, *budget, *self_assessment, *consulted, *shown,
      *confidential;
  const char* note;
  Line lines[4];
};

constexpr Request requests[] = {
    {"r_niger",
     "aichatou",
     "ibrahim",
     "o_niger",
     "fr",
     "Renforcer les entretiens et la rédaction des décisions de détermination du statut",
     "La Commission nationale d'éligibilité examine un nombre croissant de dossiers individuels. Nous demandons un appui pour former les "
     "agents "
     "à l'entretien et à la rédaction des décisions, et un accompagnement des cadres pendant un an.\n\nUne équipe de douze agents est en "
     "place ; "
     "la moitié a moins de deux ans d'expérience.",
     "Les décisions sont aujourd'hui rédigées sans modèle commun. Un premier canevas a été préparé en 2025 avec l'appui du HCR.",
     "fairness efficiency",
     "institutional modalities",
     "3",
     "2027-04-01",
     "2028-03-31",
     "fr",
     "hybrid",
     "12000000 XOF",
     "planned",
     "true",
     "true",
     "",
     "Le budget de mission de 2027 n'est pas encore confirmé par le ministère.",
     {{"proc.interview", "must", "training expert_mission", "technical", "6 agents formés à l'entretien", "12 agents formés, 4 tuteurs"},
      {"proc.decision", "must", "mentoring training", "technical", "Pas de modèle commun", "Un modèle appliqué à toutes les décisions"},
      {"proc.quality", "nice", "expert_mission", "technical", "Aucune revue des décisions", "Une revue par trimestre"},
      {"proc.coi", "nice", "training", "technical", "", "Une fiche par pays d'origine principal"}}},
    {"r_chad",
     "mahamat",
     "zara",
     "o_chad",
     "fr",
     "Enregistrement individuel et documentation dans l'est du Tchad",
     "L'enregistrement au niveau des ménages est achevé dans la plupart des sites. Pour délivrer des documents à chaque adulte, la CNARR a "
     "besoin de "
     "matériel biométrique, de groupes électrogènes et d'équipes mobiles formées.",
     "Les arrivées depuis 2023 ont doublé la population réfugiée du pays. La reconnaissance est prima facie.",
     "efficiency adaptability integrity",
     "assets planning",
     "4",
     "2027-02-01",
     "2027-12-31",
     "fr",
     "on_site",
     "45000000 XAF",
     "done",
     "true",
     "true",
     "",
     "",
     {{"proc.registration", "must", "equipment training", "material technical", "18 % des adultes documentés",
       "70 % des adultes documentés"},
      {"digi.data", "nice", "software training", "technical", "", "Statistiques mensuelles fiables"},
      {},
      {}}},
    {"r_chad_c",
     "ousmane",
     "zara",
     "o_chad",
     "fr",
     "Prévention de la fraude documentaire",
     "Plusieurs titres falsifiés ont été signalés. Nous souhaitons un échange confidentiel avec une autorité qui a mis en place un "
     "dispositif "
     "d'intégrité.",
     "",
     "integrity",
     "institutional",
     "3",
     "2027-03-01",
     "2027-09-30",
     "fr",
     "remote",
     "",
     "no",
     "",
     "false",
     "true",
     "",
     {{"inst.integrity", "must", "peer_exchange expert_mission", "technical", "", "Un plan d'intégrité adopté"}, {}, {}, {}}},
    {"r_cr",
     "lucia",
     "andres",
     "o_cr",
     "es",
     "Gestión de solicitudes acumuladas y tramitación diferenciada",
     "La Unidad de Refugio tiene más de doscientas mil solicitudes pendientes. Buscamos intercambio con autoridades que hayan reducido "
     "casos "
     "acumulados con procedimientos simplificados, y apoyo para el sistema de gestión de casos.",
     "Desde 2024 se aplican entrevistas abreviadas para perfiles definidos.",
     "efficiency fairness",
     "modalities planning",
     "4",
     "2027-01-15",
     "2027-12-15",
     "es",
     "hybrid",
     "18000000 USD",
     "done",
     "true",
     "true",
     "",
     "",
     {{"proc.backlog", "must", "peer_exchange expert_mission", "technical", "Más de 200.000 solicitudes pendientes",
       "Reducción del 25 % en un año"},
      {"digi.casemgmt", "must", "software", "technical financial", "Expedientes en papel", "Expediente digital para casos nuevos"},
      {"proc.differentiated", "nice", "study_visit", "technical", "", "Un protocolo validado"},
      {}}},
    {"r_kenya",
     "wanjiru",
     "peter",
     "o_kenya",
     "en",
     "Preparing the appeals board for the first cases under the 2021 Act",
     "The Refugee Appeals Committee will take up its work next year. We look for members of appeal bodies who can help to prepare rules of "
     "procedure, train members and share templates.",
     "First-instance decisions moved to the Department in 2016. The regulations were gazetted in 2024.",
     "fairness",
     "legal_policy institutional",
     "2",
     "2027-05-01",
     "2028-04-30",
     "en",
     "hybrid",
     "",
     "planned",
     "",
     "true",
     "",
     "Peter to check the period with the Attorney General's office.",
     {{"proc.appeal", "must", "peer_exchange legal_advice", "technical policy", "No rules of procedure",
       "Rules adopted, 9 members trained"},
      {},
      {},
      {}}},
    {"r_ph",
     "maria",
     "ramon",
     "o_ph",
     "en",
     "A small unit for country of origin information",
     "The Unit decides on few cases a year, but from many countries. It looks for help to set up research standards for two researchers "
     "and for "
     "access to products of other units.",
     "",
     "fairness efficiency",
     "assets",
     "1",
     "2027-06-01",
     "2027-11-30",
     "en",
     "remote",
     "",
     "done",
     "true",
     "true",
     "",
     "",
     {{"proc.coi", "must", "coi_sharing training", "technical", "No standard", "Two researchers trained, a standard in use"}, {}, {}, {}}},
};

void add_request(Stage& stage, const Request& r) {
  auto draft = stage.draft();
  draft.text("title", r.title)
      .text("summary", r.summary)
      .text("background", r.background)
      .ref("requesting_state", r.org)
      .ref("authority", r.org);
  draft.codes("characteristics", r.characteristics).codes("sat_areas", r.areas).raw("urgency", r.urgency);
  draft.text("period_start", r.from).text("period_end", r.until).codes("working_langs", r.langs).text("delivery_mode", r.delivery);
  draft.text("budget_est", r.budget).text("self_assessment", r.self_assessment).raw("country_office_consulted", r.consulted);
  draft.raw("show_unmet_publicly", r.shown).raw("confidential", r.confidential).ref("focal_point", r.by).text("internal_note", r.note);
  draft.text("lang_original", r.lang);
  int number = 0;
  for (const auto& line : r.lines) {
    if (!line.theme) break;
    draft.part("need_line", std::string(r.name) + std::to_string(++number)).text("theme", line.theme).text("importance", line.importance);
    draft.codes("modalities", line.modalities)
        .codes("contribution_types", line.types)
        .text("baseline", line.baseline)
        .text("target", line.target);
  }
  stage.create(r.by, "support_request", r.name, draft.whole());
}

struct Offer {
  const char *name, *by, *org, *lang, *title, *summary, *basis, *regions, *countries, *exclusions, *partners, *from, *until, *langs,
      *delivery, *cost;
  struct {
    const char *theme, *modalities, *type, *quantity, *unit, *conditions;
  } lines[4];
};

constexpr Offer offers[] = {
    {"f_ofpra",
     "claire",
     "o_ofpra",
     "fr",
     "Formation à l'entretien, à la décision et à la qualité, visites d'étude",
     "L'Office propose des formateurs expérimentés pour des sessions sur place et des visites d'étude à Fontenay-sous-Bois, pour des "
     "autorités "
     "francophones. Les contenus sont adaptés au droit de chaque État.",
     "no_pledge",
     "wca ehagl",
     "NE TD",
     "",
     "3",
     "2027-01-01",
     "2027-12-31",
     "fr",
     "hybrid",
     "shared",
     {{"proc.interview", "training expert_mission", "technical", "40", "days", ""},
      {"proc.decision", "training study_visit", "technical", "20", "days", "Groupes de douze personnes au plus"},
      {"proc.quality", "expert_mission", "technical", "10", "days", ""},
      {"inst.integrity", "study_visit", "technical", "6", "seats", "Habilitation nécessaire"}}},
    {"f_irb",
     "emily",
     "o_irb",
     "en",
     "Remote hearings and quality reviews: peer exchange",
     "Members and advisers of the Board share what has worked, and what has not, in hearings by video and in the review of decisions. Six "
     "sessions "
     "by video, in English or French, with templates.",
     "no_pledge",
     "glo",
     "",
     "",
     "4",
     "2027-02-01",
     "2028-01-31",
     "en fr",
     "remote",
     "provider_pays",
     {{"digi.remote", "peer_exchange tool_sharing", "technical", "6", "hours", ""},
      {"proc.quality", "peer_exchange mentoring", "technical", "30", "hours", ""},
      {"proc.appeal", "peer_exchange", "technical", "12", "hours", "Members are available outside hearing weeks"},
      {}}},
    {"f_cso",
     "njeri",
     "o_cso",
     "en",
     "Training for legal aid providers and for those who brief them",
     "A five-day course that was held eleven times in East Africa, with a trainer's manual under an open licence.",
     "no_pledge",
     "ehagl sa",
     "",
     "",
     "2",
     "2027-03-01",
     "2027-12-15",
     "en",
     "on_site",
     "recipient_pays",
     {{"supp.legalaid", "training tot", "technical", "25", "seats", "Venue and travel by the host"}, {}, {}, {}}},
    {"f_mirps",
     "gabriela",
     "o_mirps",
     "es",
     "Intercambio entre Estados sobre tramitación diferenciada",
     "El grupo de trabajo de elegibilidad abre dos sesiones a Estados que no son miembros.",
     "initiative",
     "ame",
     "CR",
     "",
     "5",
     "2027-04-01",
     "2027-10-31",
     "es",
     "remote",
     "to_agree",
     {{"proc.differentiated", "peer_exchange", "technical", "2", "days", ""},
      {"proc.backlog", "peer_exchange", "technical", "", "", ""},
      {},
      {}}},
    {"f_draft",
     "emily",
     "o_irb",
     "en",
     "Secondment of a case management adviser",
     "One adviser for up to four months.",
     "no_pledge",
     "ame",
     "CR",
     "",
     "1",
     "2027-09-01",
     "2027-12-31",
     "en",
     "on_site",
     "to_agree",
     {{"digi.casemgmt", "secondment", "technical", "1", "experts", ""}, {}, {}, {}}},
};

void add_offer(Stage& stage, const Offer& o) {
  auto draft = stage.draft();
  draft.text("title", o.title).text("summary", o.summary).ref("provider", o.org).text("basis", o.basis).codes("target_regions", o.regions);
  draft.codes("target_countries", o.countries)
      .codes("exclusions", o.exclusions)
      .raw("max_partners", o.partners)
      .text("available_from", o.from);
  draft.text("available_until", o.until).codes("langs", o.langs).text("delivery_mode", o.delivery).text("cost_coverage", o.cost);
  draft.ref("focal_point", o.by).text("lang_original", o.lang);
  int number = 0;
  for (const auto& line : o.lines) {
    if (!line.theme) break;
    draft.part("capacity_line", std::string(o.name) + std::to_string(++number))
        .text("theme", line.theme)
        .codes("modalities", line.modalities);
    draft.text("contribution_type", line.type).raw("quantity", line.quantity).text("unit", line.unit).text("conditions", line.conditions);
  }
  stage.create(o.by, "support_offer", o.name, draft.whole());
}

}  // namespace

void stage_support(Stage& stage) {
  for (const auto& r : requests) add_request(stage, r);
  for (const auto& o : offers) add_offer(stage, o);
  const char* request = "support_request";
  stage.acts("aichatou", request, "r_niger", "review");
  stage.acts("ibrahim", request, "r_niger", "submit");
  stage.acts("zara", request, "r_chad", "submit");
  stage.acts("zara", request, "r_chad_c", "submit");
  stage.acts("andres", request, "r_cr", "submit");
  stage.acts("wanjiru", request, "r_kenya", "review");
  stage.acts("ramon", request, "r_ph", "submit");
  for (const char* name : {"r_niger", "r_chad"}) stage.acts("jonas", request, name, "publish");
  stage.edit("jonas", request, "r_chad_c", stage.draft().refs("providers", "o_ofpra"));
  stage.acts("jonas", request, "r_chad_c", "publish");
  stage.comment("jonas", "r_ph", "en", "review", "The lines are clear. Two facts are missing in the summary.");
  stage.act("jonas", request, "r_ph", "return",
            stage.draft().text("reason",
                               "Please say how many cases the unit decides in a year, and whether the researchers are already in post."));

  const char* offer = "support_offer";
  stage.acts("marc", offer, "f_ofpra", "submit");
  stage.acts("david", offer, "f_irb", "submit");
  stage.acts("njeri", offer, "f_cso", "submit");
  stage.acts("gabriela", offer, "f_mirps", "submit");
  for (const char* name : {"f_ofpra", "f_irb", "f_cso"}) stage.acts("jonas", offer, name, "publish");

  stage.translate("ines", "r_niger", "title", "en", "Strengthening interviews and the drafting of status decisions");
  stage.translate("ines", "r_niger", "title", "es",
                  "Reforzar las entrevistas y la redacción de las decisiones sobre la condición de refugiado");
  stage.translate("ines", "f_ofpra", "title", "en", "Training in interviewing, decisions and quality, with study visits");
  stage.translate("ines", "f_irb", "title", "fr", "Audiences à distance et revues de qualité : échanges entre pairs");

  stage.comment("claire", "r_niger", "fr", "general",
                "Les deux premières lignes correspondent à ce que nous pouvons offrir dès le deuxième trimestre.");
  stage.comment("aichatou", "f_ofpra", "fr", "general", "La session de juin conviendrait mieux à la Commission que celle d'avril.");
  stage.comment("gabriela", "r_chad", "es", "complementarity",
                "Podemos compartir el manual de registro móvil que usan dos Estados miembros.");
}

}  // namespace dialogue::admin
