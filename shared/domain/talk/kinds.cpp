// SPDX-License-Identifier: Apache-2.0
// What is said around other records: notes, comments, files, actions.
#include "shared/domain/talk/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

// A clock may be off by ten thousand years.
constexpr std::int64_t most_seconds = 400'000'000'000;
constexpr std::int64_t most_bytes = 1'000'000'000'000;
constexpr const char* everyone_but_observers = "FP OL CT PM RO CS UR WL TR UF SO SC";

Kind note() {
  Kind k = kind(24, "note", {"Note or intervention", "Note ou intervention", "Nota o intervención"},
                {"Notes and interventions", "Notes et interventions", "Notas e intervenciones"});
  k.title_field = "text";
  k.parent_field = "meeting";
  k.fields = {
      ref("meeting", {"Meeting", "Réunion", "Reunión"}, "meeting").places().needed().fixed().indexed(),
      ref("session", {"Session", "Séance", "Sesión"}, "session"),
      line("agenda_item", {"Agenda item", "Point de l'ordre du jour", "Punto del orden del día"}).max(64),
      ref("workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, "workstream").places(),
      code("type", {"Type", "Type", "Tipo"}, "V-NOTETYPE").needed().fixed().indexed(),
      prose("text", {"Text", "Texte", "Texto"}).needed().translated().searched(),
      instant("spoken_at", {"Said at", "Dit à", "Dicho a las"}).fixed().form(ValueForm::said_by_clock),
      number("clock_drift", {"Clock drift (seconds)", "Écart d'horloge (secondes)", "Desfase del reloj (segundos)"})
          .fixed()
          .between(-most_seconds, most_seconds),
  };
  // An observer has no floor (3-roles), but may keep notes and ask.
  k.create = {own(everyone_but_observers), own("OB", "type=private_note"), own("OB", "type=question")};
  k.edits = {edit("", {author()})};
  k.visible = {
      seen("", "author", "type=private_note"),
      seen("", "organisation author", "type=delegation_note"),
      seen("", "meeting author organisation", "type=intervention"),
      seen("", "meeting author organisation", "type=question"),
      seen("", "meeting author organisation secretariat", "type=decision_draft"),
      seen("", "meeting author organisation secretariat", "type=action_draft"),
  };
  return k;
}

Kind comment() {
  Kind k = kind(25, "comment", {"Comment", "Commentaire", "Comentario"}, {"Comments", "Commentaires", "Comentarios"});
  k.purpose = Purpose::comment;
  k.title_field = "text";
  k.parent_field = "parent";
  k.parent_cell = "on_field";
  k.fields = {
      ref("parent", {"On", "Sur", "Sobre"}, "").needed().fixed().indexed(),
      line("on_field", {"On the field", "Sur le champ", "Sobre el campo"}).fixed(),
      prose("text", {"Text", "Texte", "Texto"}).needed().fixed().translated().searched(),
      code("kind", {"Kind of comment", "Type de commentaire", "Tipo de comentario"}, "V-COMMENTKIND").fixed(),
      code("verdict", {"Complementarity", "Complémentarité", "Complementariedad"}, "V-COMPLEMENTARITY").fixed(),
      ref("corrects", {"Corrects the comment", "Corrige le commentaire", "Corrige el comentario"}, "comment").fixed(),
      person("resolved_by", {"Resolved by", "Résolu par", "Resuelto por"}).by_act(),
      instant("resolved_at", {"Resolved on", "Résolu le", "Resuelto el"}).by_act(),
  };
  k.create = {own("FP OL CT PM RO CS UR WL UF SO SC")};
  k.acts = {act("resolve", "", "", {parent_own("FP OL CT RO CS UR SO SC"), author(), any("SO SC")}).effect("stamp_resolved")};
  k.visible = {seen("", "parent author")};
  k.deletable = false;
  return k;
}

Kind material() {
  Kind k = kind(26, "material", {"Document", "Document", "Documento"}, {"Documents", "Documents", "Documentos"});
  k.purpose = Purpose::document;
  k.title_field = "name";
  k.parent_field = "parent";
  k.fields = {
      ref("parent", {"Attached to", "Joint à", "Adjunto a"}, "").needed().fixed().indexed(),
      line("name", {"Name", "Nom", "Nombre"}).needed().translated().searched().indexed().max(255),
      code("lang", {"Language", "Langue", "Idioma"}, "V-LANG"),
      line("media_type", {"File type", "Type de fichier", "Tipo de archivo"}).needed().fixed(),
      line("sha256", {"SHA-256", "SHA-256", "SHA-256"}).needed().fixed().max(64).form(ValueForm::sha256),
      number("size", {"Size in bytes", "Taille en octets", "Tamaño en bytes"})
          .needed()
          .fixed()
          .whole(0, most_bytes)
          .measure(Measure::bytes),
      number("pages", {"Pages", "Pages", "Páginas"}).fixed().whole(0, 1'000'000),
      ref("low_bandwidth_variant", {"Smaller version", "Version allégée", "Versión ligera"}, "material"),
      flag("declaration_no_personal_case_data",
           {"Contains no personal data of asylum-seekers", "Ne contient aucune donnée personnelle de demandeurs d'asile",
            "No contiene datos personales de solicitantes de asilo"})
          .needed()
          .fixed(),
      flag("stored", {"Complete on the server", "Complet sur le serveur", "Completo en el servidor"}).by_server(),
  };
  k.create = {own(everyone_but_observers)};
  k.edits = {edit("", {author(), own("OL"), any("SO SC")})};
  // Others go on writing it. So people whose access to the record that it hangs on ended have no part in what they write.
  k.visible = {seen("", "parent")};
  return k;
}

Part progress() {
  Part p;
  p.name = "progress";
  p.label = {"Progress", "Progrès", "Avance"};
  p.log = true;
  p.fields = {
      date("date", {"Date", "Date", "Fecha"}),
      number("percent", {"Per cent done", "Pourcentage réalisé", "Porcentaje realizado"}).whole(0, 100).measure(Measure::percent),
      line("text", {"Text", "Texte", "Texto"}).max(2000).translated(),
  };
  return p;
}

Kind action_item() {
  const char* doers = "FP OL CT RO CS UR UF SO SC";
  const char* heads = "FP OL RO CS UR UF SO SC";
  Kind k = kind(28, "action_item", {"Action", "Action", "Acción"}, {"Actions", "Actions", "Acciones"}, "ACT");
  k.parent_field = "origin";
  k.states = states("proposed accepted in_progress done verified blocked carried_over dropped", feminine);
  k.fields = {
      title(),
      line("success_criterion", {"Done when", "Critère de réussite", "Criterio de éxito"}).max(500).translated(),
      ref("origin", {"Decided in", "Décidée dans", "Decidida en"}, "").to_submit().fixed().indexed(),
      ref("workstream", {"Workstream", "Axe de travail", "Línea de trabajo"}, "workstream").places().to_submit().indexed(),
      person("owner_person", {"Person in charge", "Personne responsable", "Persona responsable"}),
      date("due", {"Due", "Échéance", "Plazo"}).to_submit().indexed(),
      number("priority", {"Priority (1 to 3)", "Priorité (1 à 3)", "Prioridad (1 a 3)"}).whole(1, 3).indexed(),
      refs("blocked_by", {"Blocked by", "Bloquée par", "Bloqueada por"}, "action_item"),
      refs("evidence", {"Evidence", "Preuves", "Pruebas"}, "material"),
      number("carried_count", {"Times carried over", "Nombre de reports", "Veces trasladada"}).by_act(),
      prose("drop_reason", {"Why it was dropped", "Motif de l'abandon", "Motivo del descarte"}).by_act(),
  };
  k.parts = {progress()};
  k.create = {any("FP OL CT RO CS UR WL UF SO SC")};
  k.edits = {
      edit("proposed", {author(), own(doers), any("SO SC")}),
      edit_cells("owner_person due priority blocked_by evidence progress", "proposed accepted in_progress blocked carried_over",
                 {own(doers), any("SO SC")}),
      edit_cells("evidence progress", "done", {own(doers), any("SO SC")}),
  };
  k.acts = {
      act("accept", "proposed", "accepted", {own("OL RO CS UR UF SO SC")}).binds("title success_criterion due priority").checks("complete"),
      act("decline", "proposed", "dropped", {own("OL RO CS UR UF SO SC")}).arg(reason("drop_reason")),
      act("start", "accepted carried_over blocked", "in_progress", {own(doers)}),
      act("block", "accepted in_progress carried_over", "blocked", {own(heads)}),
      act("complete", "accepted in_progress blocked carried_over", "done", {own(heads)}).binds("title success_criterion"),
      act("verify", "done", "verified", {any("SO SC"), scoped("WL")})
          .binds("title success_criterion evidence progress")
          .checks("not_own_alone"),
      act("carry_over", "accepted in_progress blocked", "carried_over", {any("SO SC"), server()}).effect("count_carried"),
      act("drop", "proposed accepted in_progress blocked carried_over", "dropped", {any("SC"), own("OL RO CS UR UF")})
          .arg(reason("drop_reason")),
  };
  k.visible = {
      seen("", "parent organisation", "origin"),
      seen("", "working_author organisation workstream secretariat", "!origin"),
  };
  return k;
}

}  // namespace

std::vector<Kind> talk_kinds() { return {note(), comment(), material(), action_item()}; }

}  // namespace dialogue
