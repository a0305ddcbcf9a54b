// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/store_upkeep_contract.h"

#include "tests/catch.h"

namespace dialogue::test {
namespace {

constexpr const char* upkeep_epoch = "9f3a01bc5d7e2210";

void note(ServerStore& store, const std::string& value) {
  store.begin();
  store.set_meta("note", value);
  store.commit();
}

std::string noted(ServerStore& store) { return store.snapshot()->meta("note"); }

std::string refusal(const std::function<void()>& step) {
  try {
    step();
    return "";
  } catch (const Failure& failure) {
    return failure.error().code;
  }
}

void copies(const UpkeepPlace& place) {
  ServerStore& store = place.open();
  note(store, "before");
  CHECK(store.upkeep().copy_to(place.copy) > 0);
  note(store, "after");
  CHECK(refusal([&] { store.upkeep().copy_to(place.copy); }) == "file_exists");
  CHECK(noted(store) == "after");
  const auto copy = place.open_copy(place.copy);
  REQUIRE(copy);
  CHECK(noted(*copy) == "before");
  CHECK(copy->upkeep().check().empty());
}

void compacting(const UpkeepPlace& place) {
  ServerStore& store = place.open();
  note(store, std::string(2'000'000, 'x'));
  note(store, "kept");
  const auto reader = store.snapshot();
  const Compacted done = store.upkeep().compact();
  CHECK(done.after <= done.before);
  CHECK(noted(store) == "kept");
  note(store, "goes on");
  CHECK(noted(store) == "goes on");
  CHECK(store.upkeep().check().empty());
}

void copying_can_be_given_up(const UpkeepPlace& place) {
  ServerStore& store = place.open();
  note(store, "before");
  CHECK(refusal([&] { store.upkeep().copy_to(place.copy, [] { return true; }); }) == "stopping");
  CHECK(noted(store) == "before");
  // Nothing is left under that name.
  CHECK(store.upkeep().copy_to(place.copy) > 0);
}

void compacting_in_steps(const UpkeepPlace& place) {
  ServerStore& store = place.open();
  note(store, std::string(5'000'000, 'x'));
  note(store, "kept");
  const auto before = store.upkeep().size();
  int steps = 1;
  while (store.upkeep().compact_some()) note(store, "written between two steps " + std::to_string(++steps));
  CHECK(store.upkeep().size() <= before);
  CHECK(noted(store).starts_with(steps == 1 ? "kept" : "written between"));
  CHECK_FALSE(store.upkeep().compact_some());
  CHECK(store.upkeep().check().empty());
}

void marks(const UpkeepPlace& place) {
  {
    ServerStore& store = place.open();
    CHECK_FALSE(store.upkeep().high_water());
    store.upkeep().mark();
    note(store, "no life of the log yet");
  }
  {
    ServerStore& store = place.open();
    CHECK_FALSE(store.upkeep().high_water());
    store.begin();
    store.begin_epoch({upkeep_epoch, 0, {}}, {});
    store.commit();
    store.upkeep().mark();
  }
  CHECK(place.open().upkeep().high_water() == HighWater{upkeep_epoch, {}});
}

}  // namespace

void check_store_upkeep(const std::function<UpkeepPlace()>& make) {
  SECTION("a copy has what was committed, and replaces nothing") { copies(make()); }
  SECTION("compacting keeps what is stored, and readers beside it") { compacting(make()); }
  SECTION("a copy can be given up") { copying_can_be_given_up(make()); }
  SECTION("compacting in steps lets others write between two of them") { compacting_in_steps(make()); }
  SECTION("the mark says how far the log was when the store was last open") { marks(make()); }
}

}  // namespace dialogue::test
