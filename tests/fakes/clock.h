// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

#include "shared/base/clock.h"

namespace dialogue::test {

/// A clock that says what a test sets: `now`, further by `step_ms` with each look, or the time of a simulated world. `offset` is what
/// a device's own label of the time is off by. Any thread.
class FakeClock final : public Clock {
 public:
  static constexpr std::int64_t start = 1'800'000'000'000;

  explicit FakeClock(std::int64_t from = start, std::int64_t step_ms = 0) : now(from), step_ms_(step_ms) {}
  explicit FakeClock(const std::int64_t* world) : world_(world) {}

  std::int64_t unix_ms() override { return (world_ ? *world_ : now += step_ms_) + offset; }
  std::int64_t monotonic_ms() override { return world_ ? *world_ : now.load(); }

  std::atomic<std::int64_t> now{start};
  std::int64_t offset = 0;

 private:
  std::int64_t step_ms_ = 0;
  const std::int64_t* world_ = nullptr;
};

}  // namespace dialogue::test
