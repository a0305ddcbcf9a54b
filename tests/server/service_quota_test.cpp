// SPDX-License-Identifier: Apache-2.0
// How many bytes a device may store, a day and in all.
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

void write_tag(TestDevice& device, const std::string& name) { device.create("tag", {{"name", text(name)}}); }

DeviceInfo info_of(World& world, const Uuid& device) {
  for (const auto& info : world.service->admin().devices().take())
    if (info.id == device) return info;
  return {};
}

/// Bytes of a change of write_tag, as another device sends it.
std::uint64_t bytes_of_tag(Trio& t) {
  write_tag(*t.b, "any");
  t.b->sync();
  return info_of(t, t.b->id).changes;
}

}  // namespace

TEST_CASE("a device stores no more bytes a day than it may; what is new still comes, and its words go up the next day") {
  Trio t;
  const auto one = bytes_of_tag(t);
  t.quotas.changes = {one * 5 / 2, 0};
  t.reopen();
  write_tag(*t.a, "one");
  write_tag(*t.a, "two");
  t.a->sync();
  const auto stored = info_of(t, t.a->id);
  CHECK(stored.changes_today > one);
  CHECK(stored.changes_today == stored.changes);
  const Uuid news = t.b->create("tag", {{"name", text("Bob")}});
  t.b->sync();
  write_tag(*t.a, "three");

  // Neither a restart nor the other device of the same day changes it.
  t.reopen();
  auto answer = t.a->exchange(t.a->request());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "over_quota");
  CHECK(answer.receipts.empty());
  CHECK_FALSE(answer.rows.empty());
  t.a->take(answer);
  CHECK(t.a->holds(news));
  CHECK(t.a->outbox.size() == 1);
  CHECK(info_of(t, t.a->id).changes == stored.changes);
  CHECK(info_of(t, t.b->id).changes_today > 0);

  t.clock.now += day_ms;
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
  CHECK(info_of(t, t.a->id).changes_today < stored.changes_today);
  CHECK(info_of(t, t.a->id).changes > stored.changes);
}

TEST_CASE("a device that has stored all it may stores nothing the next day either, and still gets what is new") {
  Trio t;
  t.quotas.changes = {0, bytes_of_tag(t) * 3 / 2};
  t.reopen();
  write_tag(*t.a, "one");
  t.a->sync();
  write_tag(*t.a, "two");
  t.clock.now += day_ms;
  const auto answer = t.a->exchange(t.a->request());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "storage_used_up");
  CHECK_FALSE(answer.cursor.empty());
}

TEST_CASE("what was stored already and is sent again because the answer was lost counts once, and is answered however much is stored") {
  Trio t;
  t.quotas.changes = {bytes_of_tag(t) * 3 / 2, 0};
  t.reopen();
  write_tag(*t.a, "one");
  const auto request = t.a->request();
  REQUIRE_FALSE(t.a->exchange(request).error);
  const auto stored = info_of(t, t.a->id).changes;
  const auto again = t.a->exchange(request);
  CHECK_FALSE(again.error);
  CHECK(again.receipts.size() == 1);
  CHECK(info_of(t, t.a->id).changes == stored);
}

TEST_CASE("what a device may store is raised while the server runs") {
  Trio t;
  t.service->set_quotas({2000, 2000, 60000, {1, 0}, {}});
  write_tag(*t.a, "one");
  REQUIRE(t.a->exchange(t.a->request()).error);
  t.service->set_quotas({});
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
}
