// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

// Rows as in shared/domain/messages_table.cpp.
inline constexpr std::string_view meetings_sentences =
    R"(not_invited|Your organisation is not among those invited to this meeting. Nothing was changed. Ask the Secretariat, or wait for a later meeting.|Votre organisation ne figure pas parmi celles qui sont invitées à cette réunion. Rien n'a été modifié. Adressez-vous au Secrétariat ou attendez une prochaine réunion.|Su organización no figura entre las invitadas a esta reunión. No se cambió nada. Consulte a la Secretaría o espere a una próxima reunión.
meeting_not_begun|This meeting has not begun. Nothing was changed. People check in from an hour before its first session; the Secretariat can start it.|Cette réunion n'a pas commencé. Rien n'a été modifié. L'arrivée se signale à partir d'une heure avant la première séance ; le Secrétariat peut ouvrir la réunion.|Esta reunión no ha comenzado. No se cambió nada. La asistencia se registra desde una hora antes de la primera sesión; la Secretaría puede iniciarla.
meeting_over|This meeting ended more than 72 hours ago. Nothing was changed. Ask the Secretariat to enter that you were there.|Cette réunion s'est terminée il y a plus de 72 heures. Rien n'a été modifié. Demandez au Secrétariat d'inscrire votre présence.|Esta reunión terminó hace más de 72 horas. No se cambió nada. Pida a la Secretaría que anote su asistencia.
)";

}  // namespace dialogue
