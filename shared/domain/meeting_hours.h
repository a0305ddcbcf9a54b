// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/domain/rights.h"

/// From when to when a meeting takes place. Pure; any thread.
namespace dialogue {

struct Hours {
  std::int64_t from_ms = 0, until_ms = 0;  ///< since 1970, UTC
};

/// From the beginning of the first session to the end of the last (two hours where none says its length); without sessions the planned
/// day, wherever on earth it is that day; nothing when no time is known.
std::optional<Hours> meeting_hours(const RecordView& meeting, const std::vector<const Cells*>& sessions);

}  // namespace dialogue
