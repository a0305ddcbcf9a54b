// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates as numbers of days since 1970-01-01 (Gregorian). Pure; any thread.
namespace dialogue {

using Day = int;

/// "2027-03-17"; nothing for what is no date.
std::optional<Day> parse_day(std::string_view text);
std::string day_text(Day day);
/// "2027-03-17T13:00:00Z" as milliseconds since 1970; nothing for what is no such instant.
std::optional<std::int64_t> parse_instant(std::string_view text);
/// The other way. An instant before the year 0000 or after 9999 becomes its first or last second, because a device's clock may say
/// anything.
std::string instant_text(std::int64_t unix_ms);
/// "2027-03-17", in UTC.
std::string date_text(std::int64_t unix_ms);
/// 0 = Monday … 6 = Sunday.
int weekday_of(Day day);

}  // namespace dialogue
