// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdlib>

#include "server/service/clock/ticker.h"
#include "shared/base/log.h"

namespace dialogue::watch {

/// Ends the process when stopping takes longer than an administrator waits. What is under way then is undone by the next start, as after a
/// crash; what was done is done.
class StopDeadline {
 public:
  StopDeadline() : timer_(most, [] { end(); }) { timer_.start(); }

 private:
  static constexpr std::chrono::milliseconds most{9'500};
  static void end() {
    log(LogLevel::warning, "stopped_hard");
    std::_Exit(0);
  }
  Ticker timer_;
};

}  // namespace dialogue::watch
