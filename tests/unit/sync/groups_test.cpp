// SPDX-License-Identifier: Apache-2.0
#include "sync/tuning.h"
#include "tests/catch.h"
#include "tests/unit/sync/device.h"

namespace dialogue::test {
namespace {

/// Runs verbs as one group; the code of the refusal, or nothing.
template <class Verbs>
std::string together(DeviceOnPaper& device, Verbs verbs) {
  return device.refused([&](Outbox& outbox) {
    outbox.begin_group(Uuid::derived("group", std::to_string(device.store.waiting().size())));
    verbs(outbox);
    outbox.end_group();
  });
}

Uuid numbered(std::size_t n) { return Uuid::derived("note", std::to_string(n)); }

}  // namespace

TEST_CASE("changes made together carry one group, and the last one ends it") {
  DeviceOnPaper device;
  const Uuid a = device.given({{"title", "\"A\""}}, 3), b = device.given({{"title", "\"B\""}}, 4);
  device.edit(a, {{"title", "\"before\""}});
  CHECK(together(device, [&](Outbox& outbox) {
          outbox.edit(a, {{"words", "\"one\""}}, nullptr);
          outbox.edit(b, {{"words", "\"two\""}}, nullptr);
        }).empty());
  const auto waiting = device.store.waiting();
  REQUIRE(waiting.size() == 3);
  CHECK_FALSE(waiting[0].change.group);
  REQUIRE(waiting[1].change.group);
  CHECK(waiting[1].change.group == waiting[2].change.group);
  CHECK_FALSE(waiting[1].change.group_end);
  CHECK(waiting[2].change.group_end);
  // An edit after the group does not fold into it.
  device.edit(b, {{"words", "\"three\""}});
  CHECK(device.store.waiting().size() == 4);
}

TEST_CASE("a group of one change is a plain change") {
  DeviceOnPaper device;
  const Uuid a = device.given({{"title", "\"A\""}}, 3);
  CHECK(together(device, [&](Outbox& outbox) { outbox.edit(a, {{"words", "\"one\""}}, nullptr); }).empty());
  REQUIRE(device.store.waiting().size() == 1);
  CHECK_FALSE(device.store.waiting()[0].change.group);
}

TEST_CASE("when one verb of a group is refused, none of it is there") {
  DeviceOnPaper device;
  const Uuid a = device.given({{"title", "\"A\""}}, 3);
  CHECK(together(device, [&](Outbox& outbox) {
          outbox.edit(a, {{"words", "\"one\""}}, nullptr);
          outbox.act(a, "no_such_act", {}, nullptr);
        }) == "unknown_act");
  CHECK(device.store.waiting().empty());
  CHECK(device.cell(a, "words").empty());
}

TEST_CASE("taking one change of a group back takes the whole group back, with what was made on top") {
  DeviceOnPaper device;
  const Uuid a = device.given({{"title", "\"A\""}}, 3);
  Uuid fresh;
  CHECK(together(device, [&](Outbox& outbox) {
          fresh = outbox.create(*notes().kind("note"), {{"title", "\"New\""}});
          outbox.edit(a, {{"title", "\"moved\""}}, nullptr);
        }).empty());
  device.edit(fresh, {{"words", "\"later\""}});
  REQUIRE(device.store.waiting().size() == 3);
  CHECK(device.recall(device.store.waiting()[1].id).empty());
  CHECK(device.store.waiting().empty());
  CHECK(device.cell(a, "title") == "\"A\"");
  CHECK_FALSE(device.store.head(fresh));
}

TEST_CASE("a group larger than a request carries is refused before anything is stored") {
  DeviceOnPaper device;
  CHECK(together(device, [&](Outbox& outbox) {
          for (std::size_t i = 0; i <= tuning::changes_per_group; ++i)
            outbox.create(*notes().kind("note"), {{"title", "\"x\""}}, numbered(i));
        }) == "too_large");
  CHECK(device.store.waiting().empty());
}

TEST_CASE("a request that is full ends before a group, not inside it") {
  DeviceOnPaper device;
  CHECK(device
            .refused([&](Outbox& outbox) {
              for (std::size_t i = 0; i < tuning::changes_per_request - 1; ++i)
                outbox.create(*notes().kind("note"), {{"title", "\"x\""}}, numbered(i));
            })
            .empty());
  CHECK(together(device, [&](Outbox& outbox) {
          for (std::size_t i = 0; i < 3; ++i) outbox.create(*notes().kind("note"), {{"title", "\"grouped\""}}, numbered(10000 + i));
        }).empty());
  device.session.begin();
  const auto request = device.next();
  REQUIRE(request.batches.size() == 1);
  CHECK(request.batches[0].changes.size() == tuning::changes_per_request - 1);
  SyncResponse answer;
  answer.receipts = {DeviceOnPaper::receipt(1, 10)};
  answer.receipts[0].count = tuning::changes_per_request - 1;
  answer.cursor = "c";
  device.take(answer).take();
  const auto next = device.next();
  REQUIRE(next.batches.size() == 1);
  CHECK(next.batches[0].changes.size() == 3);
}

}  // namespace dialogue::test
