// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

inline constexpr VocabularyTable system_vocabularies[] = {
    {49, "V-METHOD", R"(human|Human|Humaine|Humana
machine|Machine|Automatique|Automática
imported|Imported|Importée|Importada
)"},
    {51, "V-TAKE", R"(proposed|Take the proposed text|Prendre le texte proposé|Tomar el texto propuesto
current|Keep the current text|Garder le texte actuel|Mantener el texto actual
value|Write a new text|Écrire un nouveau texte|Escribir un texto nuevo
)"},
    {52, "V-NOTICE", R"(verdict|Answer to a change of yours|Réponse à l'une de vos modifications|Respuesta a uno de sus cambios
security|Security|Sécurité|Seguridad
access|Your access|Votre accès|Su acceso
reminder|Reminder|Rappel|Recordatorio
restore|Server restored|Serveur restauré|Servidor restaurado
)"},
    {53, "V-MODERATION", R"(access_ended|Arrived after access had ended|Reçu après la fin de l'accès|Recibido después del fin del acceso
quarantine|Came back after the server was restored|Revenu après la restauration du serveur|Volvió después de restaurar el servidor
reported|Reported|Signalé|Denunciado
)"},
};

}  // namespace dialogue
