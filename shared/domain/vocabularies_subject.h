// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/vocabulary_tables.h"

namespace dialogue {

// What requests, offers and pledges speak of. Rows: code|EN|FR|ES.
inline constexpr VocabularyTable subject_tables[] = {
    {"V-THEME", R"(legal.law|Law and regulations on asylum|Législation et réglementation de l'asile|Legislación y normativa de asilo
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
proc.quality|Quality assurance|Assurance qualité|Control de calidad
proc.cessation|Exclusion, cessation, cancellation|Exclusion, cessation, annulation|Exclusión, cesación y cancelación
supp.legalaid|Legal aid and representation|Aide et représentation juridiques|Asistencia y representación legal
supp.interpretation|Interpretation and translation|Interprétation et traduction|Interpretación y traducción
supp.vulnerability|Specific needs and vulnerability|Besoins spécifiques et vulnérabilité|Necesidades específicas y vulnerabilidad
supp.agd|Age, gender, diversity; child procedures|Âge, genre, diversité ; procédures pour enfants|Edad, género y diversidad; procedimientos para niños
digi.casemgmt|Case management and digitalisation|Gestion des dossiers et numérisation|Gestión de casos y digitalización
digi.data|Data, statistics, data protection|Données, statistiques, protection des données|Datos, estadísticas y protección de datos
digi.remote|Remote processing and self-service tools|Traitement à distance, outils en libre-service|Tramitación remota y autoservicio
adapt.contingency|Contingency, large arrivals, group-based status|Contingence, arrivées massives, statut prima facie|Contingencia, llegadas masivas, estatuto prima facie
part.participation|Refugee participation and communication|Participation des réfugiés et communication|Participación de refugiados y comunicación
)"},
    {"V-CHAR", R"(fairness|Fairness|Équité|Equidad
efficiency|Efficiency|Efficacité|Eficiencia
adaptability|Adaptability|Adaptabilité|Adaptabilidad
integrity|Integrity|Intégrité|Integridad
)"},
    {"V-AREA", R"(legal_policy|Legal and policy framework|Cadre juridique et politique|Marco jurídico y de políticas
institutional|Institutional framework|Cadre institutionnel|Estructura institucional
assets|Assets and infrastructure|Biens matériels et infrastructures|Bienes materiales e infraestructura
planning|Planning and resource management|Planification et gestion des ressources|Planificación y gestión de recursos
modalities|Processing modalities|Modalités de traitement|Modalidades de tramitación
)"},
    {"V-PLEDGEAREA",
     R"(institutional|Strong institutional capacities|Capacités institutionnelles solides|Capacidades institucionales sólidas
legislative|Legislative and regulatory frameworks|Cadres législatifs et réglementaires|Marcos legislativos y normativos
procedures|Procedures, systems and practices|Procédures, systèmes et pratiques|Procedimientos, sistemas y prácticas
innovation|Diverse expertise, innovation, research|Expertises diverses, innovation, recherche|Experiencia diversa, innovación e investigación
)"},
    {"V-GCR",
     R"(g1|Ease pressures on host countries|Alléger la pression sur les pays d'accueil|Aliviar las presiones sobre los países de acogida
g2|Enhance refugee self-reliance|Renforcer l'autonomie des réfugiés|Mejorar la autosuficiencia de los refugiados
g3|Expand access to third-country solutions|Élargir l'accès aux solutions dans des pays tiers|Ampliar el acceso a soluciones en terceros países
g4|Support conditions for return in safety and dignity|Favoriser les conditions d'un retour en sécurité et dans la dignité|Apoyar condiciones para el retorno en seguridad y dignidad
)"},
    {"V-CATEGORY", R"(procedures_design|Procedures design|Conception des procédures|Diseño de procedimientos
institution|Institution|Institution|Institución
law|Law|Droit|Derecho
technology|Technology|Technologie|Tecnología
quality|Quality|Qualité|Calidad
people|People|Personnel|Personal
partnership|Partnership|Partenariat|Alianzas
)"},
    {"V-MODALITY", R"(twinning|Twinning|Jumelage|Hermanamiento
peer_exchange|Peer exchange (remote or on site)|Échange entre pairs|Intercambio entre pares
study_visit|Study visit|Visite d'étude|Visita de estudio
training|Training|Formation|Capacitación
tot|Training of trainers|Formation de formateurs|Formación de formadores
mentoring|Mentoring or coaching|Mentorat, accompagnement|Mentoría y acompañamiento
secondment|Secondment or deployment|Détachement ou déploiement|Adscripción o despliegue
expert_mission|Expert mission|Mission d'experts|Misión de expertos
legal_advice|Legislative drafting advice|Appui à la rédaction législative|Asesoría legislativa
assessment|System assessment or peer review|Évaluation du système, revue par les pairs|Evaluación del sistema, revisión entre pares
tool_sharing|Sharing tools, SOPs, templates|Partage d'outils, procédures, modèles|Intercambio de herramientas y modelos
coi_sharing|COI products or joint COI research|Produits COI, recherche conjointe|Productos COI, investigación conjunta
software|Software and systems support|Logiciels et systèmes|Programas y sistemas
equipment|Equipment and premises|Équipement et locaux|Equipamiento y locales
funding|Funding|Financement|Financiación
research|Research and evaluation|Recherche et évaluation|Investigación y evaluación
)"},
    {"V-TYPE", R"(technical|Technical|Technique|Técnica
material|Material|Matérielle|Material
financial|Financial|Financière|Financiera
policy|Policy|Politique/normative|De política
other|Other|Autre|Otra
)"},
    {"V-MATERIAL", R"(it_hardware|IT hardware|Matériel informatique|Equipos informáticos
connectivity|Connectivity|Connectivité|Conectividad
biometrics|Biometric equipment|Matériel biométrique|Equipos biométricos
interview_room|Interview rooms|Salles d'entretien|Salas de entrevista
vehicles|Vehicles|Véhicules|Vehículos
furniture|Furniture|Mobilier|Mobiliario
printing|Printing and documents|Impression et documents|Impresión y documentos
power|Power supply, UPS|Énergie, onduleurs|Energía y SAI
archive|Archive|Archivage|Archivo
interpretation_kit|Interpretation kit|Kit d'interprétation|Equipo de interpretación
)"},
    {"V-COST", R"(provider_pays|Provider pays|Fournisseur|Proveedor
recipient_pays|Recipient pays|Bénéficiaire|Beneficiario
shared|Shared|Partagé|Compartido
third_party|Third party|Tiers|Tercero
to_agree|To agree|À convenir|Por acordar
)"},
    {"V-IMPORTANCE", R"(must|Must have|Indispensable|Indispensable
nice|Nice to have|Souhaitable|Deseable
)"},
    {"V-UNIT", R"(experts|Experts|Experts|Expertos
days|Days|Jours|Días
seats|Seats|Places|Plazas
hours|Hours|Heures|Horas
currency|Amount of money|Montant|Importe
items|Items|Articles|Artículos
)"},
    {"V-DELIVERY", R"(on_site|On site|Sur place|Presencial
remote|Remote|À distance|A distancia
hybrid|Hybrid|Hybride|Híbrida
)"},
    {"V-SELFASSESS", R"(done|Done|Réalisée|Realizada
planned|Planned|Prévue|Prevista
no|Not done|Non réalisée|No realizada
)"},
    {"V-ORIGIN", R"(pledge_pledge|Pledge–pledge|Engagement–engagement|Compromiso–compromiso
request_offer|Request–offer|Demande–offre|Solicitud–oferta
offer_no_pledge|Offer without pledge|Offre sans engagement|Oferta sin compromiso
relationship_bilateral|Pre-existing bilateral relationship|Relation bilatérale préexistante|Relación bilateral previa
relationship_acsg|Pre-existing ACSG relationship|Relation ACSG préexistante|Relación ACSG previa
initiative_linked|Linked to an initiative|Lié à une initiative|Vinculado a una iniciativa
pledge_impl_unmatched|Implementation without a corresponding pledge|Mise en œuvre sans engagement correspondant|Ejecución sin compromiso correspondiente
south_south|South–South|Sud-Sud|Sur-Sur
)"},
    {"V-BASIS", R"(pledge|Pledge|Engagement|Compromiso
no_pledge|No pledge|Sans engagement|Sin compromiso
relationship|Existing relationship|Relation existante|Relación existente
initiative|Initiative|Initiative|Iniciativa
)"},
    {"V-BASISREL", R"(bilateral|Bilateral|Bilatérale|Bilateral
acsg|Through the ACSG|Par l'ACSG|A través del ACSG
regional|Regional|Régionale|Regional
un_project|UN project|Projet de l'ONU|Proyecto de la ONU
)"},
    {"V-PLEDGEKIND", R"(commitment|National commitment|Engagement national|Compromiso nacional
support|Offer of support|Offre d'appui|Oferta de apoyo
both|Both|Les deux|Ambos
)"},
    {"V-PLEDGEFORM", R"(single|Single|Individuel|Individual
joint|Joint|Conjoint|Conjunto
multistakeholder|Multistakeholder|Multipartite|De múltiples partes interesadas
match_of|Match of another pledge|En réponse à un autre engagement|En respuesta a otro compromiso
)"},
    {"V-PARTYROLE", R"(lead|Lead|Chef de file|Líder
partner|Partner|Partenaire|Socio
supporter|Supporter|Soutien|Colaborador
)"},
    {"V-CONSENT", R"(invited|Invited|Invité|Invitado
accepted|Accepted|Accepté|Aceptado
declined|Declined|Décliné|Rechazado
withdrawn|Withdrawn|Retiré|Retirado
)"},
    {"V-CHECK",
     R"(specific|Specific: a component with theme, countries and parties|Précis : une composante avec thème, pays et parties|Específico: un componente con tema, países y partes
measurable|Measurable: every component has indicator, target and unit|Mesurable : chaque composante a un indicateur, une cible et une unité|Medible: cada componente tiene indicador, meta y unidad
time_bound|Time-bound: every component is due before the next Forum|Daté : chaque composante a une échéance avant le prochain Forum|Con plazos: cada componente vence antes del próximo Foro
objectives|GCR objective, focal point, description of 300 to 3,000 characters|Objectif du Pacte mondial, point focal, description de 300 à 3 000 caractères|Objetivo del Pacto Mundial, punto focal, descripción de 300 a 3.000 caracteres
no_personal_data|Declared free of personal case data|Déclaré sans données personnelles de dossiers|Declarado sin datos personales de casos
baseline|Starting point given for every component|Situation de départ indiquée pour chaque composante|Situación de partida indicada en cada componente
achievable|Achievable: amount, linked offer or condition named|Réalisable : montant, offre liée ou réserve indiqués|Alcanzable: importe, oferta vinculada o condición indicados
relevant|Relevant: area chosen and linked to a need or recommendation|Pertinent : domaine choisi et lien avec un besoin ou une recommandation|Pertinente: ámbito elegido y vínculo con una necesidad o recomendación
additional|Additional: what is new is described|Additionnel : ce qui est nouveau est décrit|Adicional: se describe lo que es nuevo
quantifiable|Quantifiable: at least one target in numbers|Quantifiable : au moins une cible chiffrée|Cuantificable: al menos una meta en cifras
joint|Joint: at least two parties|Conjoint : au moins deux parties|Conjunto: al menos dos partes
pre_matched|Pre-matched: every component linked to a line|Apparié d'avance : chaque composante liée à une ligne|Vinculado de antemano: cada componente vinculado a una línea
refugees_consulted|Refugees consulted|Réfugiés consultés|Refugiados consultados
agd|Age, gender and diversity considered|Âge, genre et diversité pris en compte|Edad, género y diversidad considerados
hlom|In line with the high-level officials' recommendations|Conforme aux recommandations des hauts fonctionnaires|Conforme a las recomendaciones de los altos funcionarios
)"},
    {"V-STAGE", R"(not_reported|No update received|Aucune mise à jour reçue|Sin actualización
planning|In planning|En planification|En planificación
in_progress|In progress|En cours|En curso
fulfilled|Fulfilled|Réalisé|Cumplido
)"},
    {"V-CYCLE", R"(grf_2019|GRF 2019|Forum mondial sur les réfugiés 2019|Foro Mundial sobre los Refugiados 2019
grf_2023|GRF 2023|Forum mondial sur les réfugiés 2023|Foro Mundial sobre los Refugiados 2023
grf_2027|GRF 2027|Forum mondial sur les réfugiés 2027|Foro Mundial sobre los Refugiados 2027
)"},
    {"V-CHALLENGE", R"(funding|Funding|Financement|Financiación
staff|Staff|Personnel|Personal
political|Political context|Contexte politique|Contexto político
legal|Legal obstacle|Obstacle juridique|Obstáculo jurídico
emergency|Emergency|Urgence|Emergencia
security|Security|Sécurité|Seguridad
partner|Partner not available|Partenaire indisponible|Socio no disponible
data|Data|Données|Datos
)"},
    {"V-DECLINE", R"(no_capacity|No capacity|Capacité insuffisante|Sin capacidad
timing|Timing|Calendrier|Calendario
out_of_scope|Out of scope|Hors champ|Fuera del ámbito
language|Language|Langue|Idioma
already_covered|Already covered|Déjà couvert|Ya cubierto
political|Political reason|Raison politique|Razón política
other|Other|Autre|Otro
)"},
    {"V-LINK", R"(same_objective|Same objective|Même objectif|Mismo objetivo
complements|Complements|Complète|Complementa
joint_event|Joint event|Événement conjoint|Evento conjunto
agenda_item|Agenda item|Point à l'ordre du jour|Punto del orden del día
feeds_into|Feeds into|Alimente|Alimenta
funded_by|Funded by|Financé par|Financiado por
refers_to|Refers to|Renvoie à|Remite a
)"},
    {"V-ASPECT", R"(thematic|Thematic|Thématique|Temático
institutional|Institutional|Institutionnel|Institucional
geographic|Geographic situation|Situation géographique|Situación geográfica
)"},
    {"V-RECSOURCE", R"(stocktaking|ACSG Stocktaking|Bilan ACSG|Balance ACSG
excom_side_event|EXCOM side event|Événement parallèle ExCom|Evento paralelo ExCom
evaluation_2022|Evaluation 2022|Évaluation 2022|Evaluación 2022
hlom|High-level officials meeting|Réunion de hauts fonctionnaires|Reunión de Altos Funcionarios
global_meeting|Global meeting|Réunion mondiale|Reunión mundial
other|Other|Autre|Otro
)"},
    {"V-LEVER", R"(strategy|Strategy|Stratégie|Estrategia
guidance|Guidance|Orientations|Orientaciones
tools|Tools|Outils|Herramientas
training|Training|Formation|Formación
partnerships|Partnerships|Partenariats|Alianzas
data|Data|Données|Datos
)"},
    {"V-RESOURCE", R"(guidance|Guidance|Orientations|Orientaciones
tool|Tool|Outil|Herramienta
training|Training|Formation|Capacitación
template|Template|Modèle|Plantilla
research|Research|Recherche|Investigación
law_text|Text of law|Texte de loi|Texto legal
report|Report|Rapport|Informe
video|Video|Vidéo|Video
)"},
    {"V-REGION",
     R"(ehagl|East & Horn of Africa and Great Lakes|Afrique de l'Est, Corne de l'Afrique et Grands Lacs|África Oriental, Cuerno de África y Grandes Lagos
sa|Southern Africa|Afrique australe|África Meridional
wca|West & Central Africa|Afrique de l'Ouest et centrale|África Occidental y Central
ame|Americas|Amériques|las Américas
ap|Asia & Pacific|Asie et Pacifique|Asia y el Pacífico
eur|Europe|Europe|Europa
mena|Middle East & North Africa|Moyen-Orient et Afrique du Nord|Oriente Medio y África del Norte
glo|Global|Mondial|Mundial
)"},
    {"V-BODYTYPE", R"(regional_org|Regional org|Organisation régionale|Organización regional
regional_process|Regional process|Processus régional|Proceso regional
support_platform|Support platform|Plateforme d'appui|Plataforma de apoyo
practitioner_network|Practitioner network|Réseau de praticiens|Red de profesionales
agency|Agency|Agence|Agencia
judges_network|Judges network|Réseau de juges|Red de jueces
group_of_friends|Group of friends|Groupe d'amis|Grupo de amigos
)"},
};

}  // namespace dialogue
