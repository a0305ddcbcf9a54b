// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// What clocks on walls show, and when they show it.
namespace dialogue {

/// Seconds that a zone's clocks are ahead of UTC at an instant (seconds since 1970).
using OffsetAt = std::function<std::int32_t(std::int64_t)>;

/// The instants that a time on the wall may mean, in their order.
struct WallTime {
  std::vector<std::int64_t> instants;  ///< one; or two, where clocks are put back or forward
  /// No clock shows it. Then `instants` are what it would be if the clocks had gone on as after the change, and as before it.
  bool skipped = false;
};
/// `wall`: what the clock shows, as seconds since 1970 by that clock. Any thread.
WallTime wall_time(std::int64_t wall, const OffsetAt& offset_at);

/// The same for the clocks of this computer.
std::int32_t local_offset_at(std::int64_t utc);

/// "-07:00", "+05:30": the offset behind a time, in the form of ISO 8601.
std::string offset_text(std::int32_t seconds);
/// "UTC", "UTC+5:30", "UTC−7": the form in which people name it.
std::string zone_text(std::int32_t seconds);
/// "2027-05-06 07:00", with the seconds when there are some, on a clock that is `offset` ahead of UTC; any year from 0000 to 9999.
std::string clock_text(std::int64_t utc, std::int32_t offset);
/// "2027-05-06 07:00 (UTC+5:30)": for people, on the clocks of this computer.
std::string local_text(std::int64_t utc);

}  // namespace dialogue
