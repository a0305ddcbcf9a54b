// SPDX-License-Identifier: Apache-2.0
#include "shared/base/days.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace dialogue {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

template <class Number>
bool digits(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && text[0] != '-';
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const bool form = text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(text.substr(0, 4), year) &&
                    digits(text.substr(5, 2), month) && digits(text.substr(8, 2), day);
  const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!form || !date.ok()) return std::nullopt;
  return static_cast<Day>(sys_days(date).time_since_epoch().count());
}

std::optional<std::int64_t> parse_instant(std::string_view text) {
  constexpr std::int64_t day_s = 86'400, second_ms = 1000;
  int hours = 0, minutes = 0, seconds = 0;
  const bool form = text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z' &&
                    digits(text.substr(11, 2), hours) && digits(text.substr(14, 2), minutes) && digits(text.substr(17, 2), seconds);
  const auto day = parse_day(text.substr(0, 10));
  if (!form || !day || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return (*day * day_s + hours * 3600 + minutes * 60 + seconds) * second_ms;
}

std::string day_text(Day day) {
  const year_month_day date{sys_days(std::chrono::days(day))};
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return out.data();
}

std::string instant_text(std::int64_t unix_ms) {
  constexpr std::int64_t first = -62'167'219'200'000, last = 253'402'300'799'000;
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(std::clamp(unix_ms, first, last))};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return day_text(static_cast<Day>(day.time_since_epoch().count())) + out.data();
}

std::string date_text(std::int64_t unix_ms) { return instant_text(unix_ms).substr(0, 10); }

int weekday_of(Day day) { return ((day % 7) + 10) % 7; }

}  // namespace dialogue
