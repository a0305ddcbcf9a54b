// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable meetings_vocabularies[] = {
    {41, "V-LANGPAIR", R"(en-fr|English to French|Anglais vers français|Inglés a francés
en-es|English to Spanish|Anglais vers espagnol|Inglés a español
fr-en|French to English|Français vers anglais|Francés a inglés
fr-es|French to Spanish|Français vers espagnol|Francés a español
es-en|Spanish to English|Espagnol vers anglais|Español a inglés
es-fr|Spanish to French|Espagnol vers français|Español a francés
)"},
    {43, "V-MEETING", R"(global|Global meeting|Réunion mondiale|Reunión mundial
ws_focused|Focused workstream meeting|Réunion ciblée d'axe de travail|Reunión específica de línea de trabajo
technical_dialogue|Technical dialogue|Dialogue technique|Diálogo técnico
roundtable|Roundtable|Table ronde|Mesa redonda
consultation|Strategy consultation|Consultation sur la stratégie|Consulta sobre la estrategia
match_meeting|Matching meeting|Réunion de mise en relation|Reunión de vinculación
side_event|Side event at another forum|Événement parallèle|Evento paralelo
pledge_clinic|Pledge clinic|Atelier d'appui aux engagements|Taller de apoyo a compromisos
webinar|Webinar|Webinaire|Seminario web
)"},
    {44, "V-MODE", R"(virtual|Virtual|Virtuelle|Virtual
in_person|In person|En présentiel|Presencial
hybrid|Hybrid|Hybride|Híbrida
)"},
    {45, "V-AGENDATYPE", R"(update|Update|Point d'information|Actualización
contribution|Contribution|Contribution|Contribución
key_action|Key action|Action clé|Acción clave
topic|Topic|Thème|Tema
logistics|Logistics|Logistique|Logística
)"},
};

}  // namespace dialogue
