// SPDX-License-Identifier: Apache-2.0
#include <future>

#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

TEST_CASE("a replica that is in use, damaged or of a newer program is left alone, and the status says which") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  Background other;
  REQUIRE(other.start({"sh", "-c", "exec 9>>\"$0/lock\"; flock -x 9; echo ready yes; exec sleep 600", amina.replica()}, "ready ") == "yes");
  const auto busy = amina.run({"status"});
  other.stop();
  CHECK(busy.status == 1);
  CHECK(busy.err.find("Another program") != std::string::npos);
  CHECK(amina.status({"status"}) == 0);
  const auto place = amina.replica() + "/replica.db";
  write_file(place, "not a database any more");
  CHECK(amina.status({"list", "pledge"}) == 4);
  CHECK(amina.json({"kinds"}).size() > 20);
  CHECK(read_file(place) == "not a database any more");
}

TEST_CASE("what a replica holds can be read on a disk that takes no byte more; writing is refused and changes nothing") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=Interpreters"});
  amina.json({"sync"});
  amina.json({"set", request, "title=Two interpreters"});
  const auto full = [&](std::vector<std::string> args) {
    std::vector<std::string> all{"sh",
                                 "-c",
                                 "trap '' XFSZ; ulimit -f 0; exec \"$@\"",
                                 "sh",
                                 std::string(DIALOGUE_BIN) + "/client/dialogue-cli",
                                 "--replica",
                                 amina.replica(),
                                 "--json"};
    all.insert(all.end(), args.begin(), args.end());
    return run(all);
  };
  for (const auto& args :
       std::vector<std::vector<std::string>>{{"get", request}, {"list", "support_request"}, {"search", "interpreters"}}) {
    const auto read = full(args);
    INFO(read.err);
    CHECK(read.status == 0);
    CHECK(has(read.out, "Two interpreters"));
  }
  for (const char* command : {"status", "pending", "proposals", "verify", "gaps", "kinds"}) {
    const auto read = full({command});
    INFO(command << ": " << read.err);
    CHECK(read.status == 0);
  }
  // A workbook needs room somewhere. When there is none, that is said in our words alone.
  const auto workbook = full({"export", "support_request", "--format", "xlsx", "-o", stage.path("out.xlsx")});
  CHECK(workbook.status == 5);
  CHECK_FALSE(has(workbook.err, "[ERROR]"));
  CHECK_FALSE(has(workbook.err, "workbook_close"));
  CHECK(full({"set", request, "title=Three"}).status == 5);
  CHECK(full({"create", "support_request", "title=Another"}).status == 5);
  CHECK(titles(amina) == std::vector<std::string>{"Two interpreters"});
  CHECK(amina.json({"pending"}).size() == 1);
  CHECK(amina.status({"set", request, "title=Three"}) == 0);
}

TEST_CASE("a revoked device says so and keeps what was written on it") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=Kept"}).at("id").get<std::string>();
  stage.admin({"device", "revoke", amina.json({"status"}).at("device").get<std::string>()});
  CHECK(amina.status({"sync"}) == 1);
  CHECK(amina.json({"status"}).at("revoked") == true);
  CHECK(amina.json({"pending"}).size() == 1);
  CHECK(amina.field(request, "title") == "Kept");
  // Nobody else's words can be read off it any more.
  const auto person = amina.json({"status"}).at("person").get<std::string>();
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"list", "person"}, {"get", person}, {"search", "amina"}, {"export", "person"}, {"history", person}, {"list", "material"}})
    CHECK(amina.status(words) == 1);
  CHECK(amina.json({"list", "support_request"}).size() == 1);
}

TEST_CASE(
    "a lost device is suspended from another one by who may, and works again after a coordinator's word, or as another device with a new "
    "code") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), lea = stage.enrolled("lea", {"OL"}), luis = stage.enrolled("luis", {"FP"});
  const auto cora = stage.enrolled("cora", {"SC"});
  const auto device = amina.json({"status"}).at("device").get<std::string>();
  lea.json({"sync"}), luis.json({"sync"});
  CHECK(luis.status({"act", device, "suspend"}) == 1);
  REQUIRE(lea.json({"list", "device", "--where", "name~amina"}).at(0).at("id") == device);
  lea.json({"act", device, "suspend"});
  CHECK(lea.json({"sync"}).at("applied") == 1);
  CHECK(lea.state(device) == "suspended");
  const auto kept = amina.json({"create", "support_request", "title=Kept"}).at("id").get<std::string>();
  CHECK(amina.status({"sync"}) == 1);
  CHECK(amina.json({"status"}).at("revoked") == true);
  cora.json({"sync"});
  cora.json({"act", device, "resume"});
  cora.json({"sync"});
  amina.json({"sync"});
  CHECK(amina.state(device) == "trusted");
  CHECK(amina.json({"get", kept}).at("sync") == "confirmed");

  lea.json({"sync"});
  lea.json({"act", device, "suspend"});
  lea.json({"sync"});
  const auto later = amina.json({"create", "support_request", "title=Later"}).at("id").get<std::string>();
  CHECK(amina.status({"sync"}) == 1);
  const auto code = stage.admin({"enrol-code", amina.json({"status"}).at("person")}).at("code").get<std::string>();
  amina.json({"enrol", "--server", stage.url(), "--code", code});
  amina.json({"sync"});
  CHECK(amina.json({"status"}).at("device") != device);
  CHECK(amina.state(device) == "suspended");
  CHECK(amina.json({"get", later}).at("sync") == "confirmed");
}

TEST_CASE("a proposal is settled with words of one's own") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=One"}).at("id").get<std::string>();
  amina.json({"sync"});
  luis.json({"sync"});
  amina.json({"set", request, "title=Two"});
  luis.json({"set", request, "title=Three"});
  amina.json({"sync"});
  CHECK(luis.json({"sync"}).at("proposed") == 1);
  amina.json({"sync"});
  const auto proposals = amina.json({"proposals"});
  REQUIRE(proposals.size() == 1);
  CHECK(amina.status({"settle", proposals[0].at("id").get<std::string>()}) == 2);
  CHECK(amina.status({"settle", proposals[0].at("id").get<std::string>(), "--value", std::string(400, 'x')}) == 1);
  amina.json({"settle", proposals[0].at("id").get<std::string>(), "--value", "Two and three"});
  amina.json({"sync"});
  luis.json({"sync"});
  CHECK(luis.field(request, "title") == "Two and three");
  CHECK(luis.json({"proposals"}).empty());
}

TEST_CASE("a server restored from an older backup is offered again what it lost") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=Before"}).at("id").get<std::string>();
  amina.json({"sync"});
  luis.json({"sync"});
  stage.admin({"backup", stage.path("backup")});
  amina.json({"set", request, "title=After the backup"});
  const auto later = amina.json({"create", "support_request", "title=Made after the backup"}).at("id").get<std::string>();
  amina.json({"sync"});
  luis.json({"sync"});
  stage.stop_server();
  stage.admin({"restore", stage.path("backup")});
  stage.start_server();
  luis.json({"sync"});
  amina.json({"sync"});
  amina.json({"sync"});
  luis.json({"sync"});
  for (const auto* person : {&amina, &luis}) {
    CHECK(person->field(request, "title") == "After the backup");
    CHECK(person->field(later, "title") == "Made after the backup");
    CHECK(person->json({"verify"}).at("ok") == true);
  }
}

TEST_CASE("several commands at once wait for each other, as a person and a timed sync do") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  std::vector<std::future<Outcome>> all;
  for (int i = 0; i < 6; ++i)
    all.push_back(std::async(std::launch::async, [&, i] {
      return amina.run({"create", "support_offer", "title=One " + std::to_string(i)});
    }));
  for (auto& one : all) CHECK(one.get().status == 0);
  CHECK(amina.json({"list", "support_offer"}).size() == 6);
}

TEST_CASE("an act that lacks an argument says which, and nothing about files") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"SC"});
  const auto done = amina.run({"act", stage.organisation(), "open_wave"});
  CHECK(done.status == 1);
  CHECK(done.err.find("wave") != std::string::npos);
  CHECK(done.err.find("file") == std::string::npos);
}
