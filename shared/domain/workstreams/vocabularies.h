// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable workstreams_vocabularies[] = {
    {38, "V-MEMBERROLE", R"(member|Member|Membre|Miembro
co_lead|Co-lead|Copilote|Colíder
observer|Observer|Observateur|Observador
)"},
    {39, "V-INTEREST", R"(lead|Lead|Piloter|Liderar
contribute|Contribute|Contribuer|Contribuir
follow|Follow|Suivre|Seguir
)"},
};

}  // namespace dialogue
