// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/overlap.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>

namespace dialogue {
namespace {

constexpr int days_before = 180, days_after = 365, days_near = 120;

int rounded(std::int64_t weight, std::int64_t part, std::int64_t whole) {
  return whole <= 0 ? 0 : static_cast<int>((2 * weight * part + whole) / (2 * whole));
}

}  // namespace

Overlap overlap(const Occasion& topic, const Occasion& event) {
  Overlap out;
  const int apart = event.on - topic.on;
  if (apart < -days_before || apart > days_after) return out;
  out.compared = true;
  const std::set<std::string> themes(topic.themes.begin(), topic.themes.end()), others(event.themes.begin(), event.themes.end());
  const auto both = std::count_if(themes.begin(), themes.end(), [&](const std::string& t) { return others.contains(t); });
  const auto either = static_cast<std::int64_t>(themes.size() + others.size()) - both;
  const auto inside = std::count_if(topic.regions.begin(), topic.regions.end(), [&](const std::string& r) {
    return std::find(event.regions.begin(), event.regions.end(), r) != event.regions.end();
  });
  out.basis_points = rounded(5000, both, either) + rounded(2000, inside, static_cast<std::int64_t>(topic.regions.size())) +
                     rounded(1500, std::max(0, days_near - std::abs(apart)), days_near) +
                     (!topic.level.empty() && topic.level == event.level ? 1500 : 0);
  out.verdict = out.basis_points >= 7000 ? "likely_duplicate" : out.basis_points >= 4500 ? "link_or_differentiate" : "clear";
  return out;
}

}  // namespace dialogue
