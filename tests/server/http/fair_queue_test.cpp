// SPDX-License-Identifier: Apache-2.0
#include "server/http/fair_queue.h"

#include "tests/catch.h"

using namespace dialogue::http;

namespace {

using Queue = FairQueue<int>;

const Queue::Owner crowd{false, "crowd"}, lone{false, "lone"}, phone{true, "phone"}, laptop{true, "laptop"};

Limits four_workers() {
  Limits limits;
  limits.workers = 4;
  limits.queue = 10;
  return limits;
}

/// What a single worker does, one after the other.
std::vector<int> drained(Queue& queue) {
  std::vector<int> out;
  while (auto turn = queue.pop()) {
    out.push_back(turn->job);
    queue.done(turn->owner);
  }
  return out;
}

}  // namespace

TEST_CASE("addresses take turns: one that asks a lot does not hold up one that asks once") {
  Queue queue(four_workers());
  for (int i = 0; i < 5; ++i) queue.push(crowd, i);
  queue.push(lone, 100);
  CHECK(drained(queue) == std::vector<int>{0, 100, 1, 2, 3, 4});
}

TEST_CASE("devices go before strangers, three times of four") {
  Queue queue(four_workers());
  for (int i = 0; i < 3; ++i) queue.push(crowd, i);
  for (int i = 10; i < 16; ++i) queue.push(i % 2 == 0 ? phone : laptop, i);
  CHECK(drained(queue) == std::vector<int>{10, 11, 12, 0, 13, 14, 15, 1, 2});
}

TEST_CASE("a quarter of the workers is for devices alone, and a device has a quarter at most") {
  Queue queue(four_workers());
  for (int i = 0; i < 5; ++i) queue.push(crowd, i);
  for (int i = 0; i < 3; ++i) REQUIRE(queue.pop());
  CHECK_FALSE(queue.pop());
  queue.push(phone, 10);
  queue.push(phone, 11);
  REQUIRE(queue.pop()->job == 10);
  CHECK_FALSE(queue.pop());
  queue.push(laptop, 20);
  CHECK(queue.pop()->job == 20);
  queue.done(phone);
  CHECK(queue.pop()->job == 11);
}

TEST_CASE("a full lane refuses, and one lane does not fill the other; a device's line is short") {
  Queue queue(four_workers());
  for (int i = 0; i < 10; ++i) REQUIRE(queue.push(crowd, i));
  CHECK_FALSE(queue.push(lone, 10));
  int taken = 0;
  while (queue.push(phone, taken)) ++taken;
  CHECK(taken == 8);
  CHECK(queue.push(laptop, 1));
  CHECK(queue.waiting() == 19);
  queue.clear();
  CHECK(queue.waiting() == 0);
  CHECK_FALSE(queue.pop());
}
