// SPDX-License-Identifier: Apache-2.0
#include "shared/base/clock.h"

#include <sodium.h>

#include <chrono>

#include "shared/base/sodium.h"

namespace dialogue {
namespace {

template <class Source>
std::int64_t milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Source::now().time_since_epoch()).count();
}

class SystemClock final : public Clock {
 public:
  std::int64_t unix_ms() override { return milliseconds<std::chrono::system_clock>(); }
  std::int64_t monotonic_ms() override { return milliseconds<std::chrono::steady_clock>(); }
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    need_sodium();
    randombytes_buf(out.data(), out.size());
  }
};

}  // namespace

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

Random& system_random() {
  static SystemRandom random;
  return random;
}

}  // namespace dialogue
