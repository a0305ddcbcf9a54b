// SPDX-License-Identifier: Apache-2.0
#include "server/http/live_waiters.h"
#include "tests/catch.h"

using dialogue::http::LiveWaiters;
using Ids = std::vector<LiveWaiters::Id>;

TEST_CASE("news wake those who wait for the scope, once, after the jitter") {
  LiveWaiters live;
  live.add(1, {"org:a", "participants"}, 55'000);
  live.add(2, {"org:b", "participants"}, 55'000);
  live.add(3, {"org:b"}, 1'000);
  live.news({"org:a"}, 100, [] { return 50; });
  CHECK(live.due(149).empty());
  CHECK(live.due(150) == Ids{1});
  CHECK(live.size() == 2);
  live.news({"org:a"}, 200, [] { return 0; });
  CHECK(live.due(200).empty());
  CHECK(live.due(1'000) == Ids{3});
  live.news({"participants", "org:b"}, 2'000, [] { return 500; });
  live.news({"participants"}, 2'100, [] { return 0; });  // news again: the first jitter stands
  CHECK(live.due(2'400).empty());
  CHECK(live.due(2'500) == Ids{2});
  CHECK(live.size() == 0);
}

TEST_CASE("a waiter that goes away is forgotten in every scope") {
  LiveWaiters live;
  live.add(1, {"a", "b"}, 100);
  live.remove(1);
  live.remove(1);
  live.news({"a", "b"}, 0, [] { return 0; });
  CHECK(live.due(1000).empty());
  live.add(4, {}, 10);
  live.add(5, {"a"}, 20);
  CHECK(live.take_all() == Ids{4, 5});
}
