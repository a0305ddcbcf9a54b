// SPDX-License-Identifier: Apache-2.0
// Codes that a device makes, on the command line and over the server's own key.
#include <algorithm>
#include <fstream>

#include "shared/joining/joining_line.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

const std::string codes_server = std::string(DIALOGUE_BIN) + "/server/dialogued";

/// An encrypted server, its coordinator with a device, and a focal point without one.
struct Coordinated : Stage {
  Coordinated() : carla(path("carla"), "Carla") {
    stop_server();
    serve({});
    const auto people = admin({"person", "list"});
    carla_id = people.at(0).at("id").get<std::string>();
    ana_id = admin({"person", "add", "Ana Ruiz", "--org", organisation(), "--email", "ana@valdoria.example"}).at("id").get<std::string>();
    admin({"grant", ana_id, "FP"});
    join(carla, admin({"enrol-code", carla_id}).at("line"));
    carla.json({"sync"});
  }
  void serve(std::vector<std::string> more) {
    more.insert(more.begin(), {codes_server, "--data", path("server"), "serve", "--listen", "127.0.0.1:0", "--tls", "own"});
    REQUIRE(encrypted.start(more, "listening on ").starts_with("https://"));
  }
  std::string file(const std::string& name, const std::string& words) const {
    std::ofstream(path(name)) << words;
    return path(name);
  }
  Json join(const Person& person, const std::string& line) const { return person.json({"join", "@" + file("line", line)}); }
  std::string refusal(const Person& person, const std::string& line) const {
    const auto refused = person.run({"--json", "join", "@" + file("line", line)});
    return refused.status == 0 ? "" : Json::parse(refused.out).at("error").at("code").get<std::string>();
  }
  std::string code_refusal(const Person& person, std::vector<std::string> args) const {
    args.insert(args.begin(), {"--json", "code"});
    const auto refused = person.run(args);
    return refused.status == 0 ? "" : Json::parse(refused.out).at("error").at("code").get<std::string>();
  }

  Background encrypted;
  Person carla;
  std::string carla_id, ana_id;
};

}  // namespace

TEST_CASE("A coordinator makes a line on their own device, another person joins by it once, and both read the same six words") {
  Coordinated stage;
  const auto made = stage.carla.json({"code", "Ana Ruiz"});
  CHECK(made.at("person") == stage.ana_id);
  const auto line = made.at("line").get<std::string>();
  const auto read = dialogue::find_joining_line(line).take();
  CHECK(read.secured == dialogue::Secured::own);
  CHECK(read.code == made.at("code").get<std::string>());
  const auto listed = stage.admin({"code", "list"});
  CHECK(std::count_if(listed.begin(), listed.end(), [&](const Json& code) { return code.at("id") == made.at("id"); }) == 1);

  const Person ana(stage.path("ana"), "Ana"), other(stage.path("other"), "Ana");
  CHECK(stage.join(ana, line).at("person") == stage.ana_id);
  CHECK(stage.refusal(other, line) == "used_code");
  stage.carla.json({"sync"});
  const auto devices = stage.carla.json({"devices", "Ana Ruiz"});
  REQUIRE(devices.size() == 1);
  CHECK(devices.at(0).at("words") == ana.json({"status"}).at("words"));
  CHECK(devices.at(0).at("words") != "");

  // She lets her telephone join herself, and nobody else.
  const Person phone(stage.path("phone"), "Ana");
  CHECK(stage.join(phone, ana.json({"code"}).at("line")).at("person") == stage.ana_id);
  CHECK(stage.code_refusal(ana, {stage.carla_id}) == "not_allowed");
}

TEST_CASE("A line that a device made ends when it is withdrawn, and when the device is lost") {
  Coordinated stage;
  const Person ana(stage.path("ana"), "Ana");
  const auto withdrawn = stage.carla.json({"code", "ana@valdoria.example"}), lost = stage.carla.json({"code", stage.ana_id});
  stage.admin({"code", "withdraw", withdrawn.at("id").get<std::string>()});
  CHECK(stage.refusal(ana, withdrawn.at("line")) == "expired_code");
  const auto device = stage.carla.json({"status"}).at("device").get<std::string>();
  stage.admin({"device", "revoke", device});
  CHECK(stage.refusal(ana, lost.at("line")) == "expired_code");
  CHECK(stage.code_refusal(stage.carla, {}) == "revoked");
}

TEST_CASE("A person is named as they are typed, and an empty name, as a script gives it by a slip, is nobody and not oneself") {
  Coordinated stage;
  stage.admin({"person", "add", "A\u00efssatou Ba", "--org", stage.organisation(), "--email", "Aissatou@Valdoria.example"});
  stage.admin({"person", "add", "Aissatou Ba", "--org", stage.organisation(), "--email", "other@valdoria.example"});
  stage.carla.json({"sync"});
  for (const char* nobody : {"", " ", "Ana"}) {
    CHECK(stage.code_refusal(stage.carla, {nobody}) == "nobody_here");
    CHECK(stage.carla.run({"devices", nobody}).status == 1);
  }
  // The accent apart from its letter, as some keyboards and file systems write it.
  const auto apart = stage.carla.json({"code", "Ai\u0308ssatou Ba"});
  CHECK(stage.carla.json({"code", "aissatou@valdoria.example"}).at("person") == apart.at("person"));
  CHECK(stage.admin({"enrol-code", "Ai\u0308ssatou Ba"}).at("person") == apart.at("person"));
  CHECK(stage.carla.json({"code", "AISSATOU BA"}).at("person") != apart.at("person"));
}

TEST_CASE("A device's line leads to where the server says, and none is made while the server is out of reach or nobody is meant") {
  Coordinated stage;
  CHECK(stage.code_refusal(stage.carla, {"Nobody"}) == "nobody_here");
  stage.admin({"grant", stage.ana_id, "SA"});
  CHECK(stage.code_refusal(stage.carla, {"Ana Ruiz"}) == "own_code_only");
  const auto shown = stage.carla.run({"code", "--qr"});
  CHECK(shown.status == 0);
  CHECK(has(shown.out, "\ndialogue:") == false);
  CHECK(shown.out.starts_with("dialogue:"));
  CHECK(has(shown.out, "\033[30;107m"));
  const auto paper = stage.carla.run({"code", "--qr=svg"});
  CHECK(paper.out.starts_with("<svg "));
  CHECK(dialogue::find_joining_line(paper.out).ok());
  const auto codes = stage.admin({"code", "list"}).size();
  stage.encrypted.stop();
  CHECK(stage.carla.run({"code"}).status == 3);
  CHECK(stage.admin({"code", "list"}).size() == codes);
}

TEST_CASE("A device on the server's own computer makes the line for the address that the options say, and none when they say none") {
  Coordinated stage;
  const auto here = stage.carla.json({"status"}).at("server").get<std::string>();
  const auto port = here.substr(here.rfind(':'));
  stage.encrypted.stop();
  const auto serve = [&](const std::string& listen, const std::string& options) {
    const std::vector<std::string> command{
        codes_server, "--config",   stage.file("server.toml", options + "[tls]\nmode = \"own\"\n"), "--data", stage.path("server"), "serve",
        "--listen",   listen + port};
    REQUIRE(stage.encrypted.start(command, "listening on ").starts_with("https://"));
  };
  serve("127.0.0.1", "address = \"https://dialogue.example.org\"\n");
  CHECK(dialogue::find_joining_line(stage.carla.json({"code"}).at("line").get<std::string>()).take().url() ==
        "https://dialogue.example.org");
  stage.encrypted.stop();
  serve("0.0.0.0", "");
  CHECK(stage.code_refusal(stage.carla, {}) == "no_line_address");
}
