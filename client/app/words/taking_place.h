// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"
#include "shared/model/check.h"

/// When records take place, as the looks of their kinds declare (TakesPlace in shared/model/look.h). On the replica's thread.
namespace dialogue {

/// The beginnings of a record's sittings, in their order; empty when none is here.
std::vector<QDateTime> sitting_starts(Replica& replica, const Kind& kind, const Uuid& id);

/// The record's own beginning, or those of its sittings.
std::vector<QDateTime> beginnings(Replica& replica, const Record& record);

/// Those who hold it.
struct Holding {
  Text3 words;       ///< before their time (TakesPlace::for_hosts)
  std::string zone;  ///< theirs, where they have one and share it; else empty
};

/// Who holds the record, or that of which it is a sitting; nothing when that is not here.
std::optional<Holding> holding_of(Replica& replica, const Record& record);

/// As the rules ask for it (Circumstances in shared/model/check.h).
std::optional<Hours> hours_of(Replica& replica, const Record& record);

/// The records of a kind that have not ended, in the order of their beginning.
std::vector<Uuid> to_come(Replica& replica, const Kind& kind, std::int64_t now_ms);

}  // namespace dialogue
