// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

// What several areas choose from.
inline constexpr VocabularyTable common_vocabularies[] = {
    {1, "V-THEME", R"(legal.law|Law and regulations on asylum|Législation et réglementation de l'asile|Legislación y normativa de asilo
legal.access|Access to territory and procedure, non-refoulement|Accès au territoire et à la procédure, non-refoulement|Acceso al territorio y al procedimiento, no devolución
inst.setup|Institutional set-up and mandate|Cadre institutionnel et mandat|Estructura institucional y mandato
inst.planning|Strategic planning and resource management|Planification stratégique et gestion des ressources|Planificación estratégica y gestión de recursos
inst.financing|Financing of asylum systems|Financement des systèmes d'asile|Financiación de los sistemas de asilo
inst.staff|Staffing, training systems, well-being|Effectifs, formation, bien-être du personnel|Personal, formación y bienestar
inst.integrity|Integrity and anti-fraud|Intégrité et lutte contre la fraude|Integridad y lucha contra el fraude
proc.reception|Reception and information|Accueil et information|Recepción e información
proc.registration|Registration and documentation|Enregistrement et documentation|Registro y documentación
proc.screening|Identification, triage, referral|Identification, tri et orientation|Identificación, triaje y derivación
proc.differentiated|Differentiated case processing|Traitement différencié des demandes|Tramitación diferenciada de casos
proc.interview|Interviewing|Entretien|Entrevista
proc.assessment|Evidence, credibility, eligibility assessment|Preuve, crédibilité, examen de l'éligibilité|Prueba, credibilidad y examen de elegibilidad
proc.decision|Decision drafting and notification|Rédaction et notification des décisions|Redacción y notificación de decisiones
proc.appeal|Appeals and judicial review|Recours et contrôle juridictionnel|Recursos y control judicial
proc.coi|Country of origin information (COI)|Informations sur les pays d'origine|Información sobre el país de origen
proc.backlog|Backlog management|Gestion de l'arriéré|Gestión de casos acumulados
proc.quality|Quality assurance|Assurance qualité|Garantía de calidad
proc.cessation|Exclusion, cessation, cancellation|Exclusion, cessation, annulation|Exclusión, cesación y cancelación
supp.legalaid|Legal aid and representation|Aide et représentation juridiques|Asistencia y representación legal
supp.interpretation|Interpretation and translation|Interprétation et traduction|Interpretación y traducción
supp.vulnerability|Specific needs and vulnerability|Besoins spécifiques et vulnérabilité|Necesidades específicas y vulnerabilidad
supp.agd|Age, gender, diversity; child procedures|Âge, genre, diversité ; procédures pour enfants|Edad, género y diversidad; procedimientos para niños
digi.casemgmt|Case management and digitalisation|Gestion des dossiers et numérisation|Gestión de casos y digitalización
digi.data|Data, statistics, data protection|Données, statistiques, protection des données|Datos, estadísticas y protección de datos
digi.remote|Remote processing and self-service tools|Traitement à distance, outils en libre-service|Tramitación remota y autoservicio
adapt.contingency|Contingency plans, large arrivals, prima facie recognition|Plans de contingence, arrivées massives, reconnaissance prima facie|Planes de contingencia, llegadas masivas, reconocimiento prima facie
part.participation|Refugee participation and communication|Participation des réfugiés et communication|Participación de refugiados y comunicación
)"},
    {8, "V-TYPE", R"(technical|Technical|Technique|Técnica
material|Material|Matérielle|Material
financial|Financial|Financière|Financiera
policy|Policy|Politique/normative|De política
other|Other|Autre|Otra
)"},
    {32, "V-REGION",
     R"(ehagl|East & Horn of Africa and Great Lakes|Afrique de l'Est, Corne de l'Afrique et Grands Lacs|África Oriental, Cuerno de África y Grandes Lagos
sa|Southern Africa|Afrique australe|África Meridional
wca|West & Central Africa|Afrique de l'Ouest et centrale|África Occidental y Central
ame|Americas|Amériques|Américas
ap|Asia & Pacific|Asie et Pacifique|Asia y el Pacífico
eur|Europe|Europe|Europa
mena|Middle East & North Africa|Moyen-Orient et Afrique du Nord|Oriente Medio y África del Norte
glo|Global|Mondial|Mundial
)"},
    {36, "V-ROLE", R"(FP|Focal point|Point focal|Punto focal
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
)",
     ValueForm::listed},
    {37, "V-SCOPE", R"(all|Everything|Tout|Todo
workstream|One workstream|Un axe de travail|Una línea de trabajo
meeting|One meeting|Une réunion|Una reunión
record|One record|Une fiche|Una ficha
)",
     ValueForm::listed},
    {40, "V-LANG", R"(en|English|Anglais|Inglés
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
)",
     ValueForm::language},
    {50, "V-SOURCE", R"(entered|Entered on the platform|Saisi sur la plateforme|Introducido en la plataforma
imported|Imported from a table|Importé d'un tableau|Importado de una tabla
portal|Taken from the ACSG portal|Repris du portail de l'ACSG|Tomado del portal del ACSG
)"},
};

}  // namespace dialogue
