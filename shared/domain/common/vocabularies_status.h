// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

// Names of states and of acts; kinds take their labels from here.
inline constexpr VocabularyTable status_vocabularies[] = {
    {55, "V-STATE", R"(draft|Draft|Brouillon|Borrador
org_review|Internal review|Examen interne|Revisión interna
submitted|Submitted|Soumis|Presentado
returned|Returned for changes|Renvoyé pour modification|Devuelto para cambios
published|Published|Publié|Publicado
withdrawn|Withdrawn|Retiré|Retirado
expired|Expired|Expiré|Vencido
planning|In planning|En planification|En planificación
in_progress|In progress|En cours|En curso
fulfilled|Fulfilled|Réalisé|Cumplido
not_reported|No update received|Aucune mise à jour reçue|Sin actualización
suggested|Suggested|Suggéré|Sugerido
under_discussion|Under discussion|En discussion|En conversación
agreed|Agreed|Convenu|Acordado
partly_matched|Partly matched|Partiellement apparié|Parcialmente vinculado
matched|Matched|Apparié|Vinculado
declined|Declined|Décliné|Rechazado
on_hold|On hold|En suspens|En espera
discontinued|Discontinued|Interrompu|Interrumpido
ready|Ready|Prêt|Listo
registered|Registered|Enregistré|Registrado
proposed|Proposed|Proposé|Propuesto
shortlisted|Shortlisted|Présélectionné|Preseleccionado
selected|Selected|Retenu|Seleccionado
referred_to_forum|Referred to a regional forum|Renvoyé à un forum régional|Remitido a un foro regional
deferred|Deferred|Différé|Aplazado
merged|Merged|Fusionné|Fusionado
accepted|Accepted|Accepté|Aceptado
done|Done|Fait|Hecho
verified|Verified|Vérifié|Verificado
carried_over|Carried over|Reconduit|Trasladado
current|Up to date|À jour|Actualizado
stale_minor|Slightly out of date|Légèrement dépassé|Ligeramente desactualizado
stale_major|Out of date|Dépassé|Desactualizado
invited|Invited|Invité|Invitado
active|Active|Actif|Activo
dormant|Dormant|Inactif|Inactivo
left|Left|Parti|Retirado de la plataforma
pending|Waiting for confirmation|En attente de confirmation|Pendiente de confirmación
revoked|Revoked|Révoqué|Revocado
enrolled|Enrolled|Inscrit|Inscrito
trusted|Trusted|De confiance|De confianza
suspended|Suspended|Suspendu|Suspendido
wiped|Wiped|Effacé|Borrado
planned|Planned|Planifié|Planificado
closed|Closed|Clos|Cerrado
indicated|Indicated|Indiqué|Indicado
confirmed|Confirmed|Confirmé|Confirmado
member|Member|Membre|Miembro
ended|Ended|Terminé|Terminado
fully_committed|Fully committed|Entièrement engagé|Totalmente comprometido
shared_draft|Shared draft|Brouillon partagé|Borrador compartido
in_review|In review|En relecture|En revisión
completed|Completed|Achevé|Finalizado
lapsed|Lapsed|Caduc|Caducado
clarification_asked|Clarification asked|Précisions demandées|Aclaración solicitada
idea|Idea|Idée|Idea
announced|Announced|Annoncé|Anunciado
open|Open|Ouvert|Abierto
held|Held|Tenu|Celebrado
summarised|Summarised|Résumé établi|Resumido
postponed|Postponed|Reporté|Aplazado
cancelled|Cancelled|Annulé|Cancelado
live|Live|En cours|En curso
attended|Attended|Présent|Presente
absent|Absent|Absent|Ausente
blocked|Blocked|Bloqué|Bloqueado
dropped|Dropped|Abandonné|Descartado
requested|Requested|Demandé|Solicitado
missing|Missing|Manquant|Faltante
reviewed|Reviewed|Relu|Revisado
settled|Settled|Réglé|Resuelto
unread|Unread|Non lu|No leído
read|Read|Lu|Leído
adopted|Adopted|Repris|Incorporado
rejected|Not accepted|Non accepté|No aceptado
)"},
    {56, "V-ACT", R"(submit|Submit|Soumettre|Presentar
review|Send to internal review|Envoyer en examen interne|Enviar a revisión interna
revise|Take back to draft|Reprendre en brouillon|Volver a borrador
return|Return for changes|Renvoyer pour modification|Devolver para cambios
publish|Publish|Publier|Publicar
withdraw|Withdraw|Retirer|Retirar
hold|Put on hold|Mettre en suspens|Poner en espera
resume|Resume|Reprendre|Reanudar
close|Close|Clore|Cerrar
complete|Complete|Achever|Finalizar
match|Mark as matched|Marquer comme appariée|Marcar como vinculada
partly_match|Mark as partly matched|Marquer comme partiellement appariée|Marcar como parcialmente vinculada
start|Start|Démarrer|Iniciar
fulfil|Mark as fulfilled|Marquer comme réalisée|Marcar como cumplida
expire|Let expire|Laisser expirer|Dejar vencer
commit|Mark as fully committed|Marquer comme entièrement engagée|Marcar como totalmente comprometida
reopen|Open again|Rouvrir|Reabrir
share|Share the draft|Partager le brouillon|Compartir el borrador
ready|Mark as ready|Marquer comme prêt|Marcar como listo
transmit|Record transmission|Consigner la transmission|Registrar la transmisión
register|Register|Enregistrer|Registrar
activate|Activate|Activer|Activar
lapse|Let lapse|Déclarer caduc|Declarar caducado
accept|Accept|Accepter|Aceptar
decline|Decline|Décliner|Rechazar
leave|Leave|Se retirer|Retirarse
clarify|Ask for clarification|Demander des précisions|Pedir aclaraciones
plan|Plan|Planifier|Planificar
announce|Announce|Annoncer|Anunciar
open|Open registration|Ouvrir les inscriptions|Abrir la inscripción
summarise|Mark the summary as ready|Signaler le résumé comme prêt|Marcar el resumen como listo
postpone|Postpone|Reporter|Aplazar
cancel|Cancel|Annuler|Cancelar
confirm|Confirm|Confirmer|Confirmar
end|End|Terminer|Terminar
check_in|Check in|Signaler sa présence|Registrar la asistencia
mark_absent|Mark as absent|Marquer comme absent|Marcar como ausente
verify|Verify|Vérifier|Verificar
block|Mark as blocked|Marquer comme bloquée|Marcar como bloqueada
carry_over|Carry over|Reconduire à la réunion suivante|Trasladar a la próxima reunión
drop|Drop|Abandonner|Descartar
indicate|Indicate interest|Manifester son intérêt|Manifestar interés
enrol|Make a member|Inscrire comme membre|Inscribir como miembro
merge|Merge|Fusionner|Fusionar
open_wave|Open an engagement wave|Ouvrir une vague de participation|Abrir una ola de participación
rest|Mark as dormant|Marquer comme inactive|Marcar como inactiva
ask_to_leave|Ask to leave the platform|Demander à quitter la plateforme|Pedir dejar la plataforma
ask_erasure|Ask for erasure of personal data|Demander l'effacement des données personnelles|Pedir la supresión de datos personales
anonymise|Erase personal data|Effacer les données personnelles|Suprimir los datos personales
revoke|Revoke|Révoquer|Revocar
trust|Trust this device|Faire confiance à cet appareil|Confiar en este dispositivo
suspend|Suspend|Suspendre|Suspender
order_wipe|Order a wipe|Ordonner l'effacement|Ordenar el borrado
confirm_wipe|Confirm the wipe|Confirmer l'effacement|Confirmar el borrado
resolve|Mark as resolved|Marquer comme résolu|Marcar como resuelto
request|Ask for a translation|Demander une traduction|Pedir una traducción
deliver|Deliver the translation|Remettre la traduction|Entregar la traducción
approve|Approve the translation|Approuver la traduction|Aprobar la traducción
mark_current|Mark as up to date|Marquer comme à jour|Marcar como actualizada
mark_stale_minor|Mark as slightly out of date|Marquer comme légèrement dépassée|Marcar como ligeramente desactualizada
mark_stale_major|Mark as out of date|Marquer comme dépassée|Marcar como desactualizada
settle|Settle|Régler|Resolver
read|Mark as read|Marquer comme lu|Marcar como leído
adopt|Adopt the words|Reprendre le texte|Incorporar el texto
reject|Do not accept|Ne pas accepter|No aceptar
)"},
};

// States of kinds whose name is feminine, where the word changes. Rows: code|FR|ES.
inline constexpr std::string_view feminine_states = R"(submitted|Soumise|Presentada
returned|Renvoyée pour modification|Devuelta para cambios
published|Publiée|Publicada
withdrawn|Retirée|Retirada
expired|Expirée|Vencida
fulfilled|Réalisée|Cumplida
partly_matched|Partiellement appariée|Parcialmente vinculada
matched|Appariée|Vinculada
proposed|Proposée|Propuesta
accepted|Acceptée|Aceptada
done|Faite|Hecha
verified|Vérifiée|Verificada
carried_over|Reconduite|Trasladada
blocked|Bloquée|Bloqueada
dropped|Abandonnée|Descartada
merged|Fusionnée|Fusionada
current|À jour|Actualizada
stale_minor|Légèrement dépassée|Ligeramente desactualizada
stale_major|Dépassée|Desactualizada
invited|Invitée|Invitada
active|Active|Activa
dormant|Inactive|Inactiva
left|Partie|Retirada de la plataforma
revoked|Révoquée|Revocada
planned|Planifiée|Planificada
closed|Close|Cerrada
confirmed|Confirmée|Confirmada
ended|Terminée|Terminada
fully_committed|Entièrement engagée|Totalmente comprometida
announced|Annoncée|Anunciada
open|Ouverte|Abierta
held|Tenue|Celebrada
summarised|Résumé établi|Resumida
postponed|Reportée|Aplazada
cancelled|Annulée|Cancelada
requested|Demandée|Solicitada
missing|Manquante|Faltante
reviewed|Relue|Revisada
settled|Réglée|Resuelta
)";

}  // namespace dialogue
