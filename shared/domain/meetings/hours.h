// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/model/check.h"

/// From when to when a meeting takes place. Pure; any thread.
namespace dialogue {

/// The bound for a session, because nobody sits longer, whatever a number says.
inline constexpr std::int64_t longest_session_ms = std::int64_t{4} * 24 * 60 * 60'000;

/// A session's length in minutes, as its cell says. It is two hours when the cell says none that a session can have, and at most
/// `longest_session_ms`.
std::int64_t session_minutes(std::string_view raw);

/// From the beginning of the first session to the end of the last (`session_minutes`). Without sessions: the planned day, wherever on earth
/// it is that day. Nothing when no time is known.
std::optional<Hours> meeting_hours(const RecordView& meeting, const std::vector<const Cells*>& sessions);

}  // namespace dialogue
