// SPDX-License-Identifier: Apache-2.0
#include "server/http/live_waiters.h"
#include "tests/catch.h"

using dialogue::http::LiveWaiters;
using Ids = std::vector<LiveWaiters::Id>;

TEST_CASE("news wake those who wait, once, after the jitter") {
  LiveWaiters live;
  live.add(1, 55'000);
  live.add(2, 55'000);
  live.add(3, 120);
  live.news(100, [] { return 50; });
  CHECK(live.due(119).empty());
  CHECK(live.due(120) == Ids{3});
  live.news(140, [] { return 0; });  // news again: the first jitter stands
  CHECK(live.due(149).empty());
  CHECK(live.due(150) == Ids{1, 2});
  CHECK(live.size() == 0);
}

TEST_CASE("who waits is woken at its deadline without news") {
  LiveWaiters live;
  live.add(1, 1'000);
  live.add(2, 55'000);
  CHECK(live.due(999).empty());
  CHECK(live.due(1'000) == Ids{1});
  CHECK(live.size() == 1);
}

TEST_CASE("a waiter that goes away is forgotten") {
  LiveWaiters live;
  live.add(1, 100);
  live.remove(1);
  live.remove(1);
  live.news(0, [] { return 0; });
  CHECK(live.due(1000).empty());
  live.add(4, 10);
  live.add(5, 20);
  CHECK(live.take_all() == Ids{4, 5});
}
