// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <poll.h>

#include <atomic>
#include <cstdint>
#include <span>

#include "shared/base/clock.h"

namespace dialogue {

/// Ends the waits of a call from another thread.
class Interrupter {
 public:
  Interrupter();
  ~Interrupter();
  Interrupter(const Interrupter&) = delete;
  Interrupter& operator=(const Interrupter&) = delete;

  /// From any thread: what waits now, or next, ends.
  void interrupt();
  /// Before a call: what was asked earlier was meant for the one before.
  void forget();
  bool interrupted() const { return asked_; }
  int fd() const { return ends_[0]; }

 private:
  int ends_[2];
  std::atomic<bool> asked_ = false;
};

/// How long something may take, and who may end it earlier. Cheap to copy; used on one thread.
class Wait {
 public:
  enum class Ended : std::uint8_t { ready, late, interrupted };

  Wait(Interrupter& interrupter, Clock& clock, std::int64_t ms) : Wait(&interrupter, clock, ms) {}
  /// No wait at all: what is there now.
  static Wait none(Clock& clock) { return {nullptr, clock, 0}; }

  /// Until one of these has something to say (in revents), but no longer than `at_most` milliseconds where it is given.
  Ended on(std::span<pollfd> whom, std::int64_t at_most = -1) const;
  Ended on(int fd, short events) const;
  std::int64_t left() const;
  bool interrupted() const { return interrupter_ && interrupter_->interrupted(); }
  /// The same patience from now on, for what makes headway.
  Wait again() const { return {interrupter_, *clock_, ms_}; }
  Clock& clock() const { return *clock_; }

 private:
  Wait(Interrupter* interrupter, Clock& clock, std::int64_t ms)
      : interrupter_(interrupter), clock_(&clock), ms_(ms), at_(clock.monotonic_ms() + ms) {}

  Interrupter* interrupter_;
  Clock* clock_;
  std::int64_t ms_;
  std::int64_t at_;
};

}  // namespace dialogue
