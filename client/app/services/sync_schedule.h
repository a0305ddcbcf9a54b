// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "shared/base/clock.h"

namespace dialogue {

/// When to try again, and when to say "offline". Pure arithmetic over times that the caller gives (milliseconds, monotonic).
class SyncSchedule {
 public:
  static constexpr std::int64_t after_edit = 1'200;  ///< so that a burst of edits goes in one request
  static constexpr std::int64_t between = 30'000;    ///< how often news are asked for while all is well: under 500 bytes each
  static constexpr std::int64_t watched = 600'000;   ///< the same while the server tells of news by itself
  static constexpr std::int64_t first_retry = 2'000;
  static constexpr std::int64_t longest_retry = 300'000;
  static constexpr std::int64_t longest_seen = 5'000;  ///< between tries while somebody looks at the window
  static constexpr std::int64_t grace = 10'000;        ///< a line may be gone for this long before anybody reads "offline"

  explicit SyncSchedule(Random& random) : random_(random) {}

  void succeeded() { failures_ = 0; }
  void failed(std::int64_t now);
  /// Milliseconds to the next try. They are spread by a quarter to either side, so that a thousand devices do not come back at once.
  std::int64_t next_delay(bool watched_now = false, bool looked_at = false);
  bool failing() const { return failures_ > 0; }
  bool offline(std::int64_t now) const { return failing() && now - failing_since_ >= grace; }
  /// Milliseconds until `offline` turns true; 0 = it is true, or nothing fails.
  std::int64_t until_offline(std::int64_t now) const;

 private:
  std::int64_t spread(std::int64_t delay);

  Random& random_;
  int failures_ = 0;
  std::int64_t failing_since_ = 0;
};

}  // namespace dialogue
