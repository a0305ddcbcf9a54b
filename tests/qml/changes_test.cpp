// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>

#include "client/app/change_models.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

TEST_CASE("An unsent change can be taken back, a sent one cannot") {
  Desk desk;
  PendingModel pending;
  pending.set_services(&desk.services());
  desk.settle();
  REQUIRE(pending.count() == 3);
  CHECK(pending.item(0)["sync"] == "local");
  CHECK(pending.item(2)["sync"] == "sent");
  QSignalSpy refused(&pending, &ItemListModel::refused);
  pending.recall(2);
  desk.settle();
  CHECK(refused.count() == 1);
  CHECK(pending.count() == 3);
  pending.recall(0);
  desk.settle();
  CHECK(pending.count() == 2);
  CHECK(desk.services().sync()->pending() == 1);
}

TEST_CASE("A refusal keeps the author's words until they are sent again or discarded") {
  Desk desk;
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  REQUIRE(refusals.count() == 1);
  CHECK(refusals.item(0)["details"].toString() == "Most partners at a time: 6");
  CHECK(refusals.item(0)["reason"].toString() != "");

  SECTION("sent again") {
    refusals.sendAgain(0);
    desk.settle();
    CHECK(refusals.count() == 0);
    CHECK(desk.replica().get(SampleReplica::id_of("offer.training"))->cells.at("max_partners") == "6");
  }
  SECTION("discarded") {
    refusals.dismiss(0);
    desk.settle();
    CHECK(refusals.count() == 0);
    CHECK(desk.replica().get(SampleReplica::id_of("offer.training"))->cells.at("max_partners") == "2");
  }
}

TEST_CASE("A proposal shows base, current and proposed; one is taken, or a text from both") {
  Desk desk;
  ProposalsModel proposals;
  proposals.set_services(&desk.services());
  desk.settle();
  REQUIRE(proposals.count() == 2);
  CHECK(proposals.item(0)["base"].toString() == "31 Mar 2027");
  CHECK(proposals.item(0)["current"].toString() == "31 Dec 2027");
  CHECK(proposals.item(0)["proposed"].toString() == "30 Jun 2027");
  CHECK(proposals.item(0)["fieldLabel"].toString() == "Until");
  CHECK_FALSE(proposals.item(0)["isText"].toBool());
  const auto cell = [&](const char* field) { return desk.replica().get(SampleReplica::id_of("pledge.joint"))->cells.at(field); };

  SECTION("the proposed one") {
    proposals.settle(0, "proposed");
    desk.settle();
    CHECK(proposals.count() == 1);
    CHECK(cell("period_end") == "\"2027-06-30\"");
  }
  SECTION("the current one") {
    proposals.settle(0, "current");
    desk.settle();
    CHECK(proposals.count() == 1);
    CHECK(cell("period_end") == "\"2027-12-31\"");
  }
  SECTION("both") {
    REQUIRE(proposals.item(1)["isText"].toBool());
    proposals.settleWith(1, "One text");
    desk.settle();
    CHECK(cell("description") == "\"One text\"");
  }
}
