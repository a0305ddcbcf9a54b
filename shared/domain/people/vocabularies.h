// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable people_vocabularies[] = {
    {34, "V-STAKEHOLDER",
     R"(asylum_authority|State asylum or refugee-management authority|Autorité d'asile ou de gestion des réfugiés|Autoridad de asilo o de gestión de refugiados
state_other|Other State body (court, ministry, parliament)|Autre organe de l'État (tribunal, ministère, parlement)|Otro órgano estatal (tribunal, ministerio, parlamento)
perm_mission|Permanent mission in Geneva|Mission permanente à Genève|Misión permanente en Ginebra
regional_org|Regional organisation or platform|Organisation ou plateforme régionale|Organización o plataforma regional
unhcr|UNHCR|HCR|ACNUR
key_cso|Key civil society organisation|Organisation clé de la société civile|Organización clave de la sociedad civil
cso|Other civil society organisation|Autre organisation de la société civile|Otra organización de la sociedad civil
un_io|UN or other international organisation|ONU ou autre organisation internationale|ONU u otro organismo internacional
academia|Academia|Monde universitaire|Academia
professional|Professional organisation (bar, judges)|Organisation professionnelle (barreau, juges)|Organización profesional (colegio de abogados, jueces)
nhri|Ombudsperson / national human rights institution|Médiateur / institution nationale des droits de l'homme|Defensoría / institución nacional de DD. HH.
users|Users of asylum systems, refugee-led organisation|Usagers des systèmes d'asile, organisation dirigée par des réfugiés|Usuarios de los sistemas de asilo, organización dirigida por refugiados
private|Private sector, foundation, law firm|Secteur privé, fondation, cabinet d'avocats|Sector privado, fundación, bufete de abogados
dev_donor|Development actor or donor agency|Acteur du développement ou bailleur de fonds|Actor de desarrollo u organismo donante
)"},
    {35, "V-WAVE", R"(1|First wave (first global meeting)|Première vague (première réunion mondiale)|Primera ola (primera reunión mundial)
2|Second wave|Deuxième vague|Segunda ola
3|Third wave|Troisième vague|Tercera ola
)",
     ValueForm::listed},
    {42, "V-WEEKDAY", R"(mon|Monday|Lundi|Lunes
tue|Tuesday|Mardi|Martes
wed|Wednesday|Mercredi|Miércoles
thu|Thursday|Jeudi|Jueves
fri|Friday|Vendredi|Viernes
sat|Saturday|Samedi|Sábado
sun|Sunday|Dimanche|Domingo
)"},
};

}  // namespace dialogue
