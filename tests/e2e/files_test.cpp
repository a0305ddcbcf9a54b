// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <filesystem>

#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

std::string data(const std::string& name) { return std::string(DIALOGUE_TEST_DATA) + "/import/" + name; }

}  // namespace

TEST_CASE("a file attached offline reaches a colleague byte for byte; what is no file is refused in words") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=With a file"}).at("id").get<std::string>();
  stage.stop_server();
  const auto bytes = noise(900'000);
  write_file(stage.path("plan.bin"), bytes);
  write_file(stage.path("empty.txt"), "");
  const auto material =
      amina.json({"attach", request, stage.path("plan.bin"), "--lang", "fr", "--name", "Plan d'action"}).at("id").get<std::string>();
  CHECK(amina.status({"attach", request, stage.path("empty.txt")}) == 1);
  const auto invalid = amina.run({"attach", request, data("invalid.pdf")});
  CHECK(invalid.status == 1);
  CHECK(invalid.err.find("jpeg") != std::string::npos);
  CHECK(amina.status({"attach", request, stage.path("missing.pdf")}) == 1);
  CHECK(amina.json({"list", "material"}).size() == 1);

  stage.start_server();
  CHECK(amina.json({"sync"}).at("files_sent") == 1);
  luis.json({"sync"});
  const auto record = luis.json({"get", material});
  CHECK(record.at("fields").at("name") == "Plan d'action");
  CHECK(record.at("fields").at("size") == bytes.size());
  stage.stop_server();
  CHECK(luis.status({"fetch", material}) == 3);
  stage.start_server();
  luis.json({"fetch", material, "-o", stage.path("copy.bin")});
  CHECK(read_file(stage.path("copy.bin")) == bytes);
  stage.stop_server();
  CHECK(luis.status({"fetch", material}) == 0);
  CHECK(luis.json({"verify"}).at("files") == 1);
}

TEST_CASE("a table comes in with its translations, and a second run changes nothing") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const std::string map = std::string(DIALOGUE_SOURCE) + "/docs/import/iati-activities.json";
  const std::vector<std::string> command{"import", "pledge", data("iati2023-first-rows.csv"), "--map", map};
  auto dry = command;
  dry.push_back("--dry-run");
  CHECK(amina.json(dry).at("taken") == 20);
  CHECK(amina.json({"list", "pledge"}).empty());
  const auto first = amina.json(command);
  CHECK(first.at("taken") == 20);
  CHECK(first.at("refused") == 0);
  CHECK(first.at("encoding") == "UTF-8");
  const auto id = first.at("rows")[0].at("id").get<std::string>();
  CHECK(amina.json({"get", id}).at("translations").at("fr").at("title") == "UNHCR - L'Agence des Nations Unies pour les réfugiés");
  const auto pending = amina.json({"pending"}).size();
  const auto second = amina.json(command);
  CHECK(second.at("unchanged") == 20);
  CHECK(amina.json({"pending"}).size() == pending);
  const auto sync = amina.json({"sync"});
  CHECK(sync.at("rejected") == 0);
  CHECK(sync.at("requests").get<int>() <= 2);

  // A colleague's edit is not undone by the table, and is named.
  luis.json({"sync"});
  CHECK(luis.json({"get", id}).at("translations").at("es").at("description").get<std::string>().starts_with("El ACNUR"));
  luis.json({"set", id, "title=Another title"});
  const auto third = luis.json(command);
  CHECK(third.at("unchanged") == 20);
  CHECK(third.at("rows")[0].at("differs") == Json({"title"}));
  CHECK(luis.field(id, "title") == "Another title");

  write_file(stage.path("bad.csv"), "title,countries\nGood,PE\n" + std::string(300, 'x') + ",PE\nToo wide,PE,x\n");
  const auto partly = amina.run({"--json", "import", "pledge", stage.path("bad.csv")});
  CHECK(partly.status == 1);
  const auto bad = Json::parse(partly.out);
  CHECK(bad.at("taken") == 1);
  CHECK(bad.at("refused") == 2);
  CHECK(bad.at("rows")[1].at("problems")[0].at("column") == "title");
  CHECK(bad.at("rows")[1].at("problems")[0].at("code") == "too_long");
  CHECK(bad.at("rows")[2].at("problems")[0].at("code") == "row_width");
  for (const char* messy : {"fl-doublequote.csv", "hxl-input-valid.csv", "mt-spanish_chars.csv", "mt-utf-16le-first-rows.csv",
                            "mt-utf8bom.csv", "invalid.pdf"}) {
    const auto refused = amina.run({"import", "pledge", data(messy), "--map", map});
    CHECK(refused.status == 1);
    CHECK_FALSE(refused.err.empty());
  }
  CHECK(amina.json({"list", "pledge"}).size() == 21);
  const auto csv = amina.run({"export", "pledge"});
  CHECK(csv.status == 0);
  CHECK(csv.out.starts_with("id,state,"));
  CHECK(Json::parse(amina.run({"export", "pledge", "--format", "json"}).out).size() == 21);
  CHECK(amina.status({"export", "pledge", "--format", "ics"}) == 1);
}

TEST_CASE("over a line that is slow and cuts off, a replica still comes to the same state and file") {
  const std::string badlink = std::string(DIALOGUE_SOURCE) + "/../shared/tools/badlink";
  if (!std::filesystem::exists(badlink)) {
    WARN("skipped: ../shared/tools/badlink is not here");
    return;
  }
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  amina.json(
      {"import", "pledge", data("iati2023-first-rows.csv"), "--map", std::string(DIALOGUE_SOURCE) + "/docs/import/iati-activities.json"});
  const auto pledge = amina.json({"list", "pledge", "--limit", "1"})[0].at("id").get<std::string>();
  const auto bytes = noise(120'000);
  write_file(stage.path("plan.bin"), bytes);
  const auto material = amina.json({"attach", pledge, stage.path("plan.bin")}).at("id").get<std::string>();
  amina.json({"sync"});

  const int port = free_port();
  Background link;
  const auto to = stage.url().substr(stage.url().find("//") + 2), at = "127.0.0.1:" + std::to_string(port);
  link.start({"sh", "-c", "echo ready; exec python3 \"$0\" \"$@\"", badlink, "--listen", at, "--to", to, "--rtt", "100", "--rate", "1000",
              "--cut-after", "30000"},
             "ready");
  const Person luis(stage.path("luis"), "luis");
  const auto code = stage.code_for("luis", {"FP"});
  int status = 3;
  for (int i = 0; i < 20 && status == 3; ++i) status = luis.status({"enrol", "--server", "http://" + at, "--code", code});
  for (int i = 0; i < 20 && status == 3; ++i) status = luis.status({"sync"});
  CHECK(status == 0);
  status = 3;
  for (int i = 0; i < 20 && status == 3; ++i) status = luis.status({"fetch", material, "-o", stage.path("copy.bin")});
  CHECK(status == 0);
  CHECK(read_file(stage.path("copy.bin")) == bytes);
  CHECK(luis.json({"list", "pledge"}).size() == 20);
  CHECK(luis.json({"verify"}).at("ok") == true);
}
