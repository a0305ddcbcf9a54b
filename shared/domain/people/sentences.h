// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

// Rows as in shared/domain/messages_table.cpp.
inline constexpr std::string_view people_sentences =
    R"(wipe_not_ordered|No wipe of this device was ordered. Nothing was erased. Ask your administrator.|Aucun effacement de cet appareil n'a été ordonné. Rien n'a été effacé. Adressez-vous à votre administrateur.|No se ordenó borrar este dispositivo. No se borró nada. Consulte a su administrador.
about_order_wipe|At its next contact this device erases itself: records, keys and documents. It sends first what was written on it, unless it is suspended. Once the order is sent it cannot be taken back.|À son prochain contact, cet appareil s'efface : fiches, clés et documents. Il envoie d'abord ce qui y a été écrit, sauf s'il est suspendu. Une fois envoyé, l'ordre ne peut plus être repris.|En su próximo contacto, este dispositivo se borra: fichas, claves y documentos. Antes envía lo que se escribió en él, salvo que esté suspendido. Una vez enviada, la orden ya no se puede retirar.
about_suspend|The server takes nothing from this device and tells it nothing until it is let in again. Nothing on it is erased.|Le serveur ne reçoit plus rien de cet appareil et ne lui transmet plus rien jusqu'à ce qu'il soit réadmis. Rien n'y est effacé.|El servidor no recibe nada de este dispositivo ni le comunica nada hasta que se vuelva a admitir. No se borra nada en él.
)";

}  // namespace dialogue
