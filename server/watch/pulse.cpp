// SPDX-License-Identifier: Apache-2.0
#include "server/watch/pulse.h"

#include <algorithm>

#include "shared/base/log.h"

namespace dialogue::watch {

void Pulse::beat() {
  const auto written = write_();
  const std::string code = written ? std::string() : written.error().code;
  {
    const std::lock_guard lock(mutex_);
    if (code != code_) log(code.empty() ? LogLevel::info : LogLevel::error, "writing", {{"code", code.empty() ? "ok" : code}});
    code_ = code;
  }
  if (!code.empty() && code != "disk_full") return;
  answered_ms_ = clock_.monotonic_ms();
  alive_();
}

std::string Pulse::trouble() const {
  constexpr int missed = 3;
  {
    const std::lock_guard lock(mutex_);
    if (!code_.empty()) return code_;
  }
  return clock_.monotonic_ms() - answered_ms_ > missed * every_ms_ ? "no_answer" : "";
}

std::chrono::milliseconds pulse_interval(std::optional<std::chrono::microseconds> watchdog) {
  using namespace std::chrono_literals;
  constexpr std::chrono::milliseconds usual = 20s, least = 100ms;
  if (!watchdog) return usual;
  return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*watchdog / 3), least, usual);
}

}  // namespace dialogue::watch
