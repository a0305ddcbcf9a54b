// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "shared/base/clock.h"

namespace dialogue::test {

/// Bytes that look random and are the same each time, by their seed.
class FakeRandom final : public Random {
 public:
  explicit FakeRandom(std::uint64_t seed = 7) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL) >> 33);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dialogue::test
