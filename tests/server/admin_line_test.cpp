// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <filesystem>
#include <future>
#include <map>

#include "server/admin/command_line.h"
#include "server/admin/control.h"
#include "server/admin/data_folder.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace dialogue::admin;

namespace {

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "dialogue-admin-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

}  // namespace

TEST_CASE("command lines of dialogued") {
  const auto verb = [](std::vector<std::string> args) {
    auto line = parse_command_line(args);
    return line.command ? line.command->verb : "status " + std::to_string(line.output.status);
  };
  CHECK(verb({"serve", "--listen", "127.0.0.1:0"}) == "serve");
  CHECK(verb({"--json", "--data", "/x", "org", "add", "N", "--kind", "cso"}) == "org add");
  CHECK(verb({"device", "revoke", "x", "--json"}) == "device revoke");
  CHECK(verb({"export-log", "-", "--from", "3", "--content"}) == "export-log");
  CHECK(verb({"compact", "--json"}) == "compact");
  CHECK(verb({"grant", "P", "FP", "--until", "2099-12-31"}) == "grant");
  CHECK(verb({"grant", "list", "--json"}) == "grant list");
  CHECK(verb({"grant", "P"}) == "status 2");
  CHECK(verb({"grant"}) == "status 2");
  CHECK(verb({"code", "list"}) == "code list");
  CHECK(verb({"code", "withdraw", "x"}) == "code withdraw");
  CHECK(verb({"config", "show", "--origin"}) == "config show");
  CHECK(verb({"doctor"}) == "doctor");
  CHECK(verb({}) == "status 2");
  CHECK(verb({"fly"}) == "status 2");
  CHECK(verb({"org"}) == "status 2");
  CHECK(verb({"audit", "--since", "-1"}) == "status 2");
  CHECK(parse_command_line({"fly"}).output.err.find("“fly”") != std::string::npos);
  CHECK(parse_command_line({"device", "fly"}).output.err.find("“fly”") != std::string::npos);
  CHECK(verb({"org", "add", "N"}) == "status 2");
  CHECK(verb({"serve", "--store", "papyrus"}) == "status 2");
  CHECK(verb({"--help"}) == "status 0");
  CHECK(verb({"--version"}) == "status 0");
  const auto line = parse_command_line({"--data", "/y", "audit", "--since", "7", "--verify", "--json"});
  REQUIRE(line.command);
  CHECK(line.command->data == "/y");
  CHECK(line.command->since == 7);
  CHECK(line.command->verify);
  CHECK(line.command->json);
  CHECK(parse_command_line({"org", "add", "--kind", "cso", "--", "--strange name"}).command->name == "--strange name");
}

TEST_CASE("what was typed for the server's options is kept by their names") {
  const auto line = parse_command_line({"serve", "--listen", "127.0.0.1:9", "--unsafe", "--config", "/x/server.toml"});
  REQUIRE(line.command);
  CHECK(line.command->flags == std::map<std::string, std::string>{{"listen", "127.0.0.1:9"}, {"unsafe", "true"}});
  CHECK(line.command->config == "/x/server.toml");
  CHECK(parse_command_line({"stats", "--listen", "127.0.0.1:9"}).output.status == 2);
}

TEST_CASE("a refusal is told in words, and as JSON where that was asked for") {
  const auto output = failed(Error{"not_allowed", "title", {}, ""}, true);
  CHECK(output.status == 1);
  CHECK(output.out.starts_with("{\"error\":{\"code\":\"not_allowed\",\"message\":\""));
  CHECK(output.out.ends_with(",\"field\":\"title\"}}\n"));
  CHECK(output.err.find("not_allowed") != std::string::npos);
}

TEST_CASE("one holder of the folder at a time") {
  Folder folder;
  const auto path = folder.path + "/deep/er";
  {
    auto first = DataFolder::lock(path);
    REQUIRE(first.ok());
    const auto second = DataFolder::lock(path);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().code == "in_use");
  }
  CHECK(DataFolder::lock(path).ok());
}

TEST_CASE("commands pass over the control socket whole, also from a folder with a long name") {
  Folder folder;
  const auto path = folder.path + "/" + std::string(120, 'd');
  std::filesystem::create_directories(path);
  CHECK_FALSE(ask_server(path, "/", {"stats"}));
  std::atomic<int> runs{0};
  ControlServer server(path, [&](const std::string& cwd, const std::vector<std::string>& args, const ControlServer::Tell&) {
    ++runs;
    return Output{3, cwd + "|" + std::string(1'000'000, 'x'), args.at(0) + "|" + args.at(1)};
  });
  REQUIRE(server.start().ok());
  CHECK((std::filesystem::status(path + "/control.sock").permissions() & std::filesystem::perms::all) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  for (int i = 0; i < 3; ++i) {
    const auto output = ask_server(path, "/cwd", {"a b", std::string("\0\n", 2)});
    REQUIRE(output);
    CHECK(output->status == 3);
    CHECK(output->out.size() == 1'000'005);
    CHECK(output->err == std::string("a b|\0\n", 6));
  }
  server.stop();
  CHECK_FALSE(ask_server(path, "/", {"stats"}));
  CHECK(runs == 3);
}

TEST_CASE("a command that takes long keeps no other waiting") {
  Folder folder;
  std::promise<void> begun, go_on;
  ControlServer server(folder.path, [&](const std::string&, const std::vector<std::string>& args, const ControlServer::Tell&) {
    if (args.front() == "backup") {
      begun.set_value();
      go_on.get_future().wait();
    }
    return Output{0, args.front(), ""};
  });
  REQUIRE(server.start().ok());
  auto backup = std::async(std::launch::async, [&] { return ask_server(folder.path, "/", {"backup", "set"}); });
  begun.get_future().wait();
  const auto revoked = ask_server(folder.path, "/", {"revoke", "x"});
  REQUIRE(revoked);
  CHECK(revoked->out == "revoke");
  go_on.set_value();
  CHECK(backup.get()->out == "backup");
}
