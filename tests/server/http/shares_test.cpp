// SPDX-License-Identifier: Apache-2.0
#include "server/http/shares.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"

using namespace dialogue;
using namespace dialogue::http;

namespace {

struct Rig {
  explicit Rig(const Limits& given) : limits(given), shares(limits) {}
  /// As the front does: whoever has to go goes first. False when there is no room.
  bool come(Shares::Id id, const std::string& address) {
    const auto room = shares.room_for(address, clock.monotonic_ms());
    if (!room.there) return false;
    if (room.close) close(*room.close);
    shares.add(id, address, clock.monotonic_ms());
    return true;
  }
  void close(Shares::Id id) {
    shares.remove(id);
    closed.push_back(id);
  }
  void does(Shares::Id id, Shares::Doing doing) {
    shares.settle(id, doing);
    while (const auto over = shares.over(id, clock.monotonic_ms())) close(*over);
  }
  void prove(Shares::Id id, const std::string& device) {
    shares.prove(id, device);
    does(id, {0, 100, false, true, clock.monotonic_ms()});
  }
  static Shares::Doing working() { return {0, 0, true, false, 0}; }

  Limits limits;
  test::FakeClock clock;
  Shares shares;
  std::vector<Shares::Id> closed;
};

Limits small() {
  Limits limits;
  limits.connections = 8;
  limits.unproven = 4;
  limits.address_connections = 3;
  limits.device_connections = 2;
  limits.address_held = 10'000;
  limits.unproven_held = 20'000;
  limits.device_held = 10'000;
  limits.known_held = 20'000;
  return limits;
}

}  // namespace

TEST_CASE("an address at its share makes room itself, the one that came first before the others") {
  Rig rig(small());
  for (Shares::Id id = 2; id < 5; ++id) REQUIRE(rig.come(id, "a"));
  CHECK(rig.closed.empty());
  REQUIRE(rig.come(5, "a"));
  CHECK(rig.closed == std::vector<Shares::Id>{2});
  REQUIRE(rig.come(6, "b"));
  CHECK(rig.closed.size() == 1);
  CHECK(rig.shares.connections() == 4);
}

TEST_CASE("when all places of strangers are taken the most crowded address loses one") {
  Rig rig(small());
  for (Shares::Id id = 2; id < 5; ++id) rig.come(id, "a");
  rig.come(5, "b");
  REQUIRE(rig.come(6, "c"));
  CHECK(rig.closed == std::vector<Shares::Id>{2});
}

TEST_CASE("who takes another network of the same site each time counts as one crowd, and pushes out nobody else") {
  Limits limits = small();
  limits.unproven = 10;
  limits.connections = 20;
  Rig rig(limits);
  const auto hop = [](int i) { return std::string("\x20\x01\x0d\xb8\x12\x34\x00", 7) + char(i); };
  rig.come(1, "office");
  rig.come(2, "office");
  rig.clock.now += 5'000;
  for (Shares::Id id = 3; id < 100; ++id) REQUIRE(rig.come(id, hop(int(id))));
  CHECK(rig.shares.connections() == 10);
  for (const auto id : rig.closed) CHECK(id > 2);
  // Among equals the one goes that has done least, not the one that came last.
  const auto last = rig.closed.back();
  rig.come(100, hop(100));
  CHECK(rig.closed.back() == last + 1);
}

TEST_CASE("of those that have been there a while the slowest goes, and not one that has just come") {
  Rig rig(small());
  rig.come(2, "a");
  rig.come(3, "a");
  rig.does(2, {500, 40'000, false, false, rig.clock.monotonic_ms()});
  rig.does(3, {500, 900, false, false, rig.clock.monotonic_ms()});
  rig.clock.now += 5'000;
  rig.come(4, "a");
  REQUIRE(rig.come(5, "a"));
  CHECK(rig.closed == std::vector<Shares::Id>{3});
}

TEST_CASE("what is being answered is not closed for others, who are turned away then") {
  Rig rig(small());
  for (Shares::Id id = 2; id < 5; ++id) {
    rig.come(id, "a");
    rig.does(id, Rig::working());
  }
  CHECK_FALSE(rig.come(5, "a"));
  CHECK(rig.come(5, "b"));
  CHECK(rig.closed.empty());
}

TEST_CASE("a device's connection is in a lane of its own: strangers at its address do not touch it") {
  Rig rig(small());
  rig.come(2, "office");
  rig.prove(2, "device 1");
  CHECK(rig.shares.known(2));
  for (Shares::Id id = 3; id < 100; ++id) REQUIRE(rig.come(id, "office"));
  for (const auto id : rig.closed) CHECK(id != 2);
  CHECK(rig.shares.owner(2) == "device 1");
}

TEST_CASE("devices make room among themselves, the one that was idle longest first") {
  Rig rig(small());
  for (Shares::Id id = 2; id < 7; ++id) {
    REQUIRE(rig.come(id, "office"));
    rig.prove(id, "device " + std::to_string(id));
    rig.clock.now += 10;
  }
  CHECK(rig.closed == std::vector<Shares::Id>{2});
  CHECK(rig.shares.known() == 4);
}

TEST_CASE("a device has a share of connections, too; what it needs least goes first") {
  Rig rig(small());
  for (Shares::Id id = 2; id < 4; ++id) {
    rig.come(id, "office");
    rig.prove(id, "device");
  }
  rig.does(2, {0, 100, false, false, 0});
  rig.come(4, "office");
  rig.prove(4, "device");
  CHECK(rig.closed == std::vector<Shares::Id>{3});
}

TEST_CASE("held bytes are bounded for an address, for a device and for all of each lane") {
  Rig rig(small());
  SECTION("an address") {
    rig.come(2, "a");
    rig.come(3, "a");
    rig.does(2, {6'000, 6'000, false, false, 0});
    rig.clock.now += 10'000;
    rig.does(3, {6'000, 60'000, false, false, 0});
    CHECK(rig.closed == std::vector<Shares::Id>{2});
  }
  SECTION("all addresses") {
    for (Shares::Id id = 2; id < 5; ++id) {
      rig.come(id, std::string(1, char('a' + id)));
      rig.does(id, {9'000, 9'000, false, false, 0});
    }
    CHECK(rig.closed.size() == 1);
  }
  SECTION("a device that never reads: what it has held for longest") {
    rig.come(2, "a");
    rig.prove(2, "device");
    rig.does(2, {8'000, 0, false, false, rig.clock.monotonic_ms()});
    rig.clock.now += 1'000;
    rig.come(3, "a");
    rig.prove(3, "device");
    rig.does(3, {8'000, 0, false, false, rig.clock.monotonic_ms()});
    CHECK(rig.closed == std::vector<Shares::Id>{2});
  }
  SECTION("all devices: not the one that has just begun") {
    for (Shares::Id id = 2; id < 5; ++id) {
      rig.come(id, "a");
      rig.prove(id, "device " + std::to_string(id));
      rig.does(id, {9'000, 0, false, false, rig.clock.monotonic_ms()});
      rig.clock.now += 1'000;
    }
    CHECK(rig.closed == std::vector<Shares::Id>{2});
  }
}

TEST_CASE("a proxy's connection counts for the address it speaks for, and forgets what another address proved") {
  Rig rig(small());
  rig.come(2, "");
  rig.shares.place(2, "a");
  rig.prove(2, "device");
  rig.shares.place(2, "b");
  CHECK_FALSE(rig.shares.known(2));
  CHECK(rig.shares.owner(2) == "b");
  // The address's share is looked at again when it turns out whose connection it is.
  for (Shares::Id id = 3; id < 6; ++id) {
    rig.come(id, "");
    rig.shares.place(id, "b");
    rig.does(id, {});
  }
  CHECK(rig.closed == std::vector<Shares::Id>{2});
}
