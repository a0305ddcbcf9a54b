// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/matching.h"
#include "shared/domain/common/terms.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dialogue {
namespace {

using Codes = std::vector<std::string>;

bool holds(const Codes& codes, std::string_view code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

void add(Codes& out, const std::string& code) {
  if (!code.empty() && !holds(out, code)) out.push_back(code);
}

Codes common(const Codes& a, const Codes& b) {
  Codes out;
  for (const auto& code : a)
    if (holds(b, code)) add(out, code);
  return out;
}

template <class Lines, class Take>
Codes all_of(const Lines& lines, Take take) {
  Codes out;
  for (const auto& line : lines) take(line, out);
  return out;
}

Codes sought_types(const RequestFacts& r) {
  return all_of(r.needs, [](const NeedFacts& n, Codes& out) {
    for (const auto& type : n.types) add(out, type);
  });
}
Codes offered_types(const OfferFacts& o) {
  return all_of(o.lines, [](const CapacityFacts& c, Codes& out) { add(out, c.type); });
}
Codes wanted_modalities(const RequestFacts& r) {
  return all_of(r.needs, [](const NeedFacts& n, Codes& out) {
    for (const auto& m : n.modalities) add(out, m);
  });
}
Codes offered_modalities(const OfferFacts& o) {
  return all_of(o.lines, [](const CapacityFacts& c, Codes& out) {
    for (const auto& m : c.modalities) add(out, m);
  });
}

/// 2 the same term, 1 the same group, 0 neither.
int theme_fit(const NeedFacts& need, const OfferFacts& offer) {
  int fit = 0;
  for (const auto& line : offer.lines) {
    if (line.theme == need.theme) return 2;
    if (theme_group(line.theme) == theme_group(need.theme)) fit = 1;
  }
  return fit;
}

int free_places(const OfferFacts& o) { return std::max(0, o.places - o.taken); }

std::vector<Reason> failing_gates(const RequestFacts& r, const OfferFacts& o) {
  std::vector<Reason> out;
  const auto gate = [&](bool holds, const char* key) {
    if (!holds) out.push_back({key, {}});
  };
  gate(r.published && (o.published || o.committed), "gate_published");
  gate(r.organisation != o.organisation, "gate_same_organisation");
  gate(std::any_of(r.needs.begin(), r.needs.end(), [&](const NeedFacts& n) { return theme_fit(n, o) > 0; }), "gate_themes");
  gate(!common(sought_types(r), offered_types(o)).empty(), "gate_types");
  gate(Period::common(r.period, o.period) >= least_common_days, "gate_period");
  gate(r.country.empty() || !holds(o.exclusions, r.country), "gate_excluded");
  gate(!o.committed && free_places(o) > 0, "gate_committed");
  gate(!r.confidential || std::find(r.providers.begin(), r.providers.end(), o.organisation) != r.providers.end(), "gate_confidential");
  return out;
}

/// `part` of `whole`. When nothing is asked for, nothing is covered.
Factor factor(const char* code, int weight, std::int64_t part, std::int64_t whole, Reason reason) {
  Factor f{code, weight, 0, 0, std::move(reason)};
  if (whole <= 0) return f;
  f.value = static_cast<int>((part * 20'000 + whole) / (2 * whole));
  f.points = static_cast<int>((part * weight * 200 + whole) / (2 * whole));
  return f;
}

/// 11 halves are "5.5".
std::string halves(int n) { return std::to_string(n / 2) + (n % 2 ? ".5" : ""); }

Factor themes(const RequestFacts& r, const OfferFacts& o) {
  int covered = 0, all = 0;
  Codes terms;
  for (const auto& need : r.needs) {
    const int weight = need.must ? 2 : 1, fit = theme_fit(need, o);
    all += 2 * weight;
    covered += fit * weight;
    if (fit) add(terms, need.theme);
  }
  return factor("f1", 30, covered, all, {"themes", {halves(covered), halves(all), coded("V-THEME", terms)}});
}

Factor share(const char* code, int weight, const char* key, const char* vocabulary, const Codes& wanted, const Codes& offered) {
  const auto covered = common(wanted, offered);
  return factor(code, weight, static_cast<std::int64_t>(covered.size()), static_cast<std::int64_t>(wanted.size()),
                {key, {std::to_string(covered.size()), std::to_string(wanted.size()), coded(vocabulary, covered)}});
}

Factor language(const RequestFacts& r, const OfferFacts& o) {
  constexpr std::array keys{"language_none", "language_interpreted", "language_common"};
  const int fit = common_language(r.languages, o.languages);
  Reason reason{keys[static_cast<std::size_t>(fit)], {}};
  if (fit == 2) reason.args = {coded("V-LANG", common(r.languages, o.languages))};
  return factor("f4", 10, fit, 2, std::move(reason));
}

Factor geography(const RequestFacts& r, const OfferFacts& o) {
  if (!r.country.empty() && holds(o.countries, r.country)) return factor("f6", 5, 10, 10, {"geography_country", {}});
  if (!common(r.regions, o.regions).empty()) return factor("f6", 5, 8, 10, {"geography_region", {}});
  if (is_global(o)) return factor("f6", 5, 6, 10, {"geography_global", {}});
  return factor("f6", 5, 0, 10, {"geography_elsewhere", {}});
}

Factor relation(const RequestFacts& r, const OfferFacts& o, Relationship relationship) {
  if (relationship == Relationship::active) return factor("f7", 10, 10, 10, {"relation_active", {}});
  if (relationship == Relationship::past) return factor("f7", 10, 6, 10, {"relation_past", {}});
  if (!common(r.bodies, o.bodies).empty()) return factor("f7", 10, 4, 10, {"relation_body", {}});
  return factor("f7", 10, 0, 10, {"relation_none", {}});
}

Factor capacity(const OfferFacts& o) {
  const int free = free_places(o);
  const Reason reason{"capacity", {std::to_string(free), std::to_string(o.places)}};
  // One free place is worth at least a fifth.
  if (free > 0 && free * 5 < o.places) return factor("f8", 5, 1, 5, reason);
  return factor("f8", 5, free, o.places, reason);
}

Factor readiness(const RequestFacts& r) {
  const bool baseline = std::any_of(r.needs.begin(), r.needs.end(), [](const NeedFacts& n) { return n.baseline; });
  const int ready = int(r.focal_point) + int(baseline) + int(r.self_assessed) + int(r.office_consulted);
  return factor("f9", 5, ready, 4, {"readiness", {std::to_string(ready)}});
}

}  // namespace

int Period::common(const Period& a, const Period& b) {
  if (!a.from || !a.until || !b.from || !b.until) return 0;
  return std::max(0, std::min(*a.until, *b.until) - std::max(*a.from, *b.from) + 1);
}

int Period::days() const { return from && until ? std::max(0, *until - *from + 1) : 0; }

std::string_view theme_group(std::string_view theme) { return theme.substr(0, theme.find('.')); }

bool is_global(const OfferFacts& o) {
  return (o.countries.empty() && o.regions.empty()) || holds(o.regions, TermName("V-REGION", "glo").code());
}

int common_language(const Codes& a, const Codes& b) {
  static const Codes platform_languages{std::string(TermName("V-LANG", "en").code()), std::string(TermName("V-LANG", "fr").code()),
                                        std::string(TermName("V-LANG", "es").code())};
  if (!common(a, b).empty()) return 2;
  return common(a, platform_languages).empty() || common(b, platform_languages).empty() ? 0 : 1;
}

Match match(const RequestFacts& r, const OfferFacts& o, Relationship relationship) {
  Match out;
  out.gates = failing_gates(r, o);
  if (!out.suggested()) return out;
  const int overlap = Period::common(r.period, o.period);
  out.factors = {
      themes(r, o),
      share("f2", 15, "modalities", "V-MODALITY", wanted_modalities(r), offered_modalities(o)),
      share("f3", 10, "types", "V-TYPE", sought_types(r), offered_types(o)),
      language(r, o),
      factor("f5", 10, overlap, r.period.days(), {"time", {std::to_string(overlap), std::to_string(r.period.days())}}),
      geography(r, o),
      relation(r, o, relationship),
      capacity(o),
      readiness(r),
  };
  for (const auto& f : out.factors) {
    out.hundredths += f.points;
    const int missing = f.weight * 100 - f.points;
    if (missing > out.would_raise_by) out.would_raise = f.code, out.would_raise_by = missing;
  }
  for (const auto& need : r.needs) out.must_covered += need.must && theme_fit(need, o) == 2;
  return out;
}

bool better(const Ranked& a, const Ranked& b) {
  if (a.match.hundredths != b.match.hundredths) return a.match.hundredths > b.match.hundredths;
  if (a.match.must_covered != b.match.must_covered) return a.match.must_covered > b.match.must_covered;
  const auto since = [](const Ranked& x) { return x.since.value_or(std::numeric_limits<Day>::max()); };
  if (since(a) != since(b)) return since(a) < since(b);
  return a.id < b.id;
}

}  // namespace dialogue
