// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable support_vocabularies[] = {
    {2, "V-CHAR", R"(fairness|Fairness|Équité|Equidad
efficiency|Efficiency|Efficacité|Eficiencia
adaptability|Adaptability|Adaptabilité|Adaptabilidad
integrity|Integrity|Intégrité|Integridad
)"},
    {3, "V-AREA", R"(legal_policy|Legal and policy framework|Cadre juridique et politique|Marco jurídico y de políticas
institutional|Institutional framework|Cadre institutionnel|Estructura institucional
assets|Assets and infrastructure|Biens matériels et infrastructures|Bienes materiales e infraestructura
planning|Planning and resource management|Planification et gestion des ressources|Planificación y gestión de recursos
modalities|Processing modalities|Modalités de traitement|Modalidades de tramitación
)"},
    {7, "V-MODALITY", R"(twinning|Twinning|Jumelage|Hermanamiento
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
    {9, "V-MATERIAL", R"(it_hardware|IT hardware|Matériel informatique|Equipos informáticos
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
    {10, "V-COST", R"(provider_pays|Provider pays|Fournisseur|Proveedor
recipient_pays|Recipient pays|Bénéficiaire|Beneficiario
shared|Shared|Partagé|Compartido
third_party|Third party|Tiers|Tercero
to_agree|To be agreed|À convenir|Por acordar
)"},
    {11, "V-IMPORTANCE", R"(must|Must have|Indispensable|Indispensable
nice|Nice to have|Souhaitable|Deseable
)"},
    {12, "V-UNIT", R"(experts|Experts|Experts|Expertos
days|Days|Jours|Días
seats|Seats|Places|Plazas
hours|Hours|Heures|Horas
currency|Amount of money|Montant|Importe
items|Items|Articles|Artículos
)"},
    {13, "V-DELIVERY", R"(on_site|On site|Sur place|Presencial
remote|Remote|À distance|A distancia
hybrid|Hybrid|Hybride|Híbrida
)"},
    {14, "V-SELFASSESS", R"(done|Done|Réalisée|Realizada
planned|Planned|Prévue|Prevista
no|Not done|Non réalisée|No realizada
)"},
    {16, "V-BASIS", R"(pledge|Pledge|Engagement|Compromiso
no_pledge|No pledge|Sans engagement|Sin compromiso
relationship|Existing relationship|Relation existante|Relación existente
initiative|Initiative|Initiative|Iniciativa
)"},
};

}  // namespace dialogue
