// SPDX-License-Identifier: Apache-2.0
#include "sync/lease.h"
#include "shared/model/scopes.h"
#include "tests/catch.h"
#include "tests/unit/sync/device.h"

namespace dialogue::test {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

struct Away : DeviceOnPaper {
  FakeClock clock_of_its_own;
  DevicePorts moving{store, notes(), clock_of_its_own, random, ports.signer};
  Lease lease{moving};

  Away() {
    store.begin();
    lease.contact();
    store.save(ScopeInfo{1, "workstream:w", 0, 0, 0});
    store.save(ScopeInfo{2, "participants", 0, 0, 0});
    store.commit();
  }
  void pass(std::int64_t days) {
    clock_of_its_own.now += days * day_ms;
    lease.heed();
  }
};

}  // namespace

TEST_CASE("restricted scopes lock after thirty days without contact, and open with the next one") {
  Away away;
  const Uuid id = away.given({{"title", "\"A\""}}, 3);  // held by another organisation's scope
  away.store.begin();
  away.lease.contact();
  away.store.commit();
  away.pass(29);
  CHECK_FALSE(away.lease.locked());
  CHECK(away.lease.left_ms() >= 0);
  away.pass(2);
  CHECK(away.lease.locked());
  CHECK(away.store.head(id)->lock == Lock::whole);
  away.store.begin();
  away.lease.contact();
  away.store.commit();
  CHECK_FALSE(away.lease.locked());
  CHECK(away.store.head(id)->lock == Lock::none);
}

TEST_CASE("a clock that is put back gives no time back") {
  Away away;
  away.pass(20);
  away.pass(-19);
  away.pass(9);
  CHECK_FALSE(away.lease.locked());
  away.pass(2);
  CHECK(away.lease.locked());
}

TEST_CASE("a clock that jumped ahead is healed by contact") {
  Away away;
  away.pass(4000);
  CHECK(away.lease.locked());
  away.clock_of_its_own.now -= 4000 * day_ms;
  away.store.begin();
  away.lease.contact();
  away.store.commit();
  CHECK_FALSE(away.lease.locked());
  away.pass(29);
  CHECK_FALSE(away.lease.locked());
}

TEST_CASE("person, own organisation and what everybody has are not restricted") {
  const Uuid person = Uuid::derived("person", "a"), own = Uuid::derived("organisation", "a"), other = Uuid::derived("organisation", "b");
  CHECK_FALSE(is_restricted("person:" + person.text(), person, own));
  CHECK_FALSE(is_restricted("org:" + own.text(), person, own));
  CHECK_FALSE(is_restricted("participants", person, own));
  CHECK(is_restricted("org:" + other.text(), person, own));
  CHECK(is_restricted("secretariat", person, own));
  CHECK(is_restricted("workstream:" + other.text(), person, own));
  CHECK(is_restricted("country:NE", person, own));
}

}  // namespace dialogue::test
