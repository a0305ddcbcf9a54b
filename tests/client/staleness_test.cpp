// SPDX-License-Identifier: Apache-2.0
// A device shows at once that its own edit leaves a translation behind, and the server says the same when they meet.
#include "client/core/tables/export_table.h"
#include "client/core/tables/variants.h"
#include "tests/client/office.h"

namespace dialogue::test {

namespace {

struct Room : Office {
  Room() {
    id = request(a, "Registration with 2 teams in Tahoua");
    a.sync();
    b.sync();
    french(a, "Enregistrement avec 2 équipes à Tahoua");
    a.sync();
    b.sync();
  }
  void french(Device& device, const std::string& words) {
    REQUIRE(write_variant(*device.replica, id, device.get(id).cells, {"title", "fr", text(words)}, nullptr).ok());
  }
  std::string state(Device& device) {
    const auto all = variants_of(*device.replica, id);
    REQUIRE(all.size() == 1);
    return all[0].state;
  }
  std::string listed(Device& device) {
    const auto keys = device.replica->keys("translation", {}).take();
    REQUIRE(keys.size() == 1);
    return device.replica->rows("translation", keys, {"lang", "state"}).take()[0].values[1];
  }
  void title(Device& device, const std::string& words) { device.replica->edit(id, {{"title", text(words)}}, nullptr).take(); }
  Uuid id;
};

}  // namespace

TEST_CASE("the device that changes a source shows the translation out of date before it has sent anything, and so does everybody after") {
  Room room;
  CHECK(room.state(room.a) == "draft");
  room.title(room.a, "Registration with 3 teams in Tahoua");
  CHECK(room.state(room.a) == "stale_major");
  CHECK(room.listed(room.a) == "stale_major");
  CHECK(record_json(room.a.get(room.id), nullptr).find("translation_states") == std::string::npos);
  const auto translations = translations_of(*room.a.replica, room.id);
  CHECK(record_json(room.a.get(room.id), &translations).find(R"("translation_states":{"fr":{"title":"stale_major"}})") !=
        std::string::npos);
  CHECK(room.state(room.b) == "draft");
  room.a.sync();
  CHECK(room.state(room.a) == "stale_major");
  room.b.sync();
  CHECK(room.state(room.b) == "stale_major");
  // Taken back, here first.
  room.title(room.b, "Registration with 2 teams in Tahoua");
  CHECK(room.state(room.b) == "draft");
  room.b.sync();
  room.a.sync();
  CHECK(room.state(room.a) == "draft");
  check_whole(room.a);
  check_whole(room.b);
}

TEST_CASE("a translation that is written anew offline is a draft at once, of the source that stood there") {
  Room room;
  room.title(room.a, "Registration with 3 teams in Tahoua");
  room.a.sync();
  room.b.sync();
  CHECK(room.state(room.b) == "stale_major");
  room.french(room.b, "Enregistrement avec 3 équipes à Tahoua");
  CHECK(room.state(room.b) == "draft");
  // It changed once more meanwhile. What arrives is of the source before.
  room.title(room.a, "Registration with 4 teams in Tahoua");
  room.a.sync();
  room.b.sync();
  CHECK(room.state(room.b) == "stale_major");
  room.a.sync();
  CHECK(room.state(room.a) == "stale_major");
  CHECK(room.a.cell(variants_of(*room.a.replica, room.id)[0].id, "text") == text("Enregistrement avec 3 équipes à Tahoua"));
}

TEST_CASE("source and translation that are written together, unsent, belong together") {
  Office office;
  const Uuid id = office.request(office.a, "Backlog of 5 years");
  const auto write = [&](const char* words) {
    REQUIRE(write_variant(*office.a.replica, id, office.a.get(id).cells, {"title", "fr", text(words)}, nullptr).ok());
  };
  write("Arriéré de 5 ans");
  office.a.replica->edit(id, {{"title", text("Backlog of 6 years")}}, nullptr).take();
  write("Arriéré de 6 ans");
  office.a.sync();
  office.b.sync();
  CHECK(variants_of(*office.b.replica, id).at(0).state == "draft");
  check_whole(office.b);
}

TEST_CASE("a translation of a source that was changed here a moment before is a draft, without any contact") {
  Room room;
  const auto after_contact = [&] {
    const auto here = room.state(room.a);
    room.a.sync();
    CHECK(room.state(room.a) == here);
    return here;
  };
  room.title(room.a, "Registration with 3 teams in Tahoua");
  CHECK(room.state(room.a) == "stale_major");
  room.french(room.a, "Enregistrement avec 3 équipes à Tahoua");
  CHECK(room.state(room.a) == "draft");
  CHECK(room.listed(room.a) == "draft");
  CHECK(after_contact() == "draft");
  // The other way round it is behind.
  room.french(room.a, "Enregistrement avec trois équipes à Tahoua");
  CHECK(room.state(room.a) == "draft");
  room.title(room.a, "Registration with 4 teams in Tahoua");
  CHECK(room.state(room.a) == "stale_major");
  CHECK(after_contact() == "stale_major");
}

TEST_CASE("a first translation of a source that was just changed is a draft, and is behind when it changes again") {
  Room room;
  room.id = room.request(room.a, "Twelve of 12");
  room.title(room.a, "Twelve of 13");
  room.french(room.a, "Douze sur 13");
  CHECK(room.state(room.a) == "draft");
  room.title(room.a, "Twelve of 14");
  CHECK(room.state(room.a) == "stale_major");
  room.a.sync();
  CHECK(room.state(room.a) == "stale_major");
}

}  // namespace dialogue::test
