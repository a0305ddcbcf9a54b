// SPDX-License-Identifier: Apache-2.0
#include "sync/epoch.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <string>

namespace dialogue {
namespace {

constexpr std::int64_t year_2026_ms = 1'767'225'600'000;
/// A name drawn by chance, as all were before, begins with this once in 65,536 times.
constexpr std::string_view mark = "e26a";
constexpr std::uint32_t latest = std::numeric_limits<std::int32_t>::max() / 2;

}  // namespace

std::uint32_t epoch_seconds(std::int64_t unix_ms) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>((unix_ms - year_2026_ms) / 1000, 0, latest));
}

Epoch epoch_of(std::uint32_t began, std::uint32_t random) {
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%.4s%08x%04x", mark.data(), std::min(began, latest), random & 0xffffU);
  return text.data();
}

std::uint32_t began_of(const Epoch& epoch) {
  if (!is_epoch(epoch) || !epoch.starts_with(mark)) return 0;
  return std::min(static_cast<std::uint32_t>(std::stoul(epoch.substr(mark.size(), 8), nullptr, 16)), latest);
}

}  // namespace dialogue
