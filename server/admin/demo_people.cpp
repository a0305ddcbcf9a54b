// SPDX-License-Identifier: Apache-2.0
// Organisations, their people and the workstreams.
#include "server/admin/demo_stage.h"
#include "shared/wire/json.h"

namespace dialogue::admin {
namespace {

struct Org {
  const char *name, *title, *acronym, *kind, *country, *regions, *langs, *zone, *wave, *mandate;
};

constexpr Org organisations[] = {
    {"o_chad", "Commission nationale d'accueil, de réinsertion des réfugiés et des rapatriés", "CNARR", "asylum_authority", "TD", "wca",
     "fr ar", "Africa/Ndjamena", "1",
     "Accueil, protection et documentation des réfugiés ; secrétariat de la sous-commission d'éligibilité."},
    {"o_niger", "Direction générale de l'état civil, des migrations et des réfugiés", "DGEC-M/R", "asylum_authority", "NE", "wca", "fr",
     "Africa/Niamey", "1", "Enregistrement et détermination du statut de réfugié, secrétariat de la Commission nationale d'éligibilité."},
    {"o_kenya", "Department of Refugee Services", "DRS", "asylum_authority", "KE", "ehagl", "en sw", "Africa/Nairobi", "1",
     "Reception, registration, documentation and refugee status determination in Kenya."},
    {"o_ofpra", "Office français de protection des réfugiés et apatrides", "OFPRA", "asylum_authority", "FR", "eur", "fr en",
     "Europe/Paris", "1", "Examen des demandes d'asile et d'apatridie, protection juridique et administrative."},
    {"o_irb", "Immigration and Refugee Board of Canada", "IRB", "asylum_authority", "CA", "ame", "en fr", "America/Toronto", "1",
     "Independent tribunal that decides on refugee protection claims and appeals."},
    {"o_cr", "Dirección General de Migración y Extranjería, Unidad de Refugio", "DGME", "asylum_authority", "CR", "ame", "es",
     "America/Costa_Rica", "1", "Recepción de solicitudes, elegibilidad y documentación de personas refugiadas."},
    {"o_ph", "Refugees and Stateless Persons Protection Unit, Department of Justice", "RSPPU", "asylum_authority", "PH", "ap", "en",
     "Asia/Manila", "1", "Determination of refugee and stateless status through one integrated procedure."},
    {"o_mirps", "Marco Integral Regional para la Protección y Soluciones, Secretaría Técnica", "MIRPS", "regional_org", "", "ame", "es en",
     "America/Panama", "1", "Coopera con sus Estados miembros en la respuesta regional al desplazamiento forzado."},
    {"o_cso", "Forum for Refugee Legal Aid", "FRLA", "key_cso", "KE", "ehagl", "en sw", "Africa/Nairobi", "1",
     "A network of lawyers who advise and represent people in the asylum procedure and train others to do so."},
    {"o_rlo", "Voix des réfugiés du Sahel", "VRS", "users", "NE", "wca", "fr", "Africa/Niamey", "3",
     "Association dirigée par des réfugiés : information, médiation, participation."},
    {"o_mission", "Permanent Mission of Kenya in Geneva", "", "perm_mission", "KE", "ehagl", "en", "Europe/Zurich", "1",
     "Liaison between the authorities in Nairobi and the organisations in Geneva."},
    {"o_unhcr_td", "HCR, Représentation au Tchad", "", "unhcr", "TD", "wca", "fr en", "Africa/Ndjamena", "1",
     "Appui à la CNARR pour l'enregistrement et la détermination du statut."},
};

struct Who {
  const char *name, *shown, *org, *roles, *title, *email, *lang, *reads;
};

constexpr Who people[] = {
    {"jonas", "Jonas Okafor", "o_acsg", "SO", "Secretariat officer", "j.okafor@secretariat.example", "en", "en fr"},
    {"ines", "Inés Moreau", "o_acsg", "SO", "Translation focal point", "i.moreau@secretariat.example", "fr", "en fr es"},
    {"petra", "Petra Novak", "o_acsg", "SA", "Server administrator", "p.novak@secretariat.example", "en", "en"},
    {"mahamat", "Mahamat Saleh Idriss", "o_chad", "FP", "Chef de la division protection", "m.saleh@cnarr.example", "fr", "fr"},
    {"zara", "Zara Abakar", "o_chad", "OL", "Secrétaire permanente", "z.abakar@cnarr.example", "fr", "fr"},
    {"ousmane", "Ousmane Djibrine", "o_chad", "CT", "Chargé de la détermination du statut", "o.djibrine@cnarr.example", "fr", "fr"},
    {"aichatou", "Aïchatou Maïga", "o_niger", "FP", "Cheffe du service éligibilité", "a.maiga@dgecmr.example", "fr", "fr"},
    {"ibrahim", "Ibrahim Souley", "o_niger", "OL", "Directeur général", "i.souley@dgecmr.example", "fr", "fr en"},
    {"wanjiru", "Wanjiru Kamau", "o_kenya", "FP", "Head, status determination", "w.kamau@drs.example", "en", "en"},
    {"peter", "Peter Otieno", "o_kenya", "OL", "Deputy commissioner", "p.otieno@drs.example", "en", "en"},
    {"claire", "Claire Fontaine", "o_ofpra", "FP", "Chargée des relations internationales", "c.fontaine@ofpra.example", "fr", "fr en"},
    {"marc", "Marc Delmas", "o_ofpra", "OL", "Secrétaire général adjoint", "m.delmas@ofpra.example", "fr", "fr en"},
    {"emily", "Emily Tremblay", "o_irb", "FP", "International partnerships", "e.tremblay@irb.example", "en", "en fr"},
    {"david", "David Singh", "o_irb", "OL", "Director, policy", "d.singh@irb.example", "en", "en fr"},
    {"lucia", "Lucía Vargas", "o_cr", "FP", "Coordinadora de elegibilidad", "l.vargas@dgme.example", "es", "es"},
    {"andres", "Andrés Solano", "o_cr", "OL", "Subdirector", "a.solano@dgme.example", "es", "es en"},
    {"maria", "Maria Santos", "o_ph", "FP", "State counsel", "m.santos@rsppu.example", "en", "en"},
    {"ramon", "Ramon Cruz", "o_ph", "OL", "Chief state counsel", "r.cruz@rsppu.example", "en", "en"},
    {"gabriela", "Gabriela Núñez", "o_mirps", "RO", "Enlace técnico", "g.nunez@mirps.example", "es", "es en"},
    {"njeri", "Njeri Mwangi", "o_cso", "CS", "Programme lead", "n.mwangi@frla.example", "en", "en"},
    {"halima", "Halima Oumarou", "o_rlo", "UR", "Présidente", "h.oumarou@vrs.example", "fr", "fr"},
    {"joseph", "Joseph Kiprono", "o_mission", "PM", "Counsellor", "j.kiprono@mission.example", "en", "en"},
    {"fatou", "Fatou Diallo", "o_unhcr_td", "UF", "Administratrice chargée de la protection", "f.diallo@hcr.example", "fr", "fr en"},
};

void add_person(Stage& stage, const Who& who) {
  auto& admin = stage.admin();
  const auto id = admin.add_person(who.shown, stage.id(who.org), who.email).take();
  stage.name(who.name, id);
  admin
      .edit_as_server(
          "person", id,
          stage.draft().text("title", who.title).text("ui_lang", who.lang).codes("reads", who.reads).codes("speaks", who.reads).cells())
      .take();
  admin.grant(id, who.roles, "all", "").take();
}

struct Stream {
  const char *name, *code, *number;
  const char *title[3], *objective[3];  ///< en, fr, es
};

constexpr Stream streams[] = {
    {"ws_support",
     "ws_support",
     "1",
     {"Advance engagement in asylum capacity support", "Faire progresser l'engagement en faveur de l'appui aux capacités d'asile",
      "Impulsar la participación en el apoyo a la capacidad de asilo"},
     {"Put existing pledges into practice, match needs with offers in more ways, and build on relationships that exist already.",
      "Mettre en œuvre les engagements pris, diversifier les façons de rapprocher besoins et offres, et s'appuyer sur les relations "
      "existantes.",
      "Aplicar los compromisos existentes, diversificar las formas de vincular necesidades y ofertas, y aprovechar las relaciones ya "
      "creadas."}},
    {"ws_pledges",
     "ws_pledges",
     "2",
     {"Mobilize pledges and prepare for the Global Refugee Forum",
      "Mobiliser les engagements et préparer le Forum mondial sur les réfugiés",
      "Movilizar compromisos y preparar el Foro Mundial sobre los Refugiados"},
     {"Support the wording and priority of pledges, encourage joint and pre-matched ones, and link with regional forums.",
      "Appuyer la formulation et la priorisation des engagements, encourager ceux qui sont conjoints ou déjà appariés, et assurer le lien "
      "avec "
      "les instances régionales.",
      "Apoyar la formulación y priorización de compromisos, alentar los conjuntos o ya vinculados, y conectar con los foros regionales."}},
    {"ws_expertise",
     "ws_expertise",
     "3",
     {"Enhance the sharing of technical expertise", "Renforcer le partage d'expertise technique",
      "Fortalecer el intercambio de conocimientos técnicos"},
     {"Hold technical dialogues and roundtables on questions that challenge asylum systems in several regions.",
      "Tenir des dialogues techniques et des tables rondes sur des questions qui se posent aux systèmes d'asile de plusieurs régions.",
      "Celebrar diálogos técnicos y mesas redondas sobre cuestiones que plantean retos a los sistemas de asilo de varias regiones."}},
    {"ws_strategy",
     "ws_strategy",
     "4",
     {"Strategy and guidance on asylum capacity development", "Stratégie et orientations sur le développement des capacités d'asile",
      "Estrategia y orientación sobre el desarrollo de la capacidad de asilo"},
     {"Contribute to the strategy on national asylum systems and to the guidance that puts it into practice.",
      "Contribuer à la stratégie sur les systèmes nationaux d'asile et aux orientations qui la mettent en pratique.",
      "Contribuir a la estrategia sobre los sistemas nacionales de asilo y a la orientación que la lleva a la práctica."}},
};

struct Interest {
  const char *org, *stream, *level, *themes, *contact, *by, *acts, *text, *lang;
};

constexpr Interest interests[] = {
    {"o_niger", "ws_support", "contribute", "proc.interview proc.decision", "aichatou", "ibrahim", "confirm enrol",
     "Partager notre expérience du mécanisme de transit d'urgence.", "fr"},
    {"o_chad", "ws_support", "contribute", "proc.registration adapt.contingency", "mahamat", "zara", "confirm enrol",
     "Partager notre pratique de la reconnaissance prima facie.", "fr"},
    {"o_ofpra", "ws_support", "lead", "proc.interview proc.quality", "claire", "marc", "confirm enrol",
     "Formateurs à l'entretien et à la rédaction des décisions.", "fr"},
    {"o_irb", "ws_expertise", "lead", "digi.remote proc.quality", "emily", "david", "confirm enrol",
     "Experience with remote hearings and with quality reviews.", "en"},
    {"o_kenya", "ws_pledges", "contribute", "legal.law proc.backlog", "wanjiru", "peter", "confirm",
     "The roadmap of the 2021 Refugees Act.", "en"},
    {"o_cr", "ws_expertise", "contribute", "proc.backlog proc.differentiated", "lucia", "andres", "",
     "Lecciones de la gestión de casos acumulados.", "es"},
    {"o_mirps", "ws_pledges", "contribute", "proc.differentiated", "gabriela", "gabriela", "confirm",
     "Vínculo con los planes nacionales de acción.", "es"},
};

void add_stream(Stage& stage, const Stream& s) {
  stage.create("coordinator", "workstream", s.name,
               stage.draft()
                   .text("code", s.code)
                   .raw("number", s.number)
                   .text("title", s.title[0])
                   .text("objective", s.objective[0])
                   .text("valid_from", "2026-01-01")
                   .ref("lead_org", "o_acsg")
                   .text("lang_original", "en"));
  stage.acts("coordinator", "workstream", s.name, "activate");
  for (const auto& [lang, at] : {std::pair("fr", 1), std::pair("es", 2)}) {
    stage.translate("ines", s.name, "title", lang, s.title[at]);
    stage.translate("ines", s.name, "objective", lang, s.objective[at]);
  }
}

}  // namespace

void stage_people(Stage& stage, const InitDone& platform) {
  auto& admin = stage.admin();
  stage.name("o_acsg", platform.organisation);
  stage.name("coordinator", platform.coordinator);
  admin
      .edit_as_server("organisation", platform.organisation,
                      stage.draft()
                          .text("acronym", "ACSG")
                          .codes("regions", "glo")
                          .codes("working_langs", "en fr es")
                          .text("timezone", "Europe/Zurich")
                          .text("lang_original", "en")
                          .text("engagement_wave", "1")
                          .cells())
      .take();
  admin
      .edit_as_server("person", platform.coordinator,
                      stage.draft()
                          .text("display_name", "Amina Lindqvist")
                          .text("title", "Secretariat coordinator")
                          .text("ui_lang", "en")
                          .codes("reads", "en fr es")
                          .cells())
      .take();
  for (const auto& o : organisations) {
    const auto id = admin.add_org(o.title, o.kind, o.country).take();
    stage.name(o.name, id);
    admin
        .edit_as_server("organisation", id,
                        stage.draft()
                            .text("acronym", o.acronym)
                            .codes("regions", o.regions)
                            .codes("working_langs", o.langs)
                            .text("timezone", o.zone)
                            .text("mandate", o.mandate)
                            .text("engagement_wave", o.wave)
                            .text("lang_original", std::string(o.langs).substr(0, 2))
                            .cells())
        .take();
  }
  for (const auto& who : people) add_person(stage, who);
}

void stage_workstreams(Stage& stage) {
  for (const auto& s : streams) add_stream(stage, s);
  for (const auto& i : interests) {
    const auto name = std::string(i.org) + "/" + i.stream;
    stage.create(i.by, "workstream_interest", name,
                 stage.draft()
                     .ref("org", i.org)
                     .ref("workstream", i.stream)
                     .text("level", i.level)
                     .codes("themes", i.themes)
                     .text("can_contribute", i.text)
                     .ref("contact", i.contact)
                     .text("lang_original", i.lang));
    stage.acts(i.by, "workstream_interest", name, "indicate");
    stage.acts("jonas", "workstream_interest", name, i.acts);
  }
}

}  // namespace dialogue::admin
