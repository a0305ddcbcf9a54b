// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

// Rows as in shared/domain/messages_table.cpp.
inline constexpr std::string_view common_sentences =
    R"(end_before_start|“{field}” is before the beginning. What is written stays as it is. Correct one of the two dates.|« {field} » est antérieur au début. Ce qui est écrit reste tel quel. Corrigez l'une des deux dates.|«{field}» es anterior al comienzo. Lo escrito queda como está. Corrija una de las dos fechas.
second_person_needed|Somebody else has to do this: nobody decides alone on their own work. Nothing was changed. Ask a second person.|Une autre personne doit le faire : nul ne décide seul de son propre travail. Rien n'a été modifié. Demandez à une deuxième personne.|Tiene que hacerlo otra persona: nadie decide solo sobre su propio trabajo. No se cambió nada. Pídaselo a una segunda persona.
)";

}  // namespace dialogue
