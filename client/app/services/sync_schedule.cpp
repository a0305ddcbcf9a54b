// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/sync_schedule.h"

#include <algorithm>
#include <array>

namespace dialogue {

void SyncSchedule::failed(std::int64_t now) {
  if (failures_++ == 0) failing_since_ = now;
}

std::int64_t SyncSchedule::spread(std::int64_t delay) {
  std::array<std::uint8_t, 2> bytes{};
  random_.fill(bytes);
  const std::int64_t share = (bytes[0] << 8 | bytes[1]) % 501;  // of a thousand
  return delay * (750 + share) / 1000;
}

std::int64_t SyncSchedule::next_delay(bool watched_now, bool looked_at) {
  if (!failing()) return spread(watched_now ? watched : between);
  const int doublings = std::min(failures_ - 1, 20);
  return spread(std::min(first_retry << doublings, looked_at ? longest_seen : longest_retry));
}

std::int64_t SyncSchedule::until_offline(std::int64_t now) const {
  if (!failing()) return 0;
  return std::max<std::int64_t>(0, failing_since_ + grace - now);
}

}  // namespace dialogue
