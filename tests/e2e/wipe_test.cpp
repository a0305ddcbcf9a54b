// SPDX-License-Identifier: Apache-2.0
// A lost device with the real programs: closed, let in again, erased.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "shared/model/record.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

std::string device_of(const Person& person) { return person.json({"status"}).at("device").get<std::string>(); }

std::string state_of(const Stage& stage, const std::string& device) {
  for (const auto& each : stage.admin({"device", "list"}))
    if (each.at("id") == device) return each.at("state").get<std::string>();
  return {};
}

}  // namespace

TEST_CASE("a device that is ordered to erase itself sends its words first, and nothing of it is left") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto device = device_of(amina);
  const auto request = amina.json({"create", "support_request", "title=Written before the order"}).at("id").get<std::string>();
  stage.admin({"device", "wipe", device});
  CHECK(state_of(stage, device) == "enrolled");

  const auto last = amina.run({"sync"});
  CHECK(last.status == 1);
  CHECK(last.err.find("erased") != std::string::npos);
  for (const char* name : {"/replica.db", "/replica.db-wal", "/files", "/wipe", "/wiped"})
    CHECK_FALSE(std::filesystem::exists(amina.replica() + name));
  CHECK(state_of(stage, device) == "wiped");
  CHECK(amina.json({"status"}).at("enrolled") == false);
  luis.json({"sync"});
  CHECK(luis.field(request, "title") == "Written before the order");
  // The order stands, and nothing needs to be confirmed twice.
  CHECK(amina.status({"sync"}) == 1);
  CHECK(state_of(stage, device) == "wiped");
  stage.stop_server();
  stage.admin({"verify"});
}

TEST_CASE("a closed device that could not tell that it erased itself tells it at the next command that reaches the server") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto device = device_of(amina);
  amina.json({"create", "support_request", "title=Never sent"});
  stage.admin({"device", "revoke", device});
  CHECK(amina.status({"sync"}) == 1);
  CHECK(amina.json({"pending"}).size() == 1);
  stage.admin({"device", "wipe", device});
  CHECK(amina.run({"--lang", "fr", "sync"}).err.find("effac") != std::string::npos);
  CHECK(state_of(stage, device) == "wiped");
  CHECK_FALSE(std::filesystem::exists(amina.replica() + "/replica.db"));
}

TEST_CASE("a device that joined over the server's own key erases itself, and its last word reaches that server") {
  Stage stage;
  stage.stop_server();
  Background encrypted;
  encrypted.start(
      {std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "serve", "--tls", "own", "--listen", "127.0.0.1:0"},
      "listening on ");
  const auto person = stage.admin({"person", "add", "Ana", "--org", stage.organisation(), "--email", "ana@valdoria.example"}).at("id");
  stage.admin({"grant", person, "FP"});
  const auto line = stage.admin({"enrol-code", person}).at("line").get<std::string>();
  std::ofstream(stage.path("line")) << line;
  const Person ana(stage.path("ana"), "Ana");
  ana.json({"join", "@" + stage.path("line")});
  const auto device = device_of(ana);
  stage.admin({"device", "wipe", device});
  CHECK(has(ana.run({"sync"}).err, "erased"));
  CHECK_FALSE(std::filesystem::exists(ana.replica() + "/replica.db"));
  CHECK_FALSE(std::filesystem::exists(ana.replica() + "/wiped"));
  CHECK(state_of(stage, device) == "wiped");
}
