// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/people/kinds.h"

#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace declare;

Kind organisation() {
  Kind k = kind(1, "organisation", {"Organisation", "Organisation", "Organización"}, {"Organisations", "Organisations", "Organizaciones"});
  k.purpose = Purpose::organisation;
  k.title_field = "name";
  k.states = states("invited active dormant left", feminine);
  k.fields = {
      line("name", {"Name", "Nom", "Nombre"}).needed().translated().searched().indexed(),
      line("acronym", {"Acronym", "Sigle", "Sigla"}).translated().searched(),
      code("kind", {"Kind of organisation", "Type d'organisation", "Tipo de organización"}, "V-STAKEHOLDER").needed().fixed().indexed(),
      code("country", {"Country", "Pays", "País"}, "V-COUNTRY").fixed().indexed(),
      ref("parent_org", {"Part of", "Rattachée à", "Depende de"}, "organisation"),
      codes("regions", {"Regions", "Régions", "Regiones"}, "V-REGION").to_submit(),
      codes("working_langs", {"Working languages", "Langues de travail", "Idiomas de trabajo"}, "V-LANG").to_submit(),
      refs("regional_memberships", {"Member of regional bodies", "Membre d'organismes régionaux", "Miembro de organismos regionales"}, ""),
      line("timezone", {"Time zone", "Fuseau horaire", "Huso horario"}).to_submit().max(64).form(ValueForm::zone),
      codes("workdays", {"Working days", "Jours ouvrés", "Días laborables"}, "V-WEEKDAY"),
      line("work_start", {"Working day starts", "Début de la journée de travail", "Inicio de la jornada"})
          .max(5)
          .form(ValueForm::time_of_day),
      line("work_end", {"Working day ends", "Fin de la journée de travail", "Fin de la jornada"}).max(5).form(ValueForm::time_of_day),
      dates("holidays", {"Public holidays", "Jours fériés", "Días festivos"}),
      prose("mandate", {"Mandate", "Mandat", "Mandato"}).translated().searched(),
      line("website", {"Website", "Site web", "Sitio web"}).max(300).form(ValueForm::link),
      code("engagement_wave", {"Engagement wave", "Vague de participation", "Ola de participación"}, "V-WAVE").fixed().indexed(),
      flag("leave_asked", {"Has asked to leave", "A demandé à partir", "Ha pedido retirarse"}).by_act(),
  };
  k.create = {any("SO SC")};
  k.edits = {edit("", {own("FP OL RO CS UR"), any("SO SC")}), edit_cells("parent_org", "", {any("SO SC")})};
  k.acts = {
      act("activate", "invited dormant", "active", {any("SC")}),
      act("rest", "active", "dormant", {any("SC"), server()}),
      act("ask_to_leave", "active dormant", "", {own("OL")}).effect("leave_asked"),
      act("leave", "invited active dormant", "left", {any("SC")}),
      act("open_wave", "", "", {any("SC")}).arg({"wave", Type::code, "V-WAVE", "engagement_wave", true}),
  };
  k.visible = {seen("", "participants administrators")};
  return k;
}

Kind person_kind() {
  Kind k = kind(2, "person", {"Person", "Personne", "Persona"}, {"People", "Personnes", "Personas"});
  k.purpose = Purpose::person;
  k.title_field = "display_name";
  k.facets = {"main", "contact"};
  k.fields = {
      line("display_name", {"Name shown to others", "Nom affiché", "Nombre que se muestra"}).needed().searched().indexed(),
      line("full_name", {"Full name", "Nom complet", "Nombre completo"}).to_submit().in("contact"),
      line("title", {"Job title", "Fonction", "Cargo"}),
      line("email", {"E-mail", "Courriel", "Correo electrónico"}).to_submit().in("contact").max(254).form(ValueForm::email),
      flag("share_contact",
           {"Show my full name and e-mail to all participants", "Montrer mon nom complet et mon courriel à tous les participants",
            "Mostrar mi nombre completo y mi correo a todos los participantes"}),
      code("ui_lang", {"Language of the screens", "Langue de l'interface", "Idioma de la interfaz"}, "V-LANG"),
      codes("reads", {"Reads", "Lit", "Lee"}, "V-LANG"),
      codes("speaks", {"Speaks", "Parle", "Habla"}, "V-LANG"),
      line("timezone", {"Time zone", "Fuseau horaire", "Huso horario"}).max(64).form(ValueForm::zone),
      codes("notifications", {"Notifications", "Notifications", "Notificaciones"}, "V-NOTICE"),
      flag("no_mail", {"Send me no e-mail about what waits for me", "Ne pas m'envoyer de courriel sur ce qui m'attend",
                       "No enviarme correos sobre lo que me espera"})
          .in("contact"),
      instant("erasure_asked_at", {"Erasure asked on", "Effacement demandé le", "Supresión pedida el"}).by_act(),
  };
  k.create = {own("OL"), any("SO SC SA")};
  // The person whose name and address it is says who sees them, and whether they are written to.
  k.edits = {edit("", {self(), own("OL"), any("SC")}), edit_cells("share_contact no_mail", "", {self()})};
  k.acts = {
      act("ask_erasure", "", "", {self()}).effect("erasure_asked"),
      act("anonymise", "", "", {any("SC")}).effect("anonymise"),
  };
  k.visible = {
      seen("", "participants person administrators"),
      facet_seen("contact", "organisation secretariat person administrators"),
      facet_seen("contact", "participants", "", "share_contact"),
  };
  k.deletable = false;
  return k;
}

Kind role_grant() {
  Kind k = kind(3, "role_grant", {"Role", "Rôle", "Función"}, {"Roles", "Rôles", "Funciones"});
  k.purpose = Purpose::grant;
  k.title_field = "role";
  k.states = states("pending active expired revoked", feminine_in_spanish);
  k.fields = {
      person("person", {"Person", "Personne", "Persona"}).needed().fixed().indexed(),
      ref("org", {"For the organisation", "Pour l'organisation", "Para la organización"}, "organisation").needed().fixed().indexed(),
      code("role", {"Role", "Rôle", "Función"}, "V-ROLE").needed().fixed().indexed(),
      code("scope", {"Scope", "Portée", "Alcance"}, "V-SCOPE").needed().fixed(),
      ref("scope_id", {"Limited to", "Limité à", "Limitado a"}, "").fixed(),
      date("valid_from", {"Valid from", "Valable à partir du", "Válido desde"}).needed().fixed(),
      date("valid_until", {"Valid until", "Valable jusqu'au", "Válido hasta"}).fixed(),
      person("granted_by", {"Granted by", "Accordé par", "Concedido por"}).by_act(),
      line("reason", {"Reason", "Motif", "Motivo"}).fixed().max(500),
  };
  k.create = {own("OL"), any("SO SC SA")};
  k.acts = {
      act("confirm", "pending", "active", {own("OL"), any("SC SA")}).binds("*").checks("may_grant").effect("stamp_granted"),
      act("revoke", "pending active", "revoked", {own("OL"), any("SC SA"), self()}).checks("may_revoke").arg(reason("", false)),
      act("expire", "active", "expired", {server()}),
  };
  k.visible = {seen("", "person organisation secretariat administrators")};
  k.deletable = false;
  return k;
}

Kind device() {
  Kind k = kind(4, "device", {"Device", "Appareil", "Dispositivo"}, {"Devices", "Appareils", "Dispositivos"});
  k.purpose = Purpose::device;
  k.title_field = "name";
  k.facets = {"main", "technical"};
  k.states = states("enrolled trusted suspended wiped");
  k.fields = {
      person("person", {"Person", "Personne", "Persona"}).by_server().indexed(),
      line("name", {"Name", "Nom", "Nombre"}),
      line("platform", {"Platform", "Plateforme", "Plataforma"}).in("technical").by_server(),
      line("public_key", {"Public key", "Clé publique", "Clave pública"}).by_server(),
      instant("last_sync", {"Last sync", "Dernière synchronisation", "Última sincronización"}).in("technical").by_server(),
      number("replica_schema", {"Replica schema", "Schéma de la réplique", "Esquema de la réplica"}).in("technical").by_server(),
      line("tzdb_version", {"Time-zone data", "Données de fuseaux horaires", "Datos de husos horarios"}).in("technical").by_server(),
      line("app_version", {"Program version", "Version du programme", "Versión del programa"}).in("technical").by_server(),
      instant("wipe_ordered_at", {"Wipe ordered on", "Effacement ordonné le", "Borrado ordenado el"}).by_act(),
  };
  k.create = {server()};
  k.edits = {edit_cells("name", "enrolled trusted", {self()})};
  k.acts = {
      act("trust", "enrolled", "trusted", {any("SC SA"), server()}),
      act("suspend", "enrolled trusted", "suspended", {self(), own("OL"), any("SC SA")}),
      act("resume", "suspended", "trusted", {any("SC SA")}),
      act("order_wipe", "enrolled trusted suspended", "", {self(), any("SA")}).effect("wipe_ordered"),
      act("confirm_wipe", "", "wiped", {server()}).checks("wipe_ordered"),
  };
  // People who may suspend a lost device see that it is there. How it is made and used is for its owner alone.
  k.visible = {seen("", "person administrators org_leads coordinators"), facet_seen("technical", "person administrators")};
  k.owner_keeps = false;
  k.deletable = false;
  return k;
}

}  // namespace

std::vector<Kind> people_kinds() { return {organisation(), person_kind(), role_grant(), device()}; }

}  // namespace dialogue
