// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "sync/tuning.h"

namespace dialogue {

/// How large a page the line carries in a few seconds, so that a cut costs little: pure arithmetic over what the caller measured.
/// Halves after each failure; grows at most twice after each success, by a quarter once the line has broken; stays between 16 kB and 1 MB
/// (counted before compression), or within other bounds that are given.
class PageGauge {
 public:
  PageGauge() = default;
  PageGauge(std::uint32_t smallest, std::uint32_t largest)
      : smallest_(smallest), largest_(largest), page_(std::clamp(tuning::first_page, smallest, largest)) {}

  std::uint32_t page() const { return page_; }

  /// A request came back: bytes on the line, up and down, and how long they took.
  void passed(std::uint64_t wire_bytes, std::int64_t ms) {
    if (wire_bytes < enough_to_judge) return;
    const auto fits = static_cast<std::int64_t>(wire_bytes) * shrinks * page_ms / std::max<std::int64_t>(ms, 1);
    page_ = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(std::min<std::int64_t>(fits, broken_ ? page_ * 5LL / 4 : page_ * 2LL), smallest_, largest_));
  }
  void failed() {
    broken_ = true;
    page_ = std::max(page_ / 2, smallest_);
  }

 private:
  static constexpr std::int64_t page_ms = 4000;
  static constexpr std::int64_t shrinks = 4;  ///< times that compression makes rows smaller, about
  /// A smaller exchange says how long the line is, not how wide.
  static constexpr std::uint64_t enough_to_judge = 4096;

  std::uint32_t smallest_ = tuning::smallest_page, largest_ = tuning::largest_page;
  bool broken_ = false;
  std::uint32_t page_ = tuning::first_page;
};

}  // namespace dialogue
