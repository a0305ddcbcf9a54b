// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/store_folders_contract.h"

#include "tests/catch.h"

namespace dialogue::test {
namespace {

constexpr const char* epoch = "9f3a01bc5d7e2210";

void note(ServerStore& store, const char* key, const char* value) {
  store.begin();
  store.set_meta(key, value);
  store.commit();
}

/// A platform with nothing in its log.
void begin_platform(ServerStore& store) {
  store.begin();
  store.begin_epoch({epoch, 0, {}}, {});
  store.set_meta("platform", epoch);
  store.set_meta("note", "before");
  store.commit();
}

std::string meta_of(const FoldersPlace& place, const std::string& folder, const char* key) {
  std::string out;
  place.open(folder, [&](ServerStore& store) { out = store.snapshot()->meta(key); });
  return out;
}

void copies_told(const FoldersPlace& place) {
  CHECK_FALSE(place.folders.holds_store(place.directory));
  place.open(place.directory, begin_platform);
  CHECK(place.folders.holds_store(place.directory));
  const auto copied = trial_folder(place.directory);
  place.copy_to_folder(place.directory, copied);
  const auto info = place.folders.look_at_copy(copied);
  CHECK(info.platform == epoch);
  CHECK(info.head == LogHead{});
  CHECK(place.folders.check_copy(copied).take() == info.head);
}

void put_in_place(const FoldersPlace& place) {
  place.open(place.directory, begin_platform);
  place.copy_to_folder(place.directory, trial_folder(place.directory));
  place.open(place.directory, [](ServerStore& store) { note(store, "note", "after"); });
  const auto done = place.folders.put_in_place(place.directory, {}).take();
  CHECK(done.seq == 0);
  CHECK(meta_of(place, place.directory, "note") == "before");
  CHECK(meta_of(place, place.directory, "restored") == "1");
  REQUIRE(place.folders.holds_store(done.put_aside));
  CHECK(meta_of(place, done.put_aside, "note") == "after");
  CHECK_FALSE(place.folders.holds_store(trial_folder(place.directory)));
  CHECK(place.folders.finish_restore(place.directory).ok());
}

void single_file(const FoldersPlace& place) {
  CHECK(place.folders.restore(place.directory, place.backup).error().code == "not_found");
  place.open(place.directory, begin_platform);
  place.copy_to_file(place.directory, place.backup);
  place.open(place.directory, [](ServerStore& store) { note(store, "note", "after"); });
  const auto done = place.folders.restore(place.directory, place.backup).take();
  CHECK_FALSE(done.put_aside.empty());
  CHECK(meta_of(place, place.directory, "note") == "before");
}

void no_platform(const FoldersPlace& place) {
  place.open(place.directory, [](ServerStore& store) { note(store, "note", "no platform"); });
  place.copy_to_file(place.directory, place.backup);
  place.open(place.directory, begin_platform);
  CHECK(place.folders.restore(place.directory, place.backup).error().code == "damaged");
  CHECK(meta_of(place, place.directory, "platform") == epoch);
  CHECK(meta_of(place, place.directory, "restored").empty());
}

}  // namespace

void check_store_folders(const std::function<FoldersPlace()>& make) {
  SECTION("a copy tells its platform and where its log ends") { copies_told(make()); }
  SECTION("what was laid out is put in place, and what was there is put aside") { put_in_place(make()); }
  SECTION("a backup of one file is restored; without the file nothing happens") { single_file(make()); }
  SECTION("what holds no platform is refused and changes nothing") { no_platform(make()); }
}

}  // namespace dialogue::test
