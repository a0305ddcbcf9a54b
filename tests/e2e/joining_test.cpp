// SPDX-License-Identifier: Apache-2.0
// Joining by the one line that the coordinator gives.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "shared/joining/joining_line.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

const std::string joining_server = std::string(DIALOGUE_BIN) + "/server/dialogued",
                  joining_cli = std::string(DIALOGUE_BIN) + "/client/dialogue-cli";

struct Invited : Stage {
  Invited() {
    person = admin({"person", "add", "Ana", "--org", organisation(), "--email", "ana@valdoria.example"}).at("id").get<std::string>();
    admin({"grant", person, "FP"});
  }
  Json invite() const { return admin({"enrol-code", person}); }
  /// What somebody writes into a file.
  std::string file(const std::string& name, const std::string& words) const {
    std::ofstream(path(name)) << words;
    return path(name);
  }
  Outcome command(std::vector<std::string> args) const {
    args.insert(args.begin(), {joining_server, "--data", path("server")});
    return dialogue::e2e::run(args);
  }
  std::string person;
};

/// Through a shell, which gives the file as standard input.
Outcome run_with_input(const std::string& file, const std::string& command) {
  return run({"/bin/sh", "-c", command + " < '" + file + "'"});
}

}  // namespace

TEST_CASE("A person joins by the file that the coordinator made of what the command printed") {
  Invited stage;
  const auto printed = stage.command({"enrol-code", stage.person});
  REQUIRE(printed.status == 0);
  REQUIRE(has(printed.out, "\ndialogue:"));
  const Person ana(stage.path("ana"), "Ana");
  const auto joined = ana.json({"join", "@" + stage.file("Ana.dialogue", "Dear Ana,\n" + printed.out + "\nRegards")});
  CHECK(joined.at("person") == stage.person);
  CHECK(ana.json({"status"}).at("server") == stage.url());
  CHECK(stage.admin({"code", "list"}).size() == 1);  // the coordinator's own
}

TEST_CASE("A person joins by the line on standard input, and nobody reads it in the list of programs") {
  Invited stage;
  const auto line = stage.invite().at("line").get<std::string>();
  const auto joined = run_with_input(stage.file("line", line + "\n"), joining_cli + " --replica '" + stage.path("ana") + "' join -");
  INFO(joined.err);
  CHECK(joined.status == 0);
  CHECK(has(joined.err, stage.url()));
  CHECK_FALSE(has(joined.err, "command line"));
}

TEST_CASE("A line on the command line works, and warns of who may have seen it") {
  Invited stage;
  const Person ana(stage.path("ana"), "Ana");
  const auto joined = ana.run({"join", stage.invite().at("line").get<std::string>()});
  CHECK(joined.status == 0);
  CHECK(has(joined.err, "command line"));
}

TEST_CASE("The code comes by standard input or a file, too") {
  Invited stage;
  const Person one(stage.path("one"), "Ana"), other(stage.path("other"), "Ana");
  const auto code = stage.file("code", stage.invite().at("code").get<std::string>() + "\n");
  CHECK(one.run({"enrol", "--server", stage.url(), "--code", "@" + code}).status == 0);
  const auto next = stage.file("next", "\n  " + stage.invite().at("code").get<std::string>() + " \n");
  CHECK(run_with_input(next, joining_cli + " --replica '" + other.replica() + "' enrol --server " + stage.url() + " --code -").status == 0);
}

TEST_CASE("A line that is cut, mistyped or none is refused before anything is sent") {
  Invited stage;
  const Person ana(stage.path("ana"), "Ana");
  const auto line = stage.invite().at("line").get<std::string>();
  auto mistyped = line;
  mistyped[40] = mistyped[40] == 'Z' ? 'Y' : 'Z';
  for (const auto& [words, code] : {std::pair(line.substr(0, line.size() - 3), "joining_line_cut"),
                                    {mistyped, "joining_line_wrong"},
                                    {std::string("see you tomorrow"), "no_joining_line"}}) {
    const auto refused = ana.run({"--json", "join", "@" + stage.file("line", words)});
    CHECK(refused.status == 1);
    CHECK(Json::parse(refused.out).at("error").at("code") == code);
  }
  CHECK(ana.run({"join", "@" + stage.path("nowhere")}).status != 0);
  CHECK_FALSE(ana.json({"status"}).at("enrolled").get<bool>());
  CHECK(ana.run({"join", "@" + stage.file("line", line)}).status == 0);
}

TEST_CASE("No code is made for an address at which nobody may be sent a secret") {
  Invited stage;
  for (const std::string address : {"http://dialogue.example.org", "dialogue.example.org", "https://a b"}) {
    INFO(address);
    CHECK(stage.command({"enrol-code", stage.person, "--address", address}).status != 0);
    CHECK(stage.admin({"code", "list"}).size() == 1);  // the coordinator's own
  }
  const auto made = stage.admin({"enrol-code", stage.person, "--address", "https://dialogue.example.org"});
  CHECK(made.at("line").get<std::string>().starts_with("dialogue:"));
}

TEST_CASE("The code is shown for scanning, in the terminal and for paper") {
  Invited stage;
  const auto terminal = stage.command({"enrol-code", stage.person, "--qr"});
  CHECK(terminal.status == 0);
  CHECK(has(terminal.out, "\n\033[30;107m"));
  const auto paper = stage.command({"enrol-code", "--qr=svg", stage.person});
  CHECK(paper.out.starts_with("<svg "));
  // Who opens the file instead of printing it joins by it as well.
  CHECK(dialogue::find_joining_line(paper.out).ok());
  stage.stop_server();
  const auto codes = stage.admin({"code", "list"}).size();
  const auto nowhere = stage.command({"enrol-code", stage.person, "--qr"});
  CHECK(nowhere.status == 1);
  CHECK(has(nowhere.err, "--address"));
  CHECK(stage.admin({"code", "list"}).size() == codes);
}

TEST_CASE("Over the network the line makes the server known, and both sides read the same six words") {
  Invited stage;
  stage.stop_server();
  Background encrypted;
  const auto url = encrypted.start({joining_server, "--data", stage.path("server"), "serve", "--listen", "127.0.0.1:0", "--tls", "own"},
                                   "listening on ");
  REQUIRE(url.starts_with("https://"));
  const auto line = stage.admin({"enrol-code", stage.person}).at("line").get<std::string>();
  const Person ana(stage.path("ana"), "Ana"), other(stage.path("other"), "Ana");
  SECTION("a line with another server's fingerprint sends no code") {
    auto forged = dialogue::find_joining_line(line).take();
    forged.fingerprint[0] = static_cast<char>(forged.fingerprint[0] ^ 1);
    const auto refused = other.run({"--json", "join", "@" + stage.file("forged", dialogue::encode(forged).take())});
    CHECK(refused.status != 0);
    CHECK(Json::parse(refused.out).at("error").at("code") == "wrong_key");
    CHECK(stage.admin({"code", "list"}).size() == 2);  // this one, and the coordinator's
  }
  const auto joined = ana.json({"join", "@" + stage.file("line", line)});
  CHECK(ana.run({"sync"}).status == 0);
  const auto words = ana.json({"status"}).at("words").get<std::string>();
  CHECK(std::count(words.begin(), words.end(), ' ') == 5);
  CHECK(joined.at("words") == words);
  CHECK(stage.admin({"device", "list"}).at(0).at("words") == words);
  // A new code connects it again where it knows the server already.
  const auto code = stage.file("code", stage.admin({"enrol-code", stage.person}).at("code").get<std::string>());
  CHECK(ana.run({"enrol", "--server", url, "--code", "@" + code}).status == 0);
  CHECK(ana.run({"sync"}).status == 0);
}

TEST_CASE("A new platform gives its coordinator the first line where the options say the address, and else says what comes next") {
  const Folder folder;
  const auto init = [&](const std::string& data, std::vector<std::string> more) {
    more.insert(more.begin(), {joining_server, "--data", folder / data, "init", "--coordinator", "Ana Ruiz"});
    return run(more);
  };
  for (const std::string address : {"http://dialogue.example.org", "dialogue.example.org"}) {
    CHECK(init("refused", {"--address", address}).status != 0);
    CHECK_FALSE(std::filesystem::exists(folder / "refused"));
  }
  const auto without = init("without", {});
  CHECK(without.status == 0);
  CHECK(has(without.out, "dialogued enrol-code \"Ana Ruiz\""));
  CHECK(has(without.out, "“address”"));
  CHECK_FALSE(has(without.out, "dialogue:"));
  CHECK(init("refused", {"--qr"}).status == 1);
  CHECK(init("refused", {"--name", " "}).status == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "refused"));

  std::ofstream(folder / "server.toml") << "address = \"https://dialogue.example.org\"\n[tls]\nmode = \"own\"\n";
  const auto made = run({joining_server, "--config", folder / "server.toml", "--data", folder / "server", "init"});
  REQUIRE(made.status == 0);
  auto line = dialogue::find_joining_line(made.out).take();
  CHECK(line.url() == "https://dialogue.example.org");
  CHECK(line.secured == dialogue::Secured::own);
  Background encrypted;
  const auto url =
      encrypted.start({joining_server, "--data", folder / "server", "serve", "--listen", "127.0.0.1:0", "--tls", "own"}, "listening on ");
  line.place = url.substr(url.find("//") + 2);
  std::ofstream(folder / "line") << dialogue::encode(line).take();
  CHECK(Person(folder / "ana", "Ana").run({"join", "@" + (folder / "line")}).status == 0);
}

TEST_CASE("People and organisations are named as people name them, and two of one name by their ids alone") {
  Invited stage;
  CHECK(stage.command({"person", "add", "Ben Lowe", "--org", "acsg secretariat", "--email", "Ben@s.example"}).status == 0);
  CHECK(stage.command({"grant", "ben@S.example", "SO"}).status == 0);
  CHECK(stage.command({"enrol-code", "Ben Lowe"}).status == 0);
  CHECK(stage.command({"person", "add", "Ben Lowe", "--org", "ACSG Secretariat", "--email", "other@s.example"}).status == 0);
  const auto codes = stage.admin({"code", "list"}).size();
  const auto two = stage.command({"enrol-code", "Ben Lowe"}), none = stage.command({"enrol-code", "Ben"}),
             empty = stage.command({"enrol-code", ""});
  CHECK(has(two.err, "[several_named]"));
  CHECK(has(none.err, "[nobody_named]"));
  CHECK(has(empty.err, "[nobody_named]"));
  CHECK((two.status == 1 && none.status == 1 && empty.status == 1));
  CHECK(stage.admin({"code", "list"}).size() == codes);
  const Person ana(stage.path("ana"), "Ana"), again(stage.path("again"), "Ana");
  for (const auto* each : {&ana, &again})
    each->json({"join", "@" + stage.file("line", stage.invite().at("line")), "--device", "Ana's laptop"});
  CHECK(has(stage.command({"device", "wipe", "Ana's laptop"}).err, "[several_named]"));
  CHECK(has(stage.command({"device", "revoke", "Ana's phone"}).err, "[nobody_named]"));
  CHECK(stage.command({"device", "revoke", stage.admin({"device", "list"}).at(0).at("id")}).status == 0);
  CHECK(stage.command({"device", "wipe", "ana's laptop"}).status == 0);
  CHECK(has(stage.command({"revoke", "FP"}).err, "[nobody_named]"));
  CHECK(has(stage.command({"person", "add", "Zoe", "--org", "Nowhere", "--email", "z@s.example"}).err, "dialogued org list"));
}

TEST_CASE("A device goes on when the next key is put into use, and sends nothing to keys made anew, whatever session it kept") {
  Invited stage;
  stage.stop_server();
  const std::string here = "127.0.0.1:" + std::to_string(free_port());
  Background encrypted;
  const auto serve = [&] {
    const std::vector<std::string> command{joining_server, "--data", stage.path("server"), "serve", "--listen", here, "--tls", "own"};
    REQUIRE(encrypted.start(command, "listening on ") == "https://" + here);
  };
  serve();
  const Person ana(stage.path("ana"), "Ana");
  ana.json({"join", "@" + stage.file("line", stage.admin({"enrol-code", stage.person}).at("line").get<std::string>())});
  const auto request = made(ana, {"support_request", "title=Interpreters"});
  CHECK(ana.json({"sync"}).at("pushed") == 1);
  REQUIRE(std::filesystem::exists(stage.path("ana") + "/line_session"));

  encrypted.stop();
  REQUIRE(stage.command({"keys", "rotate", "line", "--now"}).status == 0);
  serve();
  ana.json({"set", request, "title=Two interpreters"});
  CHECK(ana.json({"sync"}).at("pushed") == 1);

  encrypted.stop();
  std::filesystem::remove(stage.path("server") + "/keys");
  REQUIRE(stage.command({"keys", "renew"}).status == 0);
  serve();
  ana.json({"set", request, "title=Three interpreters"});
  const auto refused = ana.run({"--json", "sync"});
  CHECK(refused.status != 0);
  CHECK(Json::parse(refused.out).at("error").at("code") == "wrong_key");
  CHECK(ana.json({"pending"}).size() == 1);
  CHECK(ana.field(request, "title") == "Three interpreters");
}
