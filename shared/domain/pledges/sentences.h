// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

// Rows as in shared/domain/messages_table.cpp.
inline constexpr std::string_view pledges_sentences =
    R"(one_lead|A pledge needs exactly one lead, and it must be your own organisation. The draft is kept. Correct the list of parties.|Un engagement doit avoir un seul chef de file, et ce doit être votre organisation. Le brouillon est conservé. Corrigez la liste des parties.|Un compromiso debe tener un único líder, que ha de ser su organización. El borrador se conserva. Corrija la lista de partes.
two_leads|More than one party is marked as lead. What is written stays as it is. Leave one of them.|Plusieurs parties sont indiquées comme chef de file. Ce qui est écrit reste tel quel. N'en gardez qu'une.|Hay más de una parte indicada como líder. Lo escrito queda como está. Deje solo una.
parties_open|A party has not accepted the present text. The draft is kept. Wait for its answer, or take it off the list.|Une partie n'a pas accepté le texte actuel. Le brouillon est conservé. Attendez sa réponse ou retirez-la de la liste.|Una parte no ha aceptado el texto actual. El borrador se conserva. Espere su respuesta o retírela de la lista.
checklist|The checklist still has open points that must be met. The draft is kept. Open the checklist to see which.|La liste de contrôle comporte encore des points obligatoires non remplis. Le brouillon est conservé. Ouvrez-la pour voir lesquels.|La lista de verificación tiene aún puntos obligatorios sin cumplir. El borrador se conserva. Ábrala para ver cuáles.
stage_not_fulfilled|The last accepted update does not say that the pledge is fulfilled. Nothing was changed. Accept such an update first.|La dernière mise à jour acceptée n'indique pas que l'engagement est réalisé. Rien n'a été modifié. Acceptez d'abord une telle mise à jour.|La última actualización aceptada no indica que el compromiso esté cumplido. No se cambió nada. Acepte primero tal actualización.
)";

}  // namespace dialogue
