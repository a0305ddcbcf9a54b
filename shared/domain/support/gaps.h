// SPDX-License-Identifier: Apache-2.0
// Which needs nobody answers yet, and why. Integer arithmetic. Pure; any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/domain/support/matching.h"

namespace dialogue {

inline constexpr int gaps_version = 1;

enum class GapClass { covered, partial, in_talks, fresh, unmet, critical };
/// "covered", "partial", "in_talks", "new", "unmet", "critical"
std::string_view gap_word(GapClass c);

/// One need line with what is agreed about it.
struct LineState {
  std::vector<int> shares;   ///< basis points of matches agreed, planned, in progress or fulfilled
  int under_discussion = 0;  ///< matches that are spoken about
  int urgency = 0;           ///< 1 … 4
  int days_published = 0;
};
/// Basis points, at most 10,000.
int coverage(const LineState& line);
GapClass classify(const LineState& line);

/// The first cause that applies to a line that is not covered: no_supply, language_locked, type_mismatch, period_mismatch,
/// capacity_exhausted, not_contacted; else no_cause.
Reason cause_of(const RequestFacts& request, const NeedFacts& need, const std::vector<OfferFacts>& offers, bool under_discussion);

/// Theme × region.
struct GapCell {
  int demand = 0, supply = 0, matched = 0, unmet = 0;
  int hidden = 0;  ///< of `demand`: lines of requests that may only be counted
  /// Basis points; -1 without demand.
  int ratio() const { return demand == 0 ? -1 : supply * 10'000 / demand; }
};
using GapMatrix = std::map<std::pair<std::string, std::string>, GapCell>;

/// One line's contribution to the matrix. A request of several regions counts in each.
void add_line(GapMatrix& matrix, const RequestFacts& request, const NeedFacts& need, GapClass c, bool may_be_named);
/// Each open offer counts once in each theme and region that it names. An offer that names no region counts in every region of the matrix.
/// `region_of` gives the regions of a country, where known.
void add_supply(GapMatrix& matrix, const std::vector<OfferFacts>& offers, const std::map<std::string, std::vector<std::string>>& region_of);

/// What may be shown of a count of which `hidden` may only be counted: "<3" when it is 1 or 2 and some of it is hidden.
std::string masked(int count, int hidden);

}  // namespace dialogue
