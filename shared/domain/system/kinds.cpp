// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/system/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

Kind translation() {
  const char* owners = "FP OL CT RO CS UR UF SO SC";
  const char* reviewers = "OL RO CS UR UF SO SC";
  const char* stale = "draft reviewed current stale_minor stale_major";
  Kind k = kind(32, "translation", {"Translation", "Traduction", "Traducción"}, {"Translations", "Traductions", "Traducciones"});
  k.purpose = Purpose::translation;
  k.title_field = "text";
  k.parent_field = "parent";
  k.parent_cell = "field";
  k.natural_key = {"parent", "field", "lang"};
  k.states = states("draft missing requested in_progress reviewed current stale_minor stale_major", feminine);
  k.fields = {
      ref("parent", {"Translation of", "Traduction de", "Traducción de"}, "").needed().fixed().indexed(),
      line("field", {"Field", "Champ", "Campo"}).needed().fixed().max(400),
      code("lang", {"Language", "Langue", "Idioma"}, "V-LANG").needed().fixed().indexed(),
      prose("text", {"Text", "Texte", "Texto"}).to_submit().searched(),
      code("method", {"Method", "Méthode", "Método"}, "V-METHOD").to_submit(),
      person("translator", {"Translator", "Traducteur", "Traductor"}),
      person("reviewer", {"Reviewer", "Réviseur", "Revisor"}).by_act(),
      code("source_lang", {"Translated from", "Traduit de", "Traducido del"}, "V-LANG").by_server(),
      line("source_hash", {"Hash of the source", "Empreinte de la source", "Huella de la fuente"}).by_server(),
      number("source_rev", {"Revision of the source", "Révision de la source", "Revisión de la fuente"}).by_server(),
  };
  k.create = {parent_own(owners), scoped("TR"), any("SO SC")};
  k.edits = {edit("", {parent_own(owners), scoped("TR"), author("FP OL CT RO CS UR TR UF SO SC"), any("SO SC")})};
  k.acts = {
      act("request", "draft missing reviewed current stale_minor stale_major", "requested", {parent_own(owners), any("SO SC")}),
      act("start", "requested missing", "in_progress", {parent_own(owners), scoped("TR")}),
      act("deliver", "requested in_progress missing", "draft", {parent_own(owners), scoped("TR")}).checks("complete"),
      act("approve", "draft stale_minor stale_major", "reviewed", {parent_own(reviewers), scoped("TR")})
          .binds("text")
          .checks("complete second_pair_of_eyes")
          .effect("stamp_reviewer"),
      act("mark_current", stale, "current", {server()}),
      act("mark_stale_minor", stale, "stale_minor", {server()}),
      act("mark_stale_major", stale, "stale_major", {server()}),
  };
  // Others go on writing it. So people whose access to the source ended have no part in what they write.
  k.visible = {seen("", "parent")};
  return k;
}

Kind proposal() {
  Kind k = kind(38, "proposal", {"Proposal", "Proposition", "Propuesta"}, {"Proposals", "Propositions", "Propuestas"});
  k.purpose = Purpose::proposal;
  k.title_field = "cell";
  k.parent_field = "record";
  k.parent_cell = "cell";
  // The words of others are for those who may see the record now. The author keeps the own ones.
  k.facets = {"main", "others"};
  k.states = states("open settled withdrawn", feminine);
  k.fields = {
      ref("record", {"Record", "Fiche", "Ficha"}, "").by_server().indexed(),
      line("kind", {"Kind of record", "Type de fiche", "Tipo de registro"}).by_server(),
      line("cell", {"Field", "Champ", "Campo"}).by_server().max(400),
      structure("base", {"Text the author saw", "Texte vu par l'auteur", "Texto que vio el autor"}).in("others"),
      structure("proposed", {"Proposed text", "Texte proposé", "Texto propuesto"}),
      number("current_seq", {"Version of the current text", "Version du texte actuel", "Versión del texto actual"})
          .in("others")
          .by_server(),
      person("by", {"Proposed by", "Proposé par", "Propuesto por"}).by_server().indexed(),
      ref("device", {"Device", "Appareil", "Dispositivo"}, "device").by_server(),
      instant("at", {"Proposed on", "Proposé le", "Propuesto el"}).by_server().indexed(),
      line("group", {"Group", "Groupe", "Grupo"}).by_server(),
      code("taken", {"What was taken", "Ce qui a été retenu", "Lo que se tomó"}, "V-TAKE").by_act(),
      structure("outcome", {"Outcome", "Résultat", "Resultado"}).in("others"),
      // For a paragraph of a text, as long as the proposal is open: the server keeps these up to date when the text changes.
      number("paragraph", {"Paragraph", "Paragraphe", "Párrafo"}).in("others").by_server(),
      structure("current", {"Current text of the paragraph", "Texte actuel du paragraphe", "Texto actual del párrafo"}).in("others"),
      line("place", {"Place in the text", "Place dans le texte", "Lugar en el texto"}).in("others").by_server(),
  };
  k.create = {server()};
  k.acts = {
      act("settle", "open", "settled", {any("*")})
          .arg({"take", Type::code, "V-TAKE", "taken", true})
          .arg({"value", Type::json, "", "", false})
          .checks("may_settle"),
      act("withdraw", "open", "withdrawn", {author()}),
  };
  k.visible = {seen("", "parent author"), facet_seen("others", "parent")};
  k.deletable = false;
  return k;
}

Kind notice() {
  Kind k = kind(34, "notice", {"Notice", "Avis", "Aviso"}, {"Notices", "Avis", "Avisos"});
  k.purpose = Purpose::notice;
  k.title_field = "code";
  k.states = states("unread read");
  k.fields = {
      person("person", {"For", "Pour", "Para"}).by_server().indexed(),
      ref("record", {"Record", "Fiche", "Ficha"}, "").by_server().indexed(),
      code("kind", {"Kind of notice", "Type d'avis", "Tipo de aviso"}, "V-NOTICE").by_server().indexed(),
      line("code", {"Message", "Message", "Mensaje"}).by_server(),
      line("field", {"Field", "Champ", "Campo"}).by_server().max(400),
      structure("args", {"Details", "Détails", "Detalles"}),
      line("change", {"Change", "Modification", "Cambio"}).by_server(),
      instant("at", {"Date", "Date", "Fecha"}).by_server().indexed(),
  };
  k.create = {server()};
  k.acts = {act("read", "unread", "read", {self()})};
  k.visible = {seen("", "person")};
  k.deletable = false;
  return k;
}

Kind moderation_item() {
  Kind k = kind(60, "moderation_item", {"Words to moderate", "Texte à modérer", "Texto por moderar"},
                {"Words to moderate", "Textes à modérer", "Textos por moderar"});
  k.purpose = Purpose::moderation;
  k.title_field = "about";
  k.states = states("open adopted rejected");
  k.fields = {
      person("person", {"Author", "Auteur", "Autor"}).by_server().indexed(),
      ref("record", {"Record", "Fiche", "Ficha"}, "").by_server().indexed(),
      line("kind", {"Kind of record", "Type de fiche", "Tipo de registro"}).by_server(),
      // For items that were made before an item held a whole change.
      line("cell", {"Field", "Champ", "Campo"}).by_server().max(400),
      structure("proposed", {"Value", "Valeur", "Valor"}),
      line("about", {"About", "Objet", "Asunto"}).by_server(),
      line("act", {"Action", "Action", "Acción"}).by_server(),
      structure("words", {"Words", "Texte", "Texto"}),
      code("reason", {"Why", "Motif", "Motivo"}, "V-MODERATION").by_server(),
      instant("claimed_at", {"Written on, by the device's clock", "Écrit le, selon l'horloge de l'appareil",
                             "Escrito el, según el reloj del dispositivo"})
          .by_server(),
      instant("at", {"Received on", "Reçu le", "Recibido el"}).by_server().indexed(),
      number("entry", {"Entry in the log", "Entrée du journal", "Entrada del registro"}).by_server(),
  };
  k.create = {server()};
  k.acts = {
      act("adopt", "open", "adopted", {any("SO SC")}),
      act("reject", "open", "rejected", {any("SO SC")}).arg(reason("", false)),
  };
  // The access that ended may have been the one through the author's organisation.
  k.owner_keeps = false;
  k.visible = {seen("", "secretariat person")};
  k.deletable = false;
  return k;
}

}  // namespace

std::vector<Kind> system_kinds() { return {translation(), notice(), proposal(), moderation_item()}; }

}  // namespace dialogue
