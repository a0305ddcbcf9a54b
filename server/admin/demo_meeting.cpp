// SPDX-License-Identifier: Apache-2.0
// The first global meeting with its two sessions, documents, registrations, notes and actions.
#include "server/admin/demo_stage.h"

namespace dialogue::admin {
namespace {

struct Item {
  const char *title, *stream, *type, *minutes, *presenters;
};

constexpr Item agenda[] = {
    {"Opening, and how the two sessions work", "", "logistics", "10", "coordinator"},
    {"Needs and offers: where we stand", "ws_support", "update", "25", "jonas aichatou"},
    {"Matches already under way: France and Niger", "ws_support", "contribution", "20", "claire aichatou"},
    {"Towards the Global Refugee Forum: joint pledges", "ws_pledges", "topic", "25", "wanjiru emily"},
    {"Which questions for the technical dialogues?", "ws_expertise", "topic", "20", "emily lucia"},
    {"The strategy: how to contribute", "ws_strategy", "update", "10", "coordinator"},
    {"Interest in the workstreams and next steps", "", "key_action", "10", "jonas"},
};

struct Registration {
  const char *who, *slot, *lang, *interpretation, *question;
};

constexpr Registration registrations[] = {
    {"aichatou", "2", "fr", "fr", "Les offres sans engagement formel seront-elles visibles de tous ?"},
    {"mahamat", "2", "fr", "fr", ""},
    {"claire", "2", "fr", "", ""},
    {"wanjiru", "2", "en", "", "How will joint pledges be counted for each State?"},
    {"emily", "2", "en", "", ""},
    {"lucia", "2", "es", "es", "¿Habrá un formato único para los casos acumulados?"},
    {"maria", "1", "en", "", ""},
    {"gabriela", "2", "es", "es", ""},
    {"njeri", "1", "en", "", ""},
};

struct Action {
  const char *name, *by, *owner, *person, *stream, *title, *criterion, *due, *priority, *lang;
};

constexpr Action actions[] = {
    {"a_calendar", "jonas", "o_ofpra", "claire", "ws_support", "Propose dates for the first training sessions in Niamey",
     "Dates agreed by both", "2027-02-15", "1", "en"},
    {"a_template", "jonas", "o_irb", "emily", "ws_expertise", "Share the template for quality reviews",
     "Template on the platform in English and French", "2027-01-31", "2", "en"},
    {"a_forms", "jonas", "o_acsg", "jonas", "ws_support", "Publish the form for offers without a pledge", "Form in three languages",
     "2027-01-15", "1", "en"},
    {"a_glossary", "lucia", "o_cr", "lucia", "ws_expertise", "Reunir términos sobre tramitación diferenciada", "Lista de treinta términos",
     "2027-03-01", "3", "es"},
};

constexpr const char* note_en =
    "First global meeting of the Dialogue Platform\n\nTwo sessions with the same agenda, so that every time zone has one in its day:\n"
    "  Session 1  17 March 2027, 04:00 UTC\n  Session 2  17 March 2027, 13:00 UTC\n\nInterpretation: English, French, Spanish.\n\n"
    "What we ask of participants: say in which workstreams you want to take part, and bring one need or one offer.\n";
constexpr const char* note_fr =
    "Première réunion mondiale de la Plateforme de dialogue\n\nDeux séances, même ordre du jour, pour que chaque fuseau horaire en ait une "
    "en journée :\n"
    "  Séance 1  17 mars 2027, 04:00 UTC\n  Séance 2  17 mars 2027, 13:00 UTC\n\nInterprétation : anglais, français, espagnol.\n\n"
    "Ce que nous demandons : indiquez à quels axes de travail vous souhaitez participer, et venez avec un besoin ou une offre.\n";
constexpr const char* note_es =
    "Primera reunión mundial de la Plataforma de diálogo\n\nDos sesiones con el mismo programa, para que cada huso horario tenga una en su "
    "jornada:\n"
    "  Sesión 1  17 de marzo de 2027, 04:00 UTC\n  Sesión 2  17 de marzo de 2027, 13:00 UTC\n\nInterpretación: español, francés, "
    "inglés.\n\n"
    "Pedimos a los participantes: indiquen en qué líneas de trabajo desean participar y traigan una necesidad o una oferta.\n";

void call_meeting(Stage& stage) {
  auto draft = stage.draft();
  draft.text("kind", "global")
      .text("title", "First global meeting of the Dialogue Platform")
      .text("planned_on", "2027-03-17")
      .text("mode", "virtual");
  draft.text("objective",
             "Bring together asylum authorities, regional organisations, key civil society organisations and UNHCR: share where needs and "
             "offers stand, prepare joint pledges, and find out who wants to take part in which workstream.");
  draft.refs("workstreams", "ws_support ws_pledges ws_expertise ws_strategy").refs("convenors", "o_acsg").codes("audience_waves", "1");
  draft.codes("audience_kinds", "asylum_authority state_other perm_mission regional_org key_cso unhcr");
  draft.text("registration_open", "2026-11-02T08:00:00Z").text("registration_close", "2027-03-10T18:00:00Z");
  draft.codes("interpretation", "en-fr en-es fr-en fr-es es-en es-fr").text("lang_original", "en");
  int number = 0;
  for (const auto& item : agenda) {
    draft.part("agenda_item", "agenda" + std::to_string(++number))
        .text("title", item.title)
        .ref("workstream", item.stream)
        .text("type", item.type);
    draft.raw("minutes", item.minutes).refs("presenters", item.presenters);
  }
  stage.create("jonas", "meeting", "m_global", draft.whole());
  stage.acts("jonas", "meeting", "m_global", "plan");
  stage.acts("coordinator", "meeting", "m_global", "announce");
  stage.acts("jonas", "meeting", "m_global", "open");
  stage.translate("ines", "m_global", "title", "fr", "Première réunion mondiale de la Plateforme de dialogue");
  stage.translate("ines", "m_global", "title", "es", "Primera reunión mundial de la Plataforma de diálogo");
  for (const auto& [name, slot, starts] :
       {std::tuple("s_1", "1", "2027-03-17T04:00:00Z"), std::tuple("s_2", "2", "2027-03-17T13:00:00Z")}) {
    stage.create("jonas", "session", name,
                 stage.draft()
                     .ref("meeting", "m_global")
                     .raw("slot_no", slot)
                     .text("starts_utc", starts)
                     .raw("duration", "120")
                     .refs("host_team", "jonas ines")
                     .text("join_link", std::string("https://meet.example/acsg-") + slot));
    stage.acts("jonas", "session", name, "confirm");
  }
}

void register_people(Stage& stage) {
  for (const auto& r : registrations) {
    const auto name = std::string("m_global/") + r.who;
    stage.create(r.who, "registration", name,
                 stage.draft()
                     .ref("meeting", "m_global")
                     .ref("person", r.who)
                     .raw("preferred_slot", r.slot)
                     .text("floor_lang", r.lang)
                     .codes("needs_interpretation", r.interpretation)
                     .text("questions", r.question)
                     .text("lang_original", r.lang));
    stage.acts(r.who, "registration", name, "register");
  }
  for (const char* who : {"aichatou", "claire", "wanjiru"}) stage.acts("jonas", "registration", std::string("m_global/") + who, "confirm");
}

void take_notes(Stage& stage) {
  const auto note = [&](const char* by, const char* type, const char* lang, const char* text) {
    stage.create(by, "note", std::string("note/") + by + type,
                 stage.draft().ref("meeting", "m_global").text("type", type).text("text", text).text("lang_original", lang));
  };
  note("aichatou", "delegation_note", "fr", "Présenter la demande en trois minutes ; laisser la parole à l'OFPRA sur le calendrier.");
  note("wanjiru", "question", "en", "Can a regional body be a party to a pledge?");
  note("lucia", "private_note", "es", "Pedir a Canadá los formatos de revisión antes de la sesión.");
  note("jonas", "action_draft", "en", "Secretariat to send the list of open needs by theme one week before each session.");
}

void agree_actions(Stage& stage) {
  for (const auto& a : actions)
    stage.create(a.by, "action_item", a.name,
                 stage.draft()
                     .text("title", a.title)
                     .text("success_criterion", a.criterion)
                     .ref("origin", "m_global")
                     .ref("workstream", a.stream)
                     .ref("owner_org", a.owner)
                     .ref("owner_person", a.person)
                     .text("due", a.due)
                     .raw("priority", a.priority)
                     .text("lang_original", a.lang));
  stage.acts("marc", "action_item", "a_calendar", "accept");
  stage.acts("david", "action_item", "a_template", "accept start");
  auto progress = stage.draft();
  progress.part("progress", "template-1")
      .text("date", "2026-11-16")
      .raw("percent", "60")
      .text("text", "English version ready, French in translation");
  stage.edit("emily", "action_item", "a_template", progress);
  stage.acts("jonas", "action_item", "a_forms", "accept start complete");
  stage.acts("coordinator", "action_item", "a_forms", "verify");
}

}  // namespace

void stage_meeting(Stage& stage) {
  call_meeting(stage);
  stage.attach("jonas", "m_global", "Concept note.txt", "en", note_en);
  stage.attach("ines", "m_global", "Note de cadrage.txt", "fr", note_fr);
  stage.attach("ines", "m_global", "Nota conceptual.txt", "es", note_es);
  register_people(stage);
  take_notes(stage);
  agree_actions(stage);
}

}  // namespace dialogue::admin
