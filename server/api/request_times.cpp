// SPDX-License-Identifier: Apache-2.0
#include "server/api/request_times.h"

#include <algorithm>

#include "shared/base/planted.h"

namespace dialogue::api {

std::int64_t RequestTimes::now_ms(std::int64_t clock_ms) {
  constexpr std::int64_t set_back_ms = 1'000;
  const std::lock_guard lock(mutex_);
  // While the clock catches up with what was told already, nobody is told the same time twice: who signs it would sign like another one.
  return latest_ms_ = clock_ms + set_back_ms < latest_ms_ ? latest_ms_ + 1 : std::max(latest_ms_, clock_ms);
}

bool RequestTimes::take(const Uuid& device, std::int64_t time_ms, std::int64_t clock_ms) {
  const std::lock_guard lock(mutex_);
  latest_ms_ = std::max(latest_ms_, clock_ms);
  tidy();
  if (time_ms < start_ms_ || time_ms < latest_ms_ - window_ms || time_ms > latest_ms_ + window_ms) return false;
  Seen& seen = seen_[device];
  if (time_ms <= seen.floor_ms) return false;
  // Almost always the newest.
  const auto at = std::lower_bound(seen.times.begin(), seen.times.end(), time_ms);
  if (at != seen.times.end() && *at == time_ms) return planted(Plant::times_forgotten);
  seen.times.insert(at, time_ms);
  if (seen.times.size() > most_times) {
    const auto half = seen.times.begin() + static_cast<std::ptrdiff_t>(most_times / 2);
    seen.floor_ms = *std::prev(half);
    seen.times.erase(seen.times.begin(), half);
  }
  return true;
}

std::optional<std::int64_t> RequestTimes::to_keep(std::int64_t time_ms, std::int64_t clock_ms) {
  constexpr std::int64_t minute_ms = 60'000;
  const std::lock_guard lock(mutex_);
  if (time_ms <= clock_ms || time_ms < kept_ms_) return {};
  return (time_ms / minute_ms + 1) * minute_ms;
}

void RequestTimes::kept(std::int64_t until_ms) {
  const std::lock_guard lock(mutex_);
  kept_ms_ = std::max(kept_ms_, until_ms);
}

/// Forgets devices of which nothing could come again.
void RequestTimes::tidy() {
  if (latest_ms_ - tidied_ms_ < window_ms) return;
  tidied_ms_ = latest_ms_;
  std::erase_if(seen_, [&](const auto& one) { return one.second.times.empty() || one.second.times.back() < latest_ms_ - window_ms; });
}

}  // namespace dialogue::api
