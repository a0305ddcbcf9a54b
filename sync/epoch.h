// SPDX-License-Identifier: Apache-2.0
// A life of the server's log has a name that says when it began.
#pragma once

#include <cstdint>

#include "sync/messages.h"

namespace dialogue {

/// `began`: seconds since 2026-01-01T00:00:00Z; `random` tells lives apart that began in one second.
Epoch epoch_of(std::uint32_t began, std::uint32_t random);
/// Seconds since 2026; 0 for an epoch that was named before names said it, and for what is no epoch.
std::uint32_t began_of(const Epoch& epoch);
/// How many numbers calendars have for one change of the log: its own, and those for what devices publish before they send it.
inline constexpr std::uint32_t numbers_a_change = 16;

/// Of a time in Unix milliseconds; 0 before 2026.
std::uint32_t epoch_seconds(std::int64_t unix_ms);

}  // namespace dialogue
