// SPDX-License-Identifier: Apache-2.0
// The hours at which a meeting held in several sessions suits its participants best, wherever they are. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "shared/base/days.h"
#include "shared/base/result.h"

namespace dialogue {

inline constexpr int slots_version = 1;

/// Seconds to add to UTC at an instant (seconds since 1970).
using OffsetAt = std::function<std::int32_t(std::int64_t utc)>;

struct Participant {
  std::string name;
  OffsetAt offset;
  std::array<bool, 7> workdays{true, true, true, true, true, false, false};  ///< from Monday
  std::set<Day> holidays;
  bool inconvenienced = false;  ///< had tier 2 or worse at the meeting before, so it counts double
};

/// How convenient a session is: 0 inside 09–17 local time, 1 inside 08–18, 2 inside 07–19, 3 inside 06–21, 4 outside or on no working day.
/// The whole session must fit.
inline constexpr int worst_tier = 4;
int tier_of(const Participant& participant, std::int64_t start_utc, int minutes);

struct SlotPlan {
  Day day = 0;                    ///< UTC
  std::vector<int> starts;        ///< minutes of the UTC day, ascending
  std::vector<std::size_t> best;  ///< per participant the position in `starts` of the best session; the first of equals
  std::vector<int> tiers;         ///< per participant at that session
  std::array<int, 5> counts{};    ///< participants whose best session has the tier
  int imbalance = 0;              ///< participants at tier 2 or worse, those who had it last time twice

  bool operator<(const SlotPlan& other) const;
  std::int64_t start_of(std::size_t slot) const { return std::int64_t{day} * 86'400 + starts[slot] * 60; }
};

struct SlotQuestion {
  std::vector<Participant> participants;
  Day from = 0, until = 0;  ///< UTC days, both included; at most 62
  int minutes = 120;
  int sessions = 2;        ///< 1 … 3
  std::vector<int> fixed;  ///< sessions that are given: minutes of the UTC day
  std::set<int> not_at;    ///< starts that host or interpreters cannot: minutes of the UTC day
  std::size_t alternatives = 3;
};

/// The best plan first, then the next ones. Of days that cost the same, Tuesday and Wednesday come first, then the earlier one. Codes:
/// no_participants, bad_plan (days, minutes, sessions out of their bounds).
Result<std::vector<SlotPlan>> plan_slots(const SlotQuestion& question);

}  // namespace dialogue
