// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace dialogue::watch {

/// Tries now and then whether the writer still writes. Only then is the service manager told that the server lives, so that it starts a
/// server anew whose writer is stuck. A full disk is no reason: the writer answers, reading goes on, and a restart would make no room.
/// beat() on one thread, the rest on any.
class Pulse {
 public:
  /// `write` does a tiny write transaction; `alive` is told of those that came to their end.
  Pulse(std::function<Status()> write, std::function<void()> alive, Clock& clock, std::chrono::milliseconds every)
      : write_(std::move(write)), alive_(std::move(alive)), clock_(clock), every_ms_(every.count()), answered_ms_(clock.monotonic_ms()) {}

  void beat();
  /// Code of the last try; empty when it went well. "no_answer" when one has not come back for several intervals.
  std::string trouble() const;

 private:
  const std::function<Status()> write_;
  const std::function<void()> alive_;
  Clock& clock_;
  const std::int64_t every_ms_;
  std::atomic<std::int64_t> answered_ms_;
  mutable std::mutex mutex_;
  std::string code_;
};

/// How often the pulse beats: well within what the service manager waits, and often enough for /readyz.
std::chrono::milliseconds pulse_interval(std::optional<std::chrono::microseconds> watchdog);

}  // namespace dialogue::watch
