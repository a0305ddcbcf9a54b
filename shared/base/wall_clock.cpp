// SPDX-License-Identifier: Apache-2.0
#include "shared/base/wall_clock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace dialogue {
namespace {

constexpr std::int64_t day = 86'400;

template <class... Args>
std::string formatted(const char* format, Args... args) {
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), format, args...);
  return out.data();
}

struct ClockTime {
  int hours, minutes, seconds;
};
ClockTime clock_of(std::int64_t seconds) {
  const auto all = static_cast<int>(seconds);
  return {all / 3600, all / 60 % 60, all % 60};
}

}  // namespace

WallTime wall_time(std::int64_t wall, const OffsetAt& offset_at) {
  // No zone is as much as a day from UTC, and none changes twice within two days.
  const std::int64_t by_later = wall - offset_at(wall + day), by_earlier = wall - offset_at(wall - day);
  WallTime out;
  for (const std::int64_t each : {std::min(by_later, by_earlier), std::max(by_later, by_earlier)})
    if (each + offset_at(each) == wall && (out.instants.empty() || out.instants.back() != each)) out.instants.push_back(each);
  if (!out.instants.empty()) return out;
  return {{std::min(by_later, by_earlier), std::max(by_later, by_earlier)}, true};
}

std::int32_t local_offset_at(std::int64_t utc) {
  const auto at = static_cast<std::time_t>(utc);
  std::tm parts{};
  return localtime_r(&at, &parts) ? static_cast<std::int32_t>(parts.tm_gmtoff) : 0;
}

std::string offset_text(std::int32_t seconds) {
  const ClockTime clock = clock_of(std::abs(seconds));
  const auto text = formatted("%c%02d:%02d", seconds < 0 ? '-' : '+', clock.hours, clock.minutes);
  return clock.seconds == 0 ? text : text + formatted(":%02d", clock.seconds);
}

std::string zone_text(std::int32_t seconds) {
  const ClockTime clock = clock_of(std::abs(seconds));
  if (clock.hours == 0 && clock.minutes == 0) return "UTC";
  const auto text = formatted("UTC%s%d", seconds < 0 ? "−" : "+", clock.hours);
  return clock.minutes == 0 ? text : text + formatted(":%02d", clock.minutes);
}

std::string clock_text(std::int64_t utc, std::int32_t offset) {
  using namespace std::chrono;
  const sys_seconds wall{seconds(utc + offset)};
  const auto midnight = floor<days>(wall);
  const year_month_day date(midnight);
  const ClockTime clock = clock_of((wall - midnight).count());
  const auto text = formatted("%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                              static_cast<unsigned>(date.day()), clock.hours, clock.minutes);
  return clock.seconds == 0 ? text : text + formatted(":%02d", clock.seconds);
}

std::string local_text(std::int64_t utc) {
  const auto offset = local_offset_at(utc);
  return clock_text(utc, offset) + " (" + zone_text(offset) + ")";
}

}  // namespace dialogue
