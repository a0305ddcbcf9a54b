// SPDX-License-Identifier: Apache-2.0
#include "server/api/request_times.h"

#include "tests/catch.h"

using namespace dialogue;
using api::RequestTimes;

namespace {

constexpr std::int64_t began = 1'800'000'000'000, minute = 60'000;
const Uuid one = Uuid::derived("device", "1"), other = Uuid::derived("device", "2");

}  // namespace

TEST_CASE("a time is taken once of each device, in any order") {
  RequestTimes times(began);
  CHECK(times.take(one, began + 10, began + 20));
  CHECK(times.take(one, began + 5, began + 20));
  CHECK_FALSE(times.take(one, began + 10, began + 20));
  CHECK_FALSE(times.take(one, began + 5, began + 9 * minute));
  CHECK(times.take(other, began + 10, began + 20));
}

TEST_CASE("ten minutes either way are taken, and nothing from before the start") {
  RequestTimes times(began);
  const auto now = began + 60 * minute;
  CHECK(times.take(one, now - 10 * minute, now));
  CHECK(times.take(one, now + 10 * minute, now));
  CHECK_FALSE(times.take(one, now - 10 * minute - 1, now));
  CHECK_FALSE(times.take(one, now + 10 * minute + 1, now));
  RequestTimes begun(now);
  CHECK_FALSE(begun.take(one, now - 1, now));
  CHECK(begun.take(one, now, now));
}

TEST_CASE("what fell out of the window is not taken again when the server's clock goes back") {
  RequestTimes times(began);
  CHECK(times.take(one, began + 1, began + 1));
  const auto later = began + 60 * minute;
  CHECK(times.take(one, later, later));
  CHECK_FALSE(times.take(one, began + 1, began + 2));
  // A device is told a time that is taken.
  CHECK(times.now_ms(began + 2) > later);
  CHECK(times.take(one, later + 1, began + 3));
}

TEST_CASE("a device that asks very often is remembered in bounds, and what was forgotten is not taken again") {
  RequestTimes times(began);
  const auto most = static_cast<std::int64_t>(RequestTimes::most_times);
  for (std::int64_t i = 0; i < 3 * most; ++i) REQUIRE(times.take(one, began + 2 * i, began + 2 * i));
  for (std::int64_t i = 0; i < 3 * most; ++i) REQUIRE_FALSE(times.take(one, began + 2 * i, began + 6 * most));
  CHECK_FALSE(times.take(one, began + 1, began + 6 * most));
  CHECK(times.take(other, began + 1, began + 6 * most));
  CHECK(times.take(one, began + 6 * most, began + 6 * most));
}

TEST_CASE("a time ahead of the server's clock is kept, so that the next process does not take it again") {
  RequestTimes times(began);
  CHECK_FALSE(times.to_keep(began + 5, began + 5));
  const auto ahead = began + 5 * minute;
  REQUIRE(times.take(one, ahead, began + 5));
  const auto kept = times.to_keep(ahead, began + 5);
  REQUIRE(kept);
  CHECK(*kept > ahead);
  // As long as it could not be written, it is asked for again.
  CHECK(times.to_keep(ahead, began + 5) == kept);
  times.kept(*kept);
  // Once a minute.
  CHECK_FALSE(times.to_keep(ahead + 1, began + 6));
  RequestTimes next(began + 1000, *kept);
  CHECK_FALSE(next.take(one, ahead, began + 1000));
  const auto told = next.now_ms(began + 1000);
  CHECK(next.take(one, told, began + 1000));
}

TEST_CASE("while a clock that was set back catches up, no two are told the same time") {
  RequestTimes times(began);
  CHECK(times.now_ms(began + minute) == began + minute);
  CHECK(times.now_ms(began + minute - 500) == began + minute);
  const auto told = times.now_ms(began), next = times.now_ms(began);
  CHECK(told > began + minute);
  CHECK(next > told);
  CHECK(times.take(one, told, began));
  CHECK(times.take(one, next, began));
}
