// SPDX-License-Identifier: Apache-2.0
#include "shared/base/time_zone.h"

#include <ctime>

#include "tests/catch.h"

using namespace dialogue;

namespace {

std::int64_t utc(int year, int month, int day, int hour) {
  std::tm parts{};
  parts.tm_year = year - 1900, parts.tm_mon = month - 1, parts.tm_mday = day, parts.tm_hour = hour;
  return timegm(&parts);
}

/// "17:00", with "-1" or "+1" behind when the local date is another.
std::string local(const char* zone, std::int64_t at) {
  const auto offset = TimeZone::load(zone).take().offset_at(at);
  const auto seconds = at + offset;
  const auto day = [](std::int64_t s) { return s >= 0 ? s / 86'400 : (s - 86'399) / 86'400; };
  const auto minute = (seconds - day(seconds) * 86'400) / 60;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto other = day(seconds) - day(at);
  return two(minute / 60) + ":" + two(minute % 60) + (other == 0 ? "" : other < 0 ? "-1" : "+1");
}

}  // namespace

TEST_CASE("local times on days when only some countries have changed their clocks") {
  const auto march = utc(2027, 3, 17, 13);
  CHECK(local("Europe/Zurich", march) == "14:00");
  CHECK(local("America/Toronto", march) == "09:00");
  CHECK(local("America/Mexico_City", march) == "07:00");
  CHECK(local("Africa/Nairobi", march) == "16:00");
  CHECK(local("Asia/Almaty", march) == "18:00");
  const auto october = utc(2027, 10, 13, 13);
  CHECK(local("Europe/Zurich", october) == "15:00");
  CHECK(local("America/Toronto", october) == "09:00");
  const auto early = utc(2027, 10, 13, 4);
  CHECK(local("Pacific/Auckland", early) == "17:00");
  CHECK(local("Asia/Manila", early) == "12:00");
  CHECK(local("Africa/Nairobi", early) == "07:00");
  CHECK(local("America/Costa_Rica", early) == "22:00-1");
}

TEST_CASE("the rule after the last listed change holds to the second, on both halves of the earth") {
  const auto berlin = TimeZone::load("Europe/Berlin").take(), santiago = TimeZone::load("America/Santiago").take();
  CHECK(berlin.offset_at(utc(2060, 3, 28, 1) - 1) == 3600);
  CHECK(berlin.offset_at(utc(2060, 3, 28, 1)) == 7200);
  CHECK(berlin.offset_at(utc(2060, 10, 31, 1) - 1) == 7200);
  CHECK(berlin.offset_at(utc(2060, 10, 31, 1)) == 3600);
  CHECK(santiago.offset_at(utc(2060, 1, 15, 12)) == -3 * 3600);
  CHECK(santiago.offset_at(utc(2060, 7, 15, 12)) == -4 * 3600);
  CHECK(TimeZone::load("Asia/Kathmandu").take().offset_at(utc(2060, 1, 1, 0)) == 20'700);
  CHECK(berlin.offset_at(utc(1850, 1, 1, 0)) == 3208);
}

TEST_CASE("what is no zone is refused, and nothing outside the database is read") {
  for (const char* name : {"", "../../../etc/passwd", "/etc/localtime", "Europe/Zur ich", "tzdata.zi"}) {
    INFO(name);
    CHECK_FALSE(TimeZone::load(name).ok());
  }
  CHECK(TimeZone::load("Mars/Olympus").error().code == "not_found");
  CHECK_FALSE(TimeZone::parse("TZif2").ok());
  CHECK_FALSE(TimeZone::parse(std::string("TZif2") + std::string(39, '\xff')).ok());
}
