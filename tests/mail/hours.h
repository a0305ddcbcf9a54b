// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace dialogue::test {

// Milliseconds.
inline constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;

}  // namespace dialogue::test
