// SPDX-License-Identifier: Apache-2.0
// How well an offer of support answers a request: gates, then nine factors. Integer arithmetic, so that every device computes the same.
// Pure; any thread. A person decides; the score only puts offers in an order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/days.h"
#include "shared/base/ids.h"
#include "shared/domain/common/reasons.h"

namespace dialogue {

/// How many days a request and an offer must have in common.
inline constexpr int least_common_days = 14;

inline constexpr int matching_version = 1;

struct NeedFacts {
  std::string id, theme;
  bool must = false;
  std::vector<std::string> modalities, types;
  bool baseline = false;
};

struct Period {
  std::optional<Day> from, until;  ///< both included
  /// Days in common; 0 when a bound is not known.
  static int common(const Period& a, const Period& b);
  int days() const;
};

struct RequestFacts {
  Uuid id, organisation;
  bool published = false;
  std::vector<NeedFacts> needs;
  Period period;
  std::vector<std::string> languages, regions, bodies;
  std::string country;
  bool confidential = false;
  std::vector<Uuid> providers;  ///< selected, when confidential
  bool focal_point = false, self_assessed = false, office_consulted = false;
  std::optional<Day> since;  ///< published on
};

struct CapacityFacts {
  std::string theme, type;
  std::vector<std::string> modalities;
};

struct OfferFacts {
  Uuid id, organisation;
  bool published = false, committed = false;
  std::vector<CapacityFacts> lines;
  Period period;
  std::vector<std::string> languages, countries, regions, bodies, exclusions;
  int places = 0, taken = 0;  ///< partners at a time, and those agreed
};

enum class Relationship { none, past, active };

struct Factor {
  std::string code;  ///< "f1" … "f9"
  int weight = 0;
  int value = 0;   ///< basis points, 0 … 10,000
  int points = 0;  ///< hundredths of a point
  Reason reason;
};

struct Match {
  std::vector<Reason> gates;  ///< those that fail; then nothing else is set
  std::vector<Factor> factors;
  int hundredths = 0;       ///< 8543
  int must_covered = 0;     ///< for the order of equal scores
  std::string would_raise;  ///< the factor that misses most
  int would_raise_by = 0;   ///< hundredths
  bool suggested() const { return gates.empty(); }
  int score() const { return (hundredths + 50) / 100; }
};

Match match(const RequestFacts& request, const OfferFacts& offer, Relationship relationship = Relationship::none);

/// How the two sides can speak: 2 a working language in common, 1 through interpretation, 0 not.
int common_language(const std::vector<std::string>& a, const std::vector<std::string>& b);
/// Whether it names no country and no region, or the region that is all of them.
bool is_global(const OfferFacts& offer);
/// The part of a theme's code before the dot.
std::string_view theme_group(std::string_view theme);

/// A better match comes first: score, more must-lines covered, longest unmet, id.
struct Ranked {
  Match match;
  std::optional<Day> since;
  Uuid id;
};
bool better(const Ranked& a, const Ranked& b);

}  // namespace dialogue
