// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

// Of kinds that are still to come: each goes to its area with the first kind that has codes of it.
inline constexpr VocabularyTable vocabularies_to_come[] = {
    {6, "V-CATEGORY", R"(procedures_design|Procedures design|Conception des procédures|Diseño de procedimientos
institution|Institution|Institution|Institución
law|Law|Droit|Derecho
technology|Technology|Technologie|Tecnología
quality|Quality|Qualité|Calidad
people|People|Personnel|Personal
partnership|Partnership|Partenariat|Alianzas
)"},
    {15, "V-ORIGIN", R"(pledge_pledge|Pledge–pledge|Engagement–engagement|Compromiso–compromiso
request_offer|Request–offer|Demande–offre|Solicitud–oferta
offer_no_pledge|Offer without pledge|Offre sans engagement|Oferta sin compromiso
relationship_bilateral|Pre-existing bilateral relationship|Relation bilatérale préexistante|Relación bilateral previa
relationship_acsg|Pre-existing ACSG relationship|Relation ACSG préexistante|Relación ACSG previa
initiative_linked|Linked to an initiative|Lié à une initiative|Vinculado a una iniciativa
pledge_impl_unmatched|Implementation without a corresponding pledge|Mise en œuvre sans engagement correspondant|Ejecución sin compromiso correspondiente
south_south|South–South|Sud-Sud|Sur-Sur
)"},
    {17, "V-BASISREL", R"(bilateral|Bilateral|Bilatérale|Bilateral
acsg|Through the ACSG|Par l'ACSG|A través del ACSG
regional|Regional|Régionale|Regional
un_project|UN project|Projet de l'ONU|Proyecto de la ONU
)"},
    {26, "V-DECLINE", R"(no_capacity|No capacity|Capacité insuffisante|Sin capacidad
timing|Timing|Calendrier|Calendario
out_of_scope|Out of scope|Hors champ|Fuera del ámbito
language|Language|Langue|Idioma
already_covered|Already covered|Déjà couvert|Ya cubierto
political|Political reason|Raison politique|Razón política
other|Other|Autre|Otro
)"},
    {27, "V-LINK", R"(same_objective|Same objective|Même objectif|Mismo objetivo
complements|Complements|Complète|Complementa
joint_event|Joint event|Événement conjoint|Evento conjunto
agenda_item|Agenda item|Point à l'ordre du jour|Punto del orden del día
feeds_into|Feeds into|Alimente|Alimenta
funded_by|Funded by|Financé par|Financiado por
refers_to|Refers to|Renvoie à|Remite a
)"},
    {28, "V-ASPECT", R"(thematic|Thematic|Thématique|Temático
institutional|Institutional|Institutionnel|Institucional
geographic|Geographic situation|Situation géographique|Situación geográfica
)"},
    {29, "V-RECSOURCE", R"(stocktaking|ACSG Stocktaking|Bilan ACSG|Balance ACSG
excom_side_event|EXCOM side event|Événement parallèle ExCom|Evento paralelo ExCom
evaluation_2022|Evaluation 2022|Évaluation 2022|Evaluación 2022
hlom|High-level officials meeting|Réunion de hauts fonctionnaires|Reunión de Altos Funcionarios
global_meeting|Global meeting|Réunion mondiale|Reunión mundial
other|Other|Autre|Otro
)"},
    {30, "V-LEVER", R"(strategy|Strategy|Stratégie|Estrategia
guidance|Guidance|Orientations|Orientaciones
tools|Tools|Outils|Herramientas
training|Training|Formation|Formación
partnerships|Partnerships|Partenariats|Alianzas
data|Data|Données|Datos
)"},
    {31, "V-RESOURCE", R"(guidance|Guidance|Orientations|Orientaciones
tool|Tool|Outil|Herramienta
training|Training|Formation|Capacitación
template|Template|Modèle|Plantilla
research|Research|Recherche|Investigación
law_text|Text of law|Texte de loi|Texto legal
report|Report|Rapport|Informe
video|Video|Vidéo|Video
)"},
    {33, "V-BODYTYPE", R"(regional_org|Regional organisation|Organisation régionale|Organización regional
regional_process|Regional process|Processus régional|Proceso regional
support_platform|Support platform|Plateforme d'appui|Plataforma de apoyo
practitioner_network|Practitioner network|Réseau de praticiens|Red de profesionales
agency|Agency|Agence|Agencia
judges_network|Network of judges|Réseau de juges|Red de jueces
group_of_friends|Group of friends|Groupe d'amis|Grupo de amigos
)"},
    {54, "V-VERDICT", R"(queued|Waiting to be sent|À envoyer|Pendiente de envío
applied|Applied|Appliqué|Aplicado
rejected|Not accepted|Non accepté|No aceptado
conflict|Needs your decision|Décision requise|Requiere su decisión
)"},
};

}  // namespace dialogue
