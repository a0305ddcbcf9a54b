// SPDX-License-Identifier: Apache-2.0
#include "shared/base/wall_clock.h"

#include <ctime>

#include "shared/base/time_zone.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

OffsetAt in(const char* zone) {
  return [of = TimeZone::load(zone).take()](std::int64_t at) { return of.offset_at(at); };
}

std::int64_t wall(int year, int month, int day, int hour, int minute) {
  std::tm parts{};
  parts.tm_year = year - 1900, parts.tm_mon = month - 1, parts.tm_mday = day, parts.tm_hour = hour, parts.tm_min = minute;
  return timegm(&parts);
}

/// "2027-03-17 14:30 +01:00", "a | b" for two, "a || b" for two that no clock shows.
std::string means(const char* zone, std::int64_t at) {
  const auto offset_at = in(zone);
  const auto found = wall_time(at, offset_at);
  std::string out;
  for (const auto each : found.instants) {
    out += out.empty() ? "" : found.skipped ? " || " : " | ";
    out += clock_text(each, offset_at(each)) + " " + offset_text(offset_at(each));
  }
  return out;
}

}  // namespace

TEST_CASE("a time on the wall means one instant, two, or none") {
  CHECK(means("Europe/Zurich", wall(2027, 3, 17, 14, 30)) == "2027-03-17 14:30 +01:00");
  CHECK(means("UTC", wall(2027, 3, 28, 2, 30)) == "2027-03-28 02:30 +00:00");
  CHECK(means("America/Los_Angeles", wall(2027, 3, 14, 2, 30)) == "2027-03-14 01:30 -08:00 || 2027-03-14 03:30 -07:00");
  CHECK(means("America/Los_Angeles", wall(2027, 3, 14, 1, 59)) == "2027-03-14 01:59 -08:00");
  CHECK(means("America/Los_Angeles", wall(2027, 3, 14, 3, 0)) == "2027-03-14 03:00 -07:00");
  CHECK(means("America/Los_Angeles", wall(2027, 11, 7, 1, 30)) == "2027-11-07 01:30 -07:00 | 2027-11-07 01:30 -08:00");
  CHECK(means("America/Los_Angeles", wall(2027, 11, 7, 0, 59)) == "2027-11-07 00:59 -07:00");
  CHECK(means("America/Los_Angeles", wall(2027, 11, 7, 2, 0)) == "2027-11-07 02:00 -08:00");
  CHECK(means("Europe/Zurich", wall(2027, 10, 31, 2, 0)) == "2027-10-31 02:00 +02:00 | 2027-10-31 02:00 +01:00");
  // Half an hour; midnight itself; a whole day that was left out.
  CHECK(means("Australia/Lord_Howe", wall(2027, 10, 3, 2, 15)) == "2027-10-03 01:45 +10:30 || 2027-10-03 02:45 +11:00");
  CHECK(means("America/Santiago", wall(2027, 9, 5, 0, 0)) == "2027-09-04 23:00 -04:00 || 2027-09-05 01:00 -03:00");
  CHECK(means("Pacific/Apia", wall(2011, 12, 30, 9, 0)) == "2011-12-29 09:00 -10:00 || 2011-12-31 09:00 +14:00");
}

TEST_CASE("offsets and zones as people read them") {
  CHECK(offset_text(0) == "+00:00");
  CHECK(offset_text(-25'200) == "-07:00");
  CHECK(offset_text(20'700) == "+05:45");
  CHECK(offset_text(561) == "+00:09:21");
  CHECK(zone_text(0) == "UTC");
  CHECK(zone_text(-25'200) == "UTC−7");
  CHECK(zone_text(19'800) == "UTC+5:30");
  CHECK(clock_text(wall(2027, 5, 5, 23, 30), 19'800) == "2027-05-06 05:00");
  CHECK(clock_text(wall(2027, 5, 5, 23, 30) + 7, 0) == "2027-05-05 23:30:07");
  CHECK(clock_text(-1, 0) == "1969-12-31 23:59:59");
}
