// SPDX-License-Identifier: Apache-2.0
// Whether a topic repeats what a regional body already does. Integer arithmetic. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "shared/base/days.h"

namespace dialogue {

inline constexpr int overlap_version = 1;

/// A topic, meeting or consultation of the platform, or an event of a regional body.
struct Occasion {
  std::vector<std::string> themes, regions;
  Day on = 0;
  std::string level;  ///< "technical", "political" …
};

struct Overlap {
  bool compared = false;  ///< the event is near enough in time: from 180 days before to 365 after
  int basis_points = 0;   ///< 5224 = 0.522
  std::string verdict;    ///< "likely_duplicate", "link_or_differentiate", "clear"
};

Overlap overlap(const Occasion& topic, const Occasion& event);

}  // namespace dialogue
