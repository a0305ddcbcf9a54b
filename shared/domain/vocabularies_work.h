// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/vocabulary_tables.h"

namespace dialogue {

// People, meetings and the platform's own work. Rows: code|EN|FR|ES.
inline constexpr VocabularyTable work_tables[] = {
    {"V-STAKEHOLDER",
     R"(asylum_authority|State asylum or refugee-management authority|Autorité d'asile ou de gestion des réfugiés|Autoridad de asilo o de gestión de refugiados
state_other|Other State body (court, ministry, parliament)|Autre organe de l'État|Otro órgano estatal
perm_mission|Permanent mission in Geneva|Mission permanente à Genève|Misión permanente en Ginebra
regional_org|Regional organisation or platform|Organisation ou plateforme régionale|Organización o plataforma regional
unhcr|UNHCR|HCR|ACNUR
key_cso|Key civil society organisation|Organisation clé de la société civile|Organización clave de la sociedad civil
cso|Other civil society organisation|Autre organisation de la société civile|Otra organización de la sociedad civil
un_io|UN or other international organisation|Organisation internationale|Organismo internacional
academia|Academia|Monde universitaire|Academia
professional|Professional organisation (bar, judges)|Organisation professionnelle|Organización profesional
nhri|Ombudsperson / national human rights institution|Médiateur / institution nationale des droits humains|Defensoría / institución nacional de DD. HH.
users|Users of asylum systems, refugee-led organisation|Usagers, organisation dirigée par des réfugiés|Usuarios, organización dirigida por refugiados
private|Private sector, foundation, law firm|Secteur privé, fondation, cabinet|Sector privado, fundación, bufete
dev_donor|Development actor or donor agency|Acteur du développement ou bailleur|Actor de desarrollo o donante
)"},
    {"V-WAVE", R"(1|First wave (first global meeting)|Première vague (première réunion mondiale)|Primera ola (primera reunión mundial)
2|Second wave|Deuxième vague|Segunda ola
3|Third wave|Troisième vague|Tercera ola
)"},
    {"V-ROLE", R"(FP|Focal point|Point focal|Punto focal
OL|Organisation lead|Responsable d'organisation|Responsable de organización
CT|Contributor|Contributeur|Colaborador
PM|Permanent mission liaison|Liaison de la mission permanente|Enlace de la misión permanente
RO|Regional organisation|Organisation régionale|Organización regional
CS|Civil society, academia, private sector|Société civile, monde universitaire, secteur privé|Sociedad civil, academia, sector privado
UR|Representative of users of asylum systems|Représentant des usagers des systèmes d'asile|Representante de usuarios de los sistemas de asilo
WL|Workstream co-lead or co-convenor|Copilote d'axe de travail ou co-organisateur|Colíder de línea de trabajo o coorganizador
TR|Translator or interpreter|Traducteur ou interprète|Traductor o intérprete
UF|UNHCR bureau or country office|Bureau du HCR|Oficina del ACNUR
SO|Secretariat officer|Chargé au Secrétariat|Oficial de la Secretaría
SC|Secretariat coordinator|Coordonnateur du Secrétariat|Coordinador de la Secretaría
SA|Server administrator|Administrateur du serveur|Administrador del servidor
OB|Observer|Observateur|Observador
)"},
    {"V-SCOPE", R"(all|Everything|Tout|Todo
workstream|One workstream|Un axe de travail|Una línea de trabajo
meeting|One meeting|Une réunion|Una reunión
record|One record|Une fiche|Un registro
)"},
    {"V-MEMBERROLE", R"(member|Member|Membre|Miembro
co_lead|Co-lead|Copilote|Colíder
observer|Observer|Observateur|Observador
)"},
    {"V-INTEREST", R"(lead|Lead|Piloter|Liderar
contribute|Contribute|Contribuer|Contribuir
follow|Follow|Suivre|Seguir
)"},
    {"V-LANG", R"(en|English|Anglais|Inglés
fr|French|Français|Francés
es|Spanish|Espagnol|Español
ar|Arabic|Arabe|Árabe
ru|Russian|Russe|Ruso
zh|Chinese|Chinois|Chino
pt|Portuguese|Portugais|Portugués
sw|Swahili|Swahili|Suajili
uk|Ukrainian|Ukrainien|Ucraniano
tr|Turkish|Turc|Turco
fa|Persian|Persan|Persa
ka|Georgian|Géorgien|Georgiano
tg|Tajik|Tadjik|Tayiko
mk|Macedonian|Macédonien|Macedonio
)"},
    {"V-LANGPAIR", R"(en-fr|English to French|Anglais vers français|Inglés a francés
en-es|English to Spanish|Anglais vers espagnol|Inglés a español
fr-en|French to English|Français vers anglais|Francés a inglés
fr-es|French to Spanish|Français vers espagnol|Francés a español
es-en|Spanish to English|Espagnol vers anglais|Español a inglés
es-fr|Spanish to French|Espagnol vers français|Español a francés
)"},
    {"V-WEEKDAY", R"(mon|Monday|Lundi|Lunes
tue|Tuesday|Mardi|Martes
wed|Wednesday|Mercredi|Miércoles
thu|Thursday|Jeudi|Jueves
fri|Friday|Vendredi|Viernes
sat|Saturday|Samedi|Sábado
sun|Sunday|Dimanche|Domingo
)"},
    {"V-MEETING", R"(global|Global meeting|Réunion mondiale|Reunión mundial
ws_focused|Focused workstream meeting|Réunion ciblée d'axe de travail|Reunión específica de línea de trabajo
technical_dialogue|Technical dialogue|Dialogue technique|Diálogo técnico
roundtable|Roundtable|Table ronde|Mesa redonda
consultation|Strategy consultation|Consultation sur la stratégie|Consulta sobre la estrategia
match_meeting|Matching meeting|Réunion de mise en relation|Reunión de vinculación
side_event|Side event at another forum|Événement parallèle|Evento paralelo
pledge_clinic|Pledge clinic|Atelier d'appui aux engagements|Taller de apoyo a compromisos
webinar|Webinar|Webinaire|Seminario web
)"},
    {"V-MODE", R"(virtual|Virtual|Virtuelle|Virtual
in_person|In person|En présentiel|Presencial
hybrid|Hybrid|Hybride|Híbrida
)"},
    {"V-AGENDATYPE", R"(update|Update|Point d'information|Actualización
contribution|Contribution|Contribution|Contribución
key_action|Key action|Action clé|Acción clave
topic|Topic|Thème|Tema
logistics|Logistics|Logistique|Logística
)"},
    {"V-NOTETYPE", R"(private_note|Private note|Note personnelle|Nota personal
delegation_note|Delegation note|Note de la délégation|Nota de la delegación
intervention|Intervention|Intervention|Intervención
question|Question|Question|Pregunta
decision_draft|Draft decision|Projet de décision|Proyecto de decisión
action_draft|Draft action|Projet d'action|Proyecto de acción
)"},
    {"V-COMMENTKIND", R"(general|General comment|Commentaire général|Comentario general
review|Review comment|Commentaire de relecture|Comentario de revisión
complementarity|Complementarity comment|Commentaire de complémentarité|Comentario de complementariedad
)"},
    {"V-COMPLEMENTARITY", R"(covered|Already covered|Déjà couvert|Ya cubierto
complements|Complements|Complète|Complementa
can_add|We can add to it|Nous pouvons y contribuer|Podemos contribuir
)"},
    {"V-METHOD", R"(human|Human|Humaine|Humana
machine|Machine|Automatique|Automática
imported|Imported|Importée|Importada
)"},
    {"V-SOURCE", R"(entered|Entered on the platform|Saisi sur la plateforme|Introducido en la plataforma
imported|Imported from a table|Importé d'un tableau|Importado de una tabla
portal|Taken from the ACSG portal|Repris du portail de l'ACSG|Tomado del portal del ACSG
)"},
    {"V-TAKE", R"(proposed|Take the proposed text|Prendre le texte proposé|Tomar el texto propuesto
current|Keep the current text|Garder le texte actuel|Mantener el texto actual
value|Write a new text|Écrire un nouveau texte|Escribir un texto nuevo
)"},
    {"V-NOTICE", R"(verdict|Answer to a change of yours|Réponse à l'une de vos modifications|Respuesta a uno de sus cambios
security|Security|Sécurité|Seguridad
access|Your access|Votre accès|Su acceso
reminder|Reminder|Rappel|Recordatorio
restore|Server restored|Serveur restauré|Servidor restaurado
)"},
    {"V-MODERATION", R"(access_ended|Arrived after access had ended|Reçu après la fin de l'accès|Recibido después del fin del acceso
quarantine|Came back after the server was restored|Revenu après la restauration du serveur|Volvió después de restaurar el servidor
reported|Reported|Signalé|Denunciado
)"},
    {"V-VERDICT", R"(queued|Waiting to sync|En attente de synchronisation|Pendiente de sincronizar
applied|Applied|Appliqué|Aplicado
rejected|Not accepted|Non accepté|No aceptado
conflict|Needs your decision|Décision requise|Requiere su decisión
)"},
};

}  // namespace dialogue
