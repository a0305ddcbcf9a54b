// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "shared/base/clock.h"

namespace dialogue::http {

/// Numbers that spread what would happen to many in one instant. As thread-safe as its randomness.
class Jitter {
 public:
  explicit Jitter(Random& random) : random_(random) {}

  std::uint64_t below(std::uint64_t n) {
    std::array<std::uint8_t, 8> bytes{};
    random_.fill(bytes);
    std::uint64_t value = 0;
    for (auto byte : bytes) value = value << 8 | byte;
    return value % n;
  }
  int between(int least, int most) { return least + int(below(std::uint64_t(most - least + 1))); }

 private:
  Random& random_;
};

}  // namespace dialogue::http
