// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace dialogue {

/// The only source of time. `unix_ms` may be wrong by years on a device. Only labels, deadlines on the server, and back-off may use it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t unix_ms() = 0;
  /// Milliseconds from an arbitrary start. It never goes back.
  virtual std::int64_t monotonic_ms() = 0;
};

/// The only source of randomness.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

/// The machine's own clock and randomness (libsodium). Stateless, any thread.
Clock& system_clock();
Random& system_random();

}  // namespace dialogue
