// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable talk_vocabularies[] = {
    {46, "V-NOTETYPE", R"(private_note|Private note|Note personnelle|Nota personal
delegation_note|Delegation note|Note de la délégation|Nota de la delegación
intervention|Intervention|Intervention|Intervención
question|Question|Question|Pregunta
decision_draft|Draft decision|Projet de décision|Proyecto de decisión
action_draft|Draft action|Projet d'action|Proyecto de acción
)"},
    {47, "V-COMMENTKIND", R"(general|General comment|Commentaire général|Comentario general
review|Review comment|Commentaire de relecture|Comentario de revisión
complementarity|Complementarity comment|Commentaire de complémentarité|Comentario de complementariedad
)"},
    {48, "V-COMPLEMENTARITY", R"(covered|Already covered|Déjà couvert|Ya cubierto
complements|Complements|Complète|Complementa
can_add|We can add to it|Nous pouvons y contribuer|Podemos contribuir
)"},
};

}  // namespace dialogue
