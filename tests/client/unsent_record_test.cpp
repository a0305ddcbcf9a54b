// SPDX-License-Identifier: Apache-2.0
#include "client/core/verbs/replica.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

using namespace dialogue;

namespace {

Raw cell(Replica& replica, const Uuid& id, const std::string& path) {
  const auto record = replica.get(id);
  REQUIRE(record);
  const auto it = record->cells.find(path);
  return it == record->cells.end() ? Raw() : it->second;
}

}  // namespace

TEST_CASE("what is taken out of a record that nobody has seen yet is gone") {
  const auto r = test::replica_in_memory();
  const auto id =
      *r->create("support_request", {{"title", "\"One\""}, {"sat_areas[a]", "true"}, {"sat_areas[b]", "true"}, {"summary", "\"Text\""}});
  REQUIRE(r->edit(id, {{"sat_areas[a]", ""}, {"summary", ""}}, nullptr));
  CHECK(cell(*r, id, "sat_areas[a]").empty());
  CHECK(cell(*r, id, "sat_areas[b]") == "true");
  CHECK(cell(*r, id, "summary").empty());
  CHECK(cell(*r, id, "title") == "\"One\"");
  REQUIRE(r->pending().size() == 1);
  const auto cells = r->pending()[0].cells;
  for (const auto& c : cells) CHECK(c.first != "summary");
}

TEST_CASE("an edit recalled from a record that is still on its way leaves no trace") {
  const auto r = test::replica_in_memory();
  const auto id = *r->create("support_request", {{"title", "\"One\""}});
  REQUIRE(r->act(id, "review", {}, nullptr));
  REQUIRE(r->edit(id, {{"summary", "\"Text\""}, {"title", "\"Two\""}}, nullptr));
  REQUIRE(r->pending().size() == 3);
  REQUIRE(r->recall(r->pending()[2].id));
  CHECK(cell(*r, id, "summary").empty());
  CHECK(cell(*r, id, "title") == "\"One\"");
}

TEST_CASE("the device says at once that a field cannot be left empty") {
  const auto r = test::replica_in_memory();
  const auto id = *r->create("support_request", {{"title", "\"One\""}});
  REQUIRE(r->act(id, "review", {}, nullptr));
  for (const Raw& nothing : {Raw(), Raw("\"\"")}) {
    const auto refused = r->edit(id, {{"title", nothing}}, nullptr);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "needed");
    CHECK(refused.error().field == "title");
  }
  CHECK(cell(*r, id, "title") == "\"One\"");
  CHECK(r->pending().size() == 2);
}

TEST_CASE("before a device has a person nothing can be written that would later be another's") {
  Replica::Options options;
  options.memory = true;
  const auto nobodys = Replica::open("", options).take();
  CHECK(nobodys->create("support_request", {{"title", "\"One\""}}).error().code == "not_enrolled");
  CHECK(nobodys->pending().empty());
}

TEST_CASE("a record whose creation was refused is deleted here alone, and its author who goes on with it has it back") {
  test::Server server;
  const Uuid org = server.organisation("Niger");
  const Uuid amina = server.person("Amina", org, "OB");
  test::Device device(server, amina);
  device.sync();
  const Uuid id = device.replica->create("support_request", {{"title", "\"One\""}}).take();
  REQUIRE(device.sync().rejected == 1);

  REQUIRE(device.replica->remove(id));
  CHECK(device.cell(id, "_deleted") == "true");
  CHECK(device.replica->pending().empty());
  CHECK(device.replica->refusals().size() == 1);

  server.service->admin().grant(amina, "FP", "all", "").take();
  REQUIRE(device.replica->edit(id, {{"title", "\"Two\""}}, nullptr));
  CHECK(device.cell(id, "_deleted").empty());
  CHECK(device.sync().applied == 1);
  CHECK(device.cell(id, "title") == "\"Two\"");
  CHECK(device.cell(id, "_deleted").empty());
  CHECK(device.replica->verify().take().ok);
}

TEST_CASE("what this device knows to be deleted takes no edit and no act; who had the page open before may still have a say") {
  test::Server server;
  const Uuid org = server.organisation("Niger");
  const Uuid amina = server.person("Amina", org, "OL");
  test::Device a{server, amina}, b{server, amina};
  a.sync(), b.sync();
  const Uuid id = a.replica->create("support_request", {{"title", "\"One\""}}).take();
  a.sync(), b.sync();
  const Shown page = b.replica->get(id).take().shown;
  REQUIRE(a.replica->remove(id).ok());
  CHECK(a.replica->edit(id, {{"title", "\"Two\""}}, nullptr).error().code == "was_deleted");
  a.sync(), b.sync();
  for (test::Device* device : {&a, &b}) {
    const auto refused = device->replica->edit(id, {{"title", "\"Two\""}}, nullptr);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "was_deleted");
    CHECK(refused.error().args == std::vector<std::string>{id.text()});
    CHECK(device->replica->act(id, "review", {}, nullptr).error().code == "was_deleted");
  }
  CHECK(b.replica->edit(id, {{"title", "\"Three\""}}, &page).ok());
  b.sync();
  CHECK(b.replica->proposals().size() == 1);
}
