// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable pledges_vocabularies[] = {
    {4, "V-PLEDGEAREA",
     R"(institutional|Strong institutional capacities|Capacités institutionnelles solides|Capacidades institucionales sólidas
legislative|Legislative and regulatory frameworks|Cadres législatifs et réglementaires|Marcos legislativos y normativos
procedures|Procedures, systems and practices|Procédures, systèmes et pratiques|Procedimientos, sistemas y prácticas
innovation|Diverse expertise, innovation, research|Expertises diverses, innovation, recherche|Experiencia diversa, innovación e investigación
)"},
    {5, "V-GCR",
     R"(g1|Ease pressures on host countries|Alléger la pression sur les pays d'accueil|Aliviar las presiones sobre los países de acogida
g2|Enhance refugee self-reliance|Renforcer l'autonomie des réfugiés|Mejorar la autosuficiencia de los refugiados
g3|Expand access to third-country solutions|Élargir l'accès aux solutions dans des pays tiers|Ampliar el acceso a soluciones en terceros países
g4|Support conditions for return in safety and dignity|Favoriser les conditions d'un retour en sécurité et dans la dignité|Apoyar condiciones para el retorno en seguridad y dignidad
)"},
    {18, "V-PLEDGEKIND", R"(commitment|National commitment|Engagement national|Compromiso nacional
support|Offer of support|Offre d'appui|Oferta de apoyo
both|Both|Les deux|Ambos
)"},
    {19, "V-PLEDGEFORM", R"(single|Single|Individuel|Individual
joint|Joint|Conjoint|Conjunto
multistakeholder|Multistakeholder|Multipartite|De múltiples partes interesadas
match_of|Match of another pledge|En réponse à un autre engagement|En respuesta a otro compromiso
)"},
    {20, "V-PARTYROLE", R"(lead|Lead|Chef de file|Líder
partner|Partner|Partenaire|Socio
supporter|Supporter|Soutien|Colaborador
)"},
    {21, "V-CONSENT", R"(invited|Invited|Invité|Invitado
accepted|Accepted|Accepté|Aceptado
declined|Declined|Décliné|Rechazado
withdrawn|Withdrawn|Retiré|Retirado
)"},
    {22, "V-CHECK",
     R"(specific|Specific: a component with theme, countries and parties|Précis : une composante avec thème, pays et parties|Específico: un componente con tema, países y partes
measurable|Measurable: every component has indicator, target and unit|Mesurable : chaque composante a un indicateur, une cible et une unité|Medible: cada componente tiene indicador, meta y unidad
time_bound|Time-bound: every component is due before the next Forum|Daté : chaque composante a une échéance avant le prochain Forum|Con plazos: cada componente vence antes del próximo Foro
objectives|GCR objective, focal point, description of 300 to 3,000 characters|Objectif du Pacte mondial, point focal, description de 300 à 3 000 caractères|Objetivo del Pacto Mundial, punto focal, descripción de 300 a 3.000 caracteres
no_personal_data|Declared free of personal case data|Déclaré sans données personnelles de dossiers|Declarado sin datos personales de casos
baseline|Starting point given for every component|Situation de départ indiquée pour chaque composante|Situación de partida indicada en cada componente
achievable|Achievable: amount, linked offer or condition named|Réalisable : montant, offre liée ou réserve indiqués|Alcanzable: importe, oferta vinculada o condición indicados
relevant|Relevant: area chosen and linked to a need or recommendation|Pertinent : domaine choisi et lien avec un besoin ou une recommandation|Pertinente: ámbito elegido y vínculo con una necesidad o recomendación
additional|Additional: what is new is described|Additionnel : ce qui est nouveau est décrit|Adicional: se describe lo que es nuevo
quantifiable|Quantifiable: at least one target in numbers|Quantifiable : au moins une cible chiffrée|Cuantificable: al menos una meta en cifras
joint|Joint: at least two parties|Conjoint : au moins deux parties|Conjunto: al menos dos partes
pre_matched|Pre-matched: every component linked to a line|Apparié d'avance : chaque composante liée à une ligne|Vinculado de antemano: cada componente vinculado a una línea
refugees_consulted|Refugees consulted|Réfugiés consultés|Refugiados consultados
agd|Age, gender and diversity considered|Âge, genre et diversité pris en compte|Edad, género y diversidad considerados
hlom|In line with the high-level officials' recommendations|Conforme aux recommandations des hauts fonctionnaires|Conforme a las recomendaciones de los altos funcionarios
)"},
    {23, "V-STAGE", R"(not_reported|No update received|Aucune mise à jour reçue|Sin actualización
planning|In planning|En planification|En planificación
in_progress|In progress|En cours|En curso
fulfilled|Fulfilled|Réalisé|Cumplido
)"},
    {24, "V-CYCLE", R"(grf_2019|GRF 2019|Forum mondial sur les réfugiés 2019|Foro Mundial sobre los Refugiados 2019
grf_2023|GRF 2023|Forum mondial sur les réfugiés 2023|Foro Mundial sobre los Refugiados 2023
grf_2027|GRF 2027|Forum mondial sur les réfugiés 2027|Foro Mundial sobre los Refugiados 2027
)"},
    {25, "V-CHALLENGE", R"(funding|Funding|Financement|Financiación
staff|Staff|Personnel|Personal
political|Political context|Contexte politique|Contexto político
legal|Legal obstacle|Obstacle juridique|Obstáculo jurídico
emergency|Emergency|Urgence|Emergencia
security|Security|Sécurité|Seguridad
partner|Partner not available|Partenaire indisponible|Socio no disponible
data|Data|Données|Datos
)"},
};

}  // namespace dialogue
