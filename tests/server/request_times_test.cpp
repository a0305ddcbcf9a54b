// SPDX-License-Identifier: Apache-2.0
#include "server/api/request_times.h"

#include "tests/catch.h"

using namespace dialogue;
using api::RequestTimes;

namespace {

constexpr std::int64_t start = 1'800'000'000'000, minute = 60'000;
const Uuid one = Uuid::derived("device", "1"), other = Uuid::derived("device", "2");

}  // namespace

TEST_CASE("a time is taken once of each device, in any order") {
  RequestTimes times(start);
  CHECK(times.take(one, start + 10, start + 20));
  CHECK(times.take(one, start + 5, start + 20));
  CHECK_FALSE(times.take(one, start + 10, start + 20));
  CHECK_FALSE(times.take(one, start + 5, start + 9 * minute));
  CHECK(times.take(other, start + 10, start + 20));
}

TEST_CASE("ten minutes either way are taken, and nothing from before the start") {
  RequestTimes times(start);
  const auto now = start + 60 * minute;
  CHECK(times.take(one, now - 10 * minute, now));
  CHECK(times.take(one, now + 10 * minute, now));
  CHECK_FALSE(times.take(one, now - 10 * minute - 1, now));
  CHECK_FALSE(times.take(one, now + 10 * minute + 1, now));
  RequestTimes begun(now);
  CHECK_FALSE(begun.take(one, now - 1, now));
  CHECK(begun.take(one, now, now));
}

TEST_CASE("what fell out of the window is not taken again when the server's clock goes back") {
  RequestTimes times(start);
  CHECK(times.take(one, start + 1, start + 1));
  const auto later = start + 60 * minute;
  CHECK(times.take(one, later, later));
  CHECK_FALSE(times.take(one, start + 1, start + 2));
  // A device is told a time that is taken.
  CHECK(times.now_ms(start + 2) == later);
  CHECK(times.take(one, later + 1, start + 3));
}

TEST_CASE("a device that asks very often is remembered in bounds, and what was forgotten is not taken again") {
  RequestTimes times(start);
  const auto most = static_cast<std::int64_t>(RequestTimes::most_times);
  for (std::int64_t i = 0; i < 3 * most; ++i) REQUIRE(times.take(one, start + 2 * i, start + 2 * i));
  for (std::int64_t i = 0; i < 3 * most; ++i) REQUIRE_FALSE(times.take(one, start + 2 * i, start + 6 * most));
  CHECK_FALSE(times.take(one, start + 1, start + 6 * most));
  CHECK(times.take(other, start + 1, start + 6 * most));
  CHECK(times.take(one, start + 6 * most, start + 6 * most));
}

TEST_CASE("a time ahead of the server's clock is kept, so that the next process does not take it again") {
  RequestTimes times(start);
  CHECK_FALSE(times.to_keep(start + 5, start + 5));
  const auto ahead = start + 5 * minute;
  REQUIRE(times.take(one, ahead, start + 5));
  const auto kept = times.to_keep(ahead, start + 5);
  REQUIRE(kept);
  CHECK(*kept > ahead);
  // Once a minute.
  CHECK_FALSE(times.to_keep(ahead + 1, start + 6));
  RequestTimes next(start + 1000, *kept);
  CHECK_FALSE(next.take(one, ahead, start + 1000));
  const auto told = next.now_ms(start + 1000);
  CHECK(next.take(one, told, start + 1000));
}
