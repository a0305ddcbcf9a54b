// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/gaps.h"

#include <algorithm>
#include <array>

namespace dialogue {
namespace {

constexpr int unmet_days = 30, critical_days = 180, urgent_days = 60, most_urgent = 4;
constexpr int good_score = 60;

bool offers_theme(const OfferFacts& o, const std::string& theme) {
  return std::any_of(o.lines.begin(), o.lines.end(), [&](const CapacityFacts& line) { return line.theme == theme; });
}

bool offers_type(const OfferFacts& o, const NeedFacts& need) {
  return std::any_of(o.lines.begin(), o.lines.end(), [&](const CapacityFacts& line) {
    return line.theme == need.theme && std::find(need.types.begin(), need.types.end(), line.type) != need.types.end();
  });
}

/// Keeps the offers that fit. False when none is left.
template <class Fits>
bool keep(std::vector<const OfferFacts*>& offers, Fits fits) {
  std::erase_if(offers, [&](const OfferFacts* o) { return !fits(*o); });
  return !offers.empty();
}

}  // namespace

std::string_view gap_word(GapClass c) {
  constexpr std::array words{"covered", "partial", "in_talks", "new", "unmet", "critical"};
  return words[static_cast<std::size_t>(c)];
}

int coverage(const LineState& line) {
  int sum = 0;
  for (int share : line.shares) sum += std::max(0, share);
  return std::min(sum, 10'000);
}

GapClass classify(const LineState& line) {
  const int covered = coverage(line);
  if (covered >= 10'000) return GapClass::covered;
  if (covered > 0) return GapClass::partial;
  if (line.under_discussion > 0) return GapClass::in_talks;
  if (line.days_published >= critical_days || (line.urgency >= most_urgent && line.days_published >= urgent_days))
    return GapClass::critical;
  return line.days_published >= unmet_days ? GapClass::unmet : GapClass::fresh;
}

Reason cause_of(const RequestFacts& request, const NeedFacts& need, const std::vector<OfferFacts>& offers, bool under_discussion) {
  std::vector<const OfferFacts*> left;
  for (const auto& o : offers)
    if ((o.published || o.committed) && o.organisation != request.organisation) left.push_back(&o);
  if (!keep(left, [&](const OfferFacts& o) { return offers_theme(o, need.theme); })) return {"no_supply", {}};
  if (!keep(left, [&](const OfferFacts& o) { return common_language(request.languages, o.languages) > 0; })) return {"language_locked", {}};
  if (!keep(left, [&](const OfferFacts& o) { return offers_type(o, need); })) return {"type_mismatch", {}};
  if (!keep(left, [&](const OfferFacts& o) { return Period::common(request.period, o.period) >= least_common_days; }))
    return {"period_mismatch", {}};
  if (!keep(left, [](const OfferFacts& o) { return !o.committed && o.places > o.taken; })) return {"capacity_exhausted", {}};
  int best = 0;
  for (const auto* o : left) best = std::max(best, match(request, *o).score());
  if (best >= good_score && !under_discussion) return {"not_contacted", {std::to_string(best)}};
  return {"no_cause", {}};
}

void add_line(GapMatrix& matrix, const RequestFacts& request, const NeedFacts& need, GapClass c, bool may_be_named) {
  auto regions = request.regions;
  if (regions.empty()) regions.emplace_back();
  for (const auto& region : regions) {
    GapCell& cell = matrix[{need.theme, region}];
    ++cell.demand;
    cell.hidden += !may_be_named;
    cell.matched += c == GapClass::covered || c == GapClass::partial;
    cell.unmet += c == GapClass::unmet || c == GapClass::critical;
  }
}

void add_supply(GapMatrix& matrix, const std::vector<OfferFacts>& offers,
                const std::map<std::string, std::vector<std::string>>& region_of) {
  std::set<std::string> all_regions;
  for (const auto& [key, cell] : matrix) all_regions.insert(key.second);
  for (const auto& o : offers) {
    if (!o.published) continue;
    std::set<std::string> themes, regions(o.regions.begin(), o.regions.end());
    for (const auto& line : o.lines) themes.insert(line.theme);
    for (const auto& country : o.countries)
      if (const auto it = region_of.find(country); it != region_of.end()) regions.insert(it->second.begin(), it->second.end());
    if (is_global(o)) regions = all_regions;
    for (const auto& theme : themes)
      for (const auto& region : regions) ++matrix[{theme, region}].supply;
  }
}

std::string masked(int count, int hidden) { return hidden > 0 && count > 0 && count < 3 ? "<3" : std::to_string(count); }

}  // namespace dialogue
