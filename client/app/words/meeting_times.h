// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"
#include "shared/domain/meetings/hours.h"

/// When a meeting takes place, by its sessions. On the replica's thread.
namespace dialogue {

/// The beginnings of its sessions, in their order; empty when no session is here.
std::vector<QDateTime> session_starts(Replica& replica, const Uuid& meeting);

/// The zone of those who convene it, where they have one and share it; else empty.
std::string zone_of_meeting(Replica& replica, const Record& meeting);

/// As the rules ask for it (Circumstances in shared/model/check.h).
std::optional<Hours> hours_of(Replica& replica, const Record& meeting);

/// The meetings whose last session has not ended, in the order of their beginning. Meetings without sessions count until their day is over
/// everywhere.
std::vector<Uuid> meetings_to_come(Replica& replica, std::int64_t now_ms);

}  // namespace dialogue
