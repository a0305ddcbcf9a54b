// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <algorithm>

#include "client/app/services/sync_schedule.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

TEST_CASE("Tries come ever more rarely, spread, and never stop") {
  test::FakeRandom random;
  SyncSchedule schedule(random);
  CHECK(schedule.next_delay() >= SyncSchedule::between * 3 / 4);
  CHECK(schedule.next_delay() <= SyncSchedule::between * 5 / 4);
  for (int i = 0; i < 40; ++i) {
    schedule.failed(1000 * i);
    const auto expected = std::min(SyncSchedule::first_retry << std::min(i, 20), SyncSchedule::longest_retry);
    const auto delay = schedule.next_delay();
    CHECK(delay >= expected * 3 / 4);
    CHECK(delay <= expected * 5 / 4);
  }
  schedule.succeeded();
  CHECK_FALSE(schedule.failing());
}

TEST_CASE("Whoever looks at the window waits some seconds for the next try, not minutes") {
  test::FakeRandom random;
  SyncSchedule schedule(random);
  for (int i = 0; i < 40; ++i) {
    schedule.failed(1000 * i);
    CHECK(schedule.next_delay(false, true) <= SyncSchedule::longest_seen * 5 / 4);
  }
}

TEST_CASE("A window that is looked at again tries at once while the line is gone") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  sync.set_looked_at(false);
  desk.line().reachable = false;
  sync.set_automatic(true);
  sync.syncNow();
  REQUIRE(desk.until([&] { return desk.line().calls == 1 && !sync.running(); }));
  desk.line().reachable = true;
  sync.set_looked_at(true);
  CHECK(sync.running());
  REQUIRE(desk.until([&] { return !sync.offline() && !sync.running(); }));
}

TEST_CASE("Nobody reads offline in the first ten seconds") {
  test::FakeRandom random;
  SyncSchedule schedule(random);
  schedule.failed(50'000);
  schedule.failed(55'000);
  CHECK_FALSE(schedule.offline(59'999));
  CHECK(schedule.until_offline(55'000) == 5'000);
  CHECK(schedule.offline(60'000));
}

TEST_CASE("What is saved here is sent, then confirmed, and the word says so") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  CHECK(sync.pending() == 2);
  CHECK(sync.sent() == 1);
  CHECK(sync.word() == "attention");
  CHECK(sync.short_text() == "3 need you");
  // What waits to be sent is not hidden behind it.
  CHECK(sync.beside_word() == "local");
  CHECK(sync.beside_text() == "3");
  CHECK(sync.sentence() == "3 things need your decision. 3 changes are saved here and wait to be sent");
  sync.syncNow();
  REQUIRE(desk.until([&] { return !sync.running() && sync.pending() + sync.sent() == 0; }));
  CHECK(desk.line().calls == 1);
  CHECK(sync.problem() == "");
}

TEST_CASE("Without a line nothing is lost, and offline is said after the grace") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  desk.services().store()->change<bool>(
      &sync,
      [](Replica& replica) {
        for (const auto& each : replica.refusals()) replica.dismiss(each.id).ignore();
        for (const auto& each : replica.proposals()) replica.settle(each.id, "current", {}, nullptr).ignore();
        return true;
      },
      [](bool) {});
  desk.settle();
  CHECK(sync.word() == "local");
  sync.syncNow();
  REQUIRE(desk.until([&] { return sync.word() == "confirmed"; }));
  const Uuid offer = SampleReplica::id_of("offer.training");
  desk.services().store()->change<Status>(
      &sync,
      [offer](Replica& replica) {
        return replica.edit(offer, {{"max_partners", "3"}}, nullptr);
      },
      [](const Status& status) { CHECK(status.ok()); });
  desk.settle();
  desk.line().reachable = false;
  sync.syncNow();
  REQUIRE(desk.until([&] { return desk.line().calls == 2 && !sync.running(); }));
  CHECK(sync.word() == "local");
  CHECK(sync.problem() == "");
  // Whoever asks is told at once.
  sync.tryNow();
  REQUIRE(desk.until([&] { return desk.line().calls == 3 && !sync.running(); }));
  CHECK(sync.word() == "offline");
  desk.line().reachable = true;
  sync.syncNow();
  REQUIRE(desk.until([&] { return sync.word() == "confirmed"; }));
  desk.line().reachable = false;
  sync.syncNow();
  const int calls = desk.line().calls;
  REQUIRE(desk.until([&] { return desk.line().calls == calls + 1 && !sync.running(); }));
  CHECK(sync.word() == "confirmed");
  desk.clock().now += 10'000;
  CHECK(sync.word() == "offline");

  desk.line().reachable = true;
  sync.syncNow();
  REQUIRE(desk.until([&] { return sync.word() == "confirmed"; }));
  CHECK(sync.sentence().startsWith("Up to date, "));
}

TEST_CASE("Nobody reads that all is well before the server has answered in this run") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  desk.replica().set_nothing_waits();
  desk.services().store()->announce();
  desk.settle();
  CHECK(sync.word() == "asking");
  CHECK(sync.short_text().startsWith("Received "));
  CHECK(sync.sentence().startsWith("Last received: "));
  // A line that was never seen to work gets no grace.
  desk.line().reachable = false;
  sync.syncNow();
  REQUIRE(desk.until([&] { return desk.line().calls == 1 && !sync.running(); }));
  CHECK(sync.word() == "offline");
  CHECK(sync.short_text() == "Offline");
  desk.line().reachable = true;
  sync.syncNow();
  REQUIRE(desk.until([&] { return sync.word() == "confirmed"; }));
}

TEST_CASE("A decision that waits hides neither that the line is gone nor what is to be sent") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  desk.line().reachable = false;
  sync.syncNow();
  REQUIRE(desk.until([&] { return desk.line().calls == 1 && !sync.running(); }));
  CHECK(sync.word() == "attention");
  CHECK(sync.beside_word() == "offline");
  CHECK(sync.beside_text() == "3");
  CHECK(sync.sentence() == "3 things need your decision. Offline – you can keep working. 3 changes are saved here");
}

TEST_CASE("Sending only ends with the receipts, and no document goes with it") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  QSignalSpy exchanged(&sync, &SyncModel::exchanged);
  sync.sendOnly();
  CHECK(sync.sending_only());
  REQUIRE(desk.until([&] { return exchanged.count() == 1; }));
  CHECK_FALSE(exchanged[0][0].toBool());
  REQUIRE(desk.until([&] { return sync.pending() + sync.sent() == 0 && !sync.running(); }));
  sync.syncNow();
  REQUIRE(desk.until([&] { return exchanged.count() == 2; }));
  CHECK(exchanged[1][0].toBool());
}

TEST_CASE("With little data only what is written goes by itself") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  QSignalSpy exchanged(&sync, &SyncModel::exchanged);
  desk.services().settings()->set_low_data(true);
  sync.set_automatic(true);
  desk.services().store()->announce();
  REQUIRE(desk.until([&] { return exchanged.count() == 1; }));
  CHECK_FALSE(exchanged[0][0].toBool());
  REQUIRE(desk.until([&] { return sync.pending() + sync.sent() == 0 && !sync.running(); }));
  const int calls = desk.line().calls;
  desk.services().store()->announce();
  desk.settle();
  CHECK(desk.line().calls == calls);
  // A connection that appears asks for nothing either.
  sync.line_appeared();
  CHECK_FALSE(sync.running());
  sync.syncNow();
  REQUIRE(desk.until([&] { return exchanged.count() == 2; }));
  CHECK_FALSE(exchanged[1][0].toBool());
}

TEST_CASE("What waits and what needs a decision is counted by kind") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  REQUIRE(desk.until([&] { return !sync.waiting_kinds().isEmpty(); }));
  CHECK(sync.waiting_kinds()["support_request"] == 2);
  CHECK(sync.waiting_kinds()["pledge"] == 1);
  CHECK(sync.attention_kinds()["support_offer"] == 1);
  CHECK(sync.attention_kinds()["pledge"] == 1);
  sync.syncNow();
  CHECK(desk.until([&] { return sync.waiting_kinds().isEmpty(); }));
}

TEST_CASE("Some days before a part locks for want of contact it is said, and then what is locked and what to do") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
  const auto lease = [&](bool locked, std::int64_t left) {
    desk.replica().set_lease(locked, left);
    desk.services().store()->announce();
    desk.settle();
    return sync.lease();
  };
  CHECK(lease(false, 29 * day) == "");
  CHECK(lease(false, 5 * day + 1) == "");
  CHECK(lease(false, 4 * day + 1).contains("In 5 days"));
  CHECK(lease(false, day / 2).contains("In 1 day a"));
  CHECK_FALSE(sync.locked());
  CHECK(lease(true, 0).contains("Connect once"));
  CHECK(sync.locked());
  CHECK(lease(false, 30 * day) == "");
}

TEST_CASE("By itself: an edit starts an exchange, and a failure plans the next") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  sync.set_automatic(true);
  desk.services().store()->announce();
  REQUIRE(desk.until([&] { return sync.pending() + sync.sent() == 0 && !sync.running(); }));
  CHECK(desk.line().calls >= 1);
}

TEST_CASE("A wrong code is refused in words; the right one connects") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  desk.replica().set_enrolled(false);
  desk.services().store()->announce();
  desk.settle();
  CHECK(sync.word() == "not_enrolled");
  QSignalSpy done(&sync, &SyncModel::enrolmentDone);
  sync.enrol("https://example.invalid", "wrong", "Laptop");
  REQUIRE(desk.until([&] { return done.count() == 1; }));
  CHECK_FALSE(done[0][0].toBool());
  CHECK(done[0][1].toString() != "");
  sync.enrol("https://example.invalid", "ABCD-1234", "Laptop");
  REQUIRE(desk.until([&] { return done.count() == 2; }));
  CHECK(done[1][0].toBool());
  CHECK(desk.until([&] { return sync.enrolled(); }));
}

TEST_CASE("An address without what stands before it is taken as http") {
  Desk desk;
  SyncModel& sync = *desk.services().sync();
  desk.replica().set_enrolled(false);
  desk.services().store()->announce();
  desk.settle();
  QSignalSpy done(&sync, &SyncModel::enrolmentDone);
  sync.enrol(" 127.0.0.1:9 ", "ABCD-1234", "Laptop");
  REQUIRE(desk.until([&] { return done.count() == 1; }));
  REQUIRE(done[0][0].toBool());
  REQUIRE(desk.until([&] { return sync.enrolled(); }));
  CHECK(sync.server() == "http://127.0.0.1:9");
}
