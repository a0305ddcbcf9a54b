// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// One zone of the time-zone database: what local clocks show at an instant. Immutable; any thread.
class TimeZone {
 public:
  /// From the bytes of a TZif file, version 2 or later (RFC 9636). Code: bad_zone.
  static Result<TimeZone> parse(std::string_view tzif);
  /// Reads the system's database. Codes: bad_zone (no name of a zone), not_found (no such zone, or no database).
  static Result<TimeZone> load(const std::string& name);
  /// Whether the system's database has this zone. Without a database: whether the name could be one.
  static bool known(const std::string& name);
  /// The database's version such as "2025b"; empty when it does not say.
  static std::string database_version();

  /// Seconds to add to UTC at this instant (seconds since 1970).
  std::int32_t offset_at(std::int64_t utc) const;

 private:
  /// When the clocks change, in the rule for all years after the last listed change.
  struct Change {
    int month = 0, week = 0, weekday = 0;  ///< Mm.w.d; month 0 = day of the year
    int day = 0;
    bool leap_counts = false;  ///< n instead of Jn
    std::int32_t seconds = 7200;
  };
  struct Rule {
    std::int32_t standard = 0, summer = 0;
    bool has_summer = false;
    Change begins, ends;
  };
  struct RuleReader;
  static std::int64_t instant_of(const Change& change, std::int64_t year);
  std::int32_t by_rule(std::int64_t utc) const;

  std::vector<std::int64_t> times_;
  std::vector<std::int32_t> offsets_;  ///< from times_[i] on
  std::int32_t first_ = 0;
  bool has_rule_ = false;
  Rule rule_;
};

}  // namespace dialogue
