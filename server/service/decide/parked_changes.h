// SPDX-License-Identifier: Apache-2.0
// Changes that could not be decided when they came, as the log has them, and what would be decided about them now. Reads only. Writer's
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "server/service/decide/decision.h"
#include "server/service/decide/standing.h"
#include "server/service/unit_of_work/work_reader.h"
#include "sync/messages.h"

namespace dialogue {

/// A parked row and what it says.
struct ParkedChange {
  LogRow row;
  Change change;
};
/// What is decided together.
using ParkedUnit = std::vector<ParkedChange>;

/// In the order of the log; what was parked as one group is one unit.
std::vector<ParkedUnit> parked_units(WorkReader& work, const std::function<bool(const ParkedChange&)>& wanted);
/// The log's row of the parked change that a moderation item is about.
std::optional<std::uint64_t> entry_of(const Held& item);
/// The parked change that the item is about, with its group; empty when it has its verdict.
ParkedUnit parked_unit_of(WorkReader& work, const Held& item);

/// What would be decided now, on what was there to be seen when the change came.
Decision judge_parked(WorkReader& work, const Standing& standing, const ParkedChange& change);
Standing author_now(WorkReader& work, const ParkedChange& change);
/// What the author could see and do before the access ended. What an older state of the server refuses was allowed when it was decided
/// first: its receipt proved it.
Standing author_then(WorkReader& work, const ParkedChange& change);

}  // namespace dialogue
