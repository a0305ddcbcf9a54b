// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/meetings/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

Part agenda_item() {
  Part p;
  p.name = "agenda_item";
  p.label = {"Agenda item", "Point de l'ordre du jour", "Punto del orden del día"};
  p.fields = {
      ref("workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, "workstream"),
      code("type", {"Type", "Type", "Tipo"}, "V-AGENDATYPE").to_submit(),
      line("title", {"Title", "Titre", "Título"}).to_submit().translated(),
      number("minutes", {"Minutes", "Minutes", "Minutos"}).whole(1, 1440).measure(Measure::minutes),
      persons("presenters", {"Presenters", "Intervenants", "Ponentes"}),
      refs("docs", {"Documents", "Documents", "Documentos"}, "material"),
  };
  return p;
}

std::vector<Act> meeting_acts() {
  return {
      act("plan", "idea postponed", "planned", {any("SO SC"), scoped("WL")}),
      act("announce", "planned", "announced", {any("SC")})
          .binds("*")
          .checks("complete")
          .effect("stamp_announced")
          .numbers("sequence_no", "kind=global"),
      act("open", "announced", "open", {any("SO SC")}),
      act("start", "announced open", "in_progress", {any("SO SC"), scoped("WL")}),
      act("hold", "in_progress", "held", {any("SO SC"), scoped("WL")})
          .called({"Mark as held", "Marquer comme tenue", "Marcar como celebrada"}),
      act("summarise", "held", "summarised", {any("SO SC")}),
      act("close", "held summarised", "closed", {any("SO SC")}),
      act("postpone", "planned announced open", "postponed", {any("SC")}).arg(reason("change_reason", false)),
      act("cancel", "idea planned announced open postponed", "cancelled", {any("SC")}).arg(reason("change_reason", false)),
  };
}

Kind meeting_kind() {
  Kind k = kind(21, "meeting", {"Meeting", "Réunion", "Reunión"}, {"Meetings", "Réunions", "Reuniones"}, "MTG");
  k.is_scope = true;
  k.states = states("idea planned announced open in_progress held summarised closed postponed cancelled", feminine);
  k.fields = {
      code("kind", {"Kind of meeting", "Type de réunion", "Tipo de reunión"}, "V-MEETING").needed().indexed(),
      number("sequence_no", {"Number of the global meeting", "Numéro de la réunion mondiale", "Número de la reunión mundial"}).by_server(),
      title(),
      prose("objective", {"Objective", "Objectif", "Objetivo"}).to_submit().translated().searched(),
      date("planned_on", {"Date", "Date", "Fecha"}).indexed(),
      refs("workstreams", {"Workstreams", "Axes de travail", "Líneas de trabajo"}, "workstream").places().to_submit(),
      refs("convenors", {"Convenors", "Organisateurs", "Convocantes"}, "organisation").to_submit(),
      code("mode", {"Mode", "Modalité", "Modalidad"}, "V-MODE").to_submit(),
      codes("audience_waves", {"Waves invited", "Vagues invitées", "Olas invitadas"}, "V-WAVE"),
      codes("audience_kinds", {"Kinds of organisation invited", "Types d'organisations invitées", "Tipos de organización invitados"},
            "V-STAKEHOLDER"),
      flag("invite_only", {"By invitation only", "Sur invitation seulement", "Solo por invitación"}),
      refs("parties", {"Invited organisations", "Organisations invitées", "Organizaciones invitadas"}, "organisation"),
      persons("helpers", {"Organising team", "Équipe d'organisation", "Equipo organizador"}),
      instant("registration_open", {"Registration opens", "Ouverture des inscriptions", "Apertura de la inscripción"}),
      instant("registration_close", {"Registration closes", "Clôture des inscriptions", "Cierre de la inscripción"}),
      codes("interpretation", {"Interpretation", "Interprétation", "Interpretación"}, "V-LANGPAIR"),
      refs("materials", {"Documents", "Documents", "Documentos"}, "material"),
      instant("announced_at", {"Announced on", "Annoncée le", "Anunciada el"}).by_act(),
      prose("change_reason",
            {"Why it was postponed or cancelled", "Motif du report ou de l'annulation", "Motivo del aplazamiento o la cancelación"})
          .by_act(),
  };
  k.parts = {agenda_item()};
  k.create = {any("SO SC")};
  k.edits = {
      edit("idea planned announced open in_progress held postponed", {any("SO SC"), scoped("WL")}),
      edit_cells("kind convenors mode audience_waves audience_kinds invite_only parties helpers registration_open registration_close",
                 "idea planned announced open in_progress postponed", {any("SO SC")}),
  };
  k.acts = meeting_acts();
  k.visible = {
      seen("idea planned", "secretariat meeting helpers leads"),
      seen("cancelled postponed", "secretariat meeting helpers leads"),
      seen("cancelled postponed", "participants", "announced_at&!invite_only"),
      seen("cancelled postponed", "parties guests", "announced_at&invite_only"),
      seen("", "participants helpers leads", "!invite_only"),
      seen("", "parties guests meeting helpers secretariat leads", "invite_only"),
  };
  return k;
}

Kind session() {
  Kind k = kind(22, "session", {"Session", "Séance", "Sesión"}, {"Sessions", "Séances", "Sesiones"});
  k.title_field = "starts_utc";
  k.parent_field = "meeting";
  k.within_parent = true;
  k.facets = {"main", "join"};
  k.states = states("proposed confirmed live ended", feminine);
  k.fields = {
      ref("meeting", {"Meeting", "Réunion", "Reunión"}, "meeting").places().needed().fixed().indexed(),
      number("slot_no", {"Session number", "Numéro de séance", "Número de sesión"}).needed().whole(1, 99).indexed(),
      instant("starts_utc", {"Starts", "Début", "Comienzo"}).needed().indexed(),
      number("duration", {"Minutes", "Minutes", "Minutos"}).to_submit().whole(1, 1440).measure(Measure::minutes),
      persons("host_team", {"Host team", "Équipe d'accueil", "Equipo anfitrión"}),
      persons("interpreters", {"Interpreters", "Interprètes", "Intérpretes"}),
      line("join_link", {"Link to join", "Lien de connexion", "Enlace para participar"}).in("join").max(1000).form(ValueForm::link),
      line("recording_link", {"Recording", "Enregistrement", "Grabación"}).in("join").max(1000).form(ValueForm::link),
      structure("local_times_snapshot", {"Local times", "Heures locales", "Horas locales"}),
      line("tzdb_version", {"Time-zone data", "Données de fuseaux horaires", "Datos de husos horarios"}).by_server(),
  };
  k.create = {any("SO SC"), scoped("WL")};
  k.edits = {
      edit("proposed", {any("SO SC"), scoped("WL")}),
      edit_cells("host_team interpreters join_link recording_link", "", {any("SO SC"), scoped("WL")}),
  };
  k.acts = {
      act("confirm", "proposed", "confirmed", {any("SO SC")}).binds("slot_no starts_utc duration").checks("complete"),
      act("revise", "confirmed", "proposed", {any("SO SC")}).called({"Take back", "Reprendre", "Retomar"}),
      act("start", "confirmed", "live", {any("SO SC"), scoped("WL")}),
      act("end", "live", "ended", {any("SO SC"), scoped("WL")}),
  };
  k.visible = {seen("", "parent"), facet_seen("join", "meeting leads secretariat")};
  return k;
}

Kind registration() {
  Kind k = kind(23, "registration", {"Registration", "Inscription", "Inscripción"}, {"Registrations", "Inscriptions", "Inscripciones"});
  k.purpose = Purpose::registration;
  k.title_field = "person";
  k.parent_field = "meeting";
  k.natural_key = {"meeting", "person"};
  k.facets = {"main", "needs"};
  k.states = states("invited registered confirmed attended absent cancelled");
  k.fields = {
      ref("meeting", {"Meeting", "Réunion", "Reunión"}, "meeting").places().needed().fixed().indexed(),
      person("person", {"Person", "Personne", "Persona"}).needed().fixed().indexed(),
      number("preferred_slot", {"Preferred session", "Séance souhaitée", "Sesión preferida"}).whole(1, 99),
      number("attended_slot", {"Attended session", "Séance suivie", "Sesión a la que asistió"}).by_act().whole(1, 99),
      code("floor_lang", {"Language to speak in", "Langue d'intervention", "Idioma de intervención"}, "V-LANG").to_submit(),
      codes("needs_interpretation", {"Interpretation needed into", "Interprétation souhaitée vers", "Interpretación necesaria al"},
            "V-LANG"),
      prose("access_needs", {"Access needs (Secretariat only)", "Besoins d'accessibilité (Secrétariat seulement)",
                             "Necesidades de accesibilidad (solo la Secretaría)"})
          .in("needs"),
      prose("questions", {"Questions", "Questions", "Preguntas"}).translated(),
  };
  k.create = {self("*"), any("SO SC")};
  k.edits = {edit("invited registered confirmed", {self("*")})};
  k.acts = {
      act("register", "invited cancelled", "registered", {self("*")})
          .checks("complete invited")
          .called({"Register", "S'inscrire", "Inscribirse"}),
      act("confirm", "invited registered", "confirmed", {any("SO SC"), scoped("WL")}),
      act("check_in", "invited registered confirmed absent", "attended", {self("*"), any("SO SC"), scoped("WL")})
          .arg({"slot", Type::number, "", "attended_slot", false})
          .checks("while_it_meets invited"),
      act("mark_absent", "registered confirmed", "absent", {any("SO SC"), scoped("WL")}),
      act("cancel", "invited registered confirmed", "cancelled", {self("*"), any("SO SC")}),
  };
  k.visible = {seen("", "person organisation leads secretariat"), facet_seen("needs", "person secretariat")};
  return k;
}

}  // namespace

std::vector<Kind> meetings_kinds() { return {meeting_kind(), session(), registration()}; }

}  // namespace dialogue
