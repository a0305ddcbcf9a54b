// SPDX-License-Identifier: Apache-2.0
// A device whose person wrote after the access had ended, and what it holds of these words once a coordinator has decided.
#include <array>

#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

namespace dialogue::test {
namespace {

struct TooLate {
  TooLate() {
    owner.sync(), author.sync();
    const Uuid person = author.replica->status().person;
    for (const Uuid& grant : server.service->admin().records_of("role_grant").take())
      if (server.service->admin().cells_of("role_grant", grant).take().at("person") == text(person.text()))
        server.service->admin().revoke_grant(grant).take();
  }
  /// The author's words arrive, and the coordinator decides on all of them.
  void decide(const char* act) {
    author.sync(), coordinator.sync();
    ListQuery open;
    open.where.push_back({"state", Condition::Op::eq, "open"});
    const auto keys = coordinator.replica->keys("moderation_item", open).take();
    for (const Listed& item : coordinator.replica->rows("moderation_item", keys, {}).take())
      coordinator.replica->act(item.id, act, {}, nullptr).take();
    coordinator.sync(), author.sync(), owner.sync();
  }
  void check_whole() {
    for (Device* device : {&owner, &author, &coordinator}) test::check_whole(*device);
  }

  Server server;
  Uuid office = server.organisation("Niger"), secretariat = server.organisation("Secretariat", "unhcr", "");
  Device owner{server, server.person("Amina", office, "OL")}, author{server, server.person("Boubacar", office, "FP")},
      coordinator{server, server.person("Sol", secretariat, "SC")};
};

}  // namespace

TEST_CASE("a record begun too late leaves its author's device when it is adopted, and is its organisation's") {
  TooLate t;
  const Uuid id = t.author.replica->create("support_request", {{"title", text("Tents")}}).take();
  t.author.sync();
  CHECK(t.author.replica->status().parked == 1);
  CHECK(t.author.get(id).sync == SyncState::attention);
  t.decide("adopt");
  CHECK(t.owner.cell(id, "title") == text("Tents"));
  CHECK(t.author.replica->get(id).error().code == "not_found");
  CHECK(t.author.replica->status().parked == 0);
  CHECK(t.author.replica->refusals().empty());
  t.check_whole();
}

TEST_CASE("what was adopted is not asked of anybody again when the server loses it, in whatever order the devices come back") {
  for (const bool author_first : {true, false}) {
    INFO("the author first: " << author_first);
    TooLate t;
    MemoryServerStore older(platform());
    older.restore_from(t.server.store);
    const Uuid id = t.author.replica->create("support_request", {{"title", text("Tents")}}).take();
    t.decide("adopt");
    REQUIRE(t.owner.cell(id, "title") == text("Tents"));
    t.server.store.restore_from(older);
    t.server.restart();
    for (Device* device : author_first ? std::array{&t.author, &t.coordinator} : std::array{&t.coordinator, &t.author}) device->sync();
    for (Device* device : {&t.owner, &t.author, &t.coordinator}) device->sync();
    CHECK(t.server.service->admin().stats().take().parked == 0);
    CHECK(t.owner.cell(id, "title") == text("Tents"));
    const auto items = t.server.service->admin().records_of("moderation_item").take();
    REQUIRE(items.size() == 1);
    CHECK(t.coordinator.cell(items.front(), "state") == text("adopted"));
    CHECK(t.coordinator.replica->refusals().empty());
    CHECK(t.author.replica->refusals().empty());
    t.check_whole();
  }
}

TEST_CASE("a record begun too late stays with its author when it is turned down, until the refusal is put away") {
  TooLate t;
  const Uuid id = t.author.replica->create("support_request", {{"title", text("Tents")}}).take();
  t.decide("reject");
  CHECK(t.owner.replica->get(id).error().code == "not_found");
  CHECK(t.author.cell(id, "title") == text("Tents"));
  const auto refusals = t.author.replica->refusals();
  REQUIRE(refusals.size() == 1);
  CHECK(refusals.front().error.code == "not_adopted");
  CHECK_FALSE(refusals.front().parked);
  t.author.replica->dismiss(refusals.front().id).take();
  CHECK(t.author.replica->get(id).error().code == "not_found");
  t.check_whole();
}

}  // namespace dialogue::test
