// SPDX-License-Identifier: Apache-2.0
#include "shared/base/days.h"

#include <cstdint>

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("an instant is written as it is read") {
  for (const char* text : {"1970-01-01T00:00:00Z", "2028-02-29T23:59:59Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
    INFO(text);
    const auto ms = parse_instant(text);
    REQUIRE(ms);
    CHECK(instant_text(*ms) == text);
    CHECK(date_text(*ms) == std::string(text).substr(0, 10));
  }
  CHECK(instant_text(-1) == "1969-12-31T23:59:59Z");
  CHECK(instant_text(999) == "1970-01-01T00:00:00Z");
}

TEST_CASE("a clock that says anything gives an instant all the same") {
  for (const std::int64_t ms : {INT64_MIN, INT64_MAX, std::int64_t{-62'167'219'200'001}, std::int64_t{253'402'300'800'000}}) {
    INFO(ms);
    CHECK(parse_instant(instant_text(ms)));
  }
  CHECK(instant_text(INT64_MIN) == "0000-01-01T00:00:00Z");
  CHECK(instant_text(INT64_MAX) == "9999-12-31T23:59:59Z");
}

TEST_CASE("a day that no calendar has is no date, whatever its digits") {
  CHECK(parse_day("2028-02-29") == parse_day("2028-02-28").value() + 1);
  for (const char* text :
       {"2027-02-29", "2027-02-30", "2027-13-01", "2027-00-10", "2027-04-31", "2027-4-30", "+027-04-30", "2027-04-3", "", "-027-04-30"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
  for (const char* text :
       {"2027-03-17T24:00:00Z", "2027-03-17T13:60:00Z", "2027-03-17T13:00:60Z", "2027-03-17 13:00:00Z", "2027-02-30T13:00:00Z"}) {
    INFO(text);
    CHECK_FALSE(parse_instant(text));
  }
}
