// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "sync/meta.h"

namespace dialogue {

std::string instant_label(std::int64_t unix_ms) {
  using namespace std::chrono;
  // A clock may be wrong by years, but a label has four digits for them.
  constexpr std::int64_t last = 253402300799000;
  const sys_time<milliseconds> at{milliseconds(std::clamp<std::int64_t>(unix_ms, 0, last))};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(at - day)};
  char out[40];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return out;
}

}  // namespace dialogue
