// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "shared/base/ids.h"

namespace dialogue::api {

/// The times that devices' requests say. Each is taken once, so that a request that somebody recorded is worth nothing when it comes again.
/// Nothing from before this object was made is taken, because nobody knows what came then. Bounded; any thread.
class RequestTimes {
 public:
  /// `kept_ms` is the newest that `to_keep` gave to the process before: times ahead of its clock that it took.
  explicit RequestTimes(std::int64_t now_ms, std::int64_t kept_ms = 0)
      : start_ms_(std::max(now_ms, kept_ms)), latest_ms_(start_ms_), kept_ms_(kept_ms) {}

  /// Whether a known device's request of that time is its first, and of our days. Call it once a signature has been verified.
  bool take(const Uuid& device, std::int64_t time_ms, std::int64_t now_ms);
  /// What is to be kept for the next process, durably, before a request of that time is answered. Nothing for times of the past: the next
  /// process begins after them.
  std::optional<std::int64_t> to_keep(std::int64_t time_ms, std::int64_t now_ms);
  /// It is kept, durably.
  void kept(std::int64_t until_ms);
  /// The time to tell to a device whose request was not taken. It never goes back, even when the server's clock does.
  std::int64_t now_ms(std::int64_t clock_ms);

  static constexpr std::int64_t window_ms = 10 * 60'000;  ///< either way
  static constexpr std::size_t most_times = 1024;  ///< remembered of a device; the oldest are forgotten, and what lies below is refused

 private:
  struct Seen {
    std::int64_t floor_ms = 0;        ///< nothing up to here is taken
    std::vector<std::int64_t> times;  ///< ascending
  };
  void tidy();

  std::mutex mutex_;
  const std::int64_t start_ms_;
  std::int64_t latest_ms_;
  std::int64_t kept_ms_;
  std::int64_t tidied_ms_ = 0;
  std::map<Uuid, Seen> seen_;
};

}  // namespace dialogue::api
