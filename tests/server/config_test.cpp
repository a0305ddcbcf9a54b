// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "server/config/options_file.h"
#include "server/config/settings.h"
#include "shared/domain/messages.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace dialogue::config;

namespace {

struct Place {
  Place() : path((std::filesystem::temp_directory_path() / "dialogue-config-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Place() { std::filesystem::remove_all(path); }
  std::string file(const std::string& text) const {
    std::ofstream(path + "/server.toml") << text;
    return path + "/server.toml";
  }
  std::string path;
};

Error refusal(const std::string& text) {
  const auto read = read_options(text, "server.toml");
  REQUIRE_FALSE(read.ok());
  return read.error();
}

}  // namespace

TEST_CASE(
    "a flag counts before the environment, the environment before the file, the file before what is usual; each says where it stands") {
  const Place place;
  std::map<std::string, std::string> variables;
  Sources sources;
  sources.environment = [&](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  };
  const auto listen = [&] {
    const auto settings = settle(sources).take();
    const auto& value = settings.at("listen");
    return value.text + " " + std::string(name_of(value.origin)) + " " + value.where;
  };
  CHECK(listen() == "127.0.0.1:8480 default ");
  sources.file = place.file("\nlisten = \"127.0.0.1:1\"\n");
  CHECK(listen() == "127.0.0.1:1 file " + sources.file + ":2");
  variables["DIALOGUE_LISTEN"] = "127.0.0.1:2";
  CHECK(listen() == "127.0.0.1:2 environment DIALOGUE_LISTEN");
  sources.flags["listen"] = "127.0.0.1:3";
  CHECK(listen() == "127.0.0.1:3 flag --listen");
  // What is empty in the environment was not said.
  sources.flags.clear();
  variables["DIALOGUE_LISTEN"] = "";
  CHECK(listen().starts_with("127.0.0.1:1 "));
  // Both names of a variable; the one of today counts.
  variables["DIALOGUED_DATA"] = "/before";
  CHECK(settle(sources).take().text("data") == "/before");
  variables["DIALOGUE_DATA"] = "/today";
  CHECK(settle(sources).take().text("data") == "/today");
}

TEST_CASE("an option that nobody knows is refused with its line and the name that it is most like") {
  const auto error = refusal("listen = \"127.0.0.1:1\"\n\n[log]\nlevl = \"info\"\n");
  CHECK(error.code == "unknown_option");
  CHECK(error.args == std::vector<std::string>{"server.toml:4", "log.levl", "log.level"});
  CHECK(sentence(error, "en").find("Did you mean “log.level”?") != std::string::npos);
  CHECK(refusal("level = \"info\"\n").args.at(2) == "log.level");
  CHECK(refusal("[logs]\nlevel = \"info\"\n").args.at(0) == "server.toml:1");
  CHECK(refusal("lissten = \"x\"\n").args.at(2) == "listen");
  CHECK(refusal("[health]\ndisc_free = 1\n").args.at(2) == "health.disk_free");
  CHECK(refusal(std::string(100'000, 'l') + " = 1\n").code == "unknown_option");
  // What somebody reads of it is a line, and not a page.
  CHECK(refusal(std::string(100'000, 'l') + " = 1\n").args[1] == std::string(64, 'l') + "…");
  CHECK(refusal("\"a\\nb\\u001b[2J\" = 1\n").args[1] == "a?b?[2J");
  CHECK(refusal("\"" + std::string(63, 'l') + "é\" = 1\n").args[1] == std::string(63, 'l') + "…");
}

TEST_CASE("a value of another type, out of bounds or not among the choices is refused with its line") {
  CHECK(refusal("listen = 8480\n").code == "option_text");
  CHECK(refusal("unsafe = \"true\"\n").code == "option_yes_no");
  CHECK(refusal("unsafe = 1\n").code == "option_yes_no");
  CHECK(refusal("[health]\ndisk_free = \"1024\"\n").code == "option_number");
  CHECK(refusal("[health]\ndisk_free = 0\n").code == "option_number");
  CHECK(refusal("[health]\ndisk_free = 1.5\n").code == "option_number");
  CHECK(refusal("[log]\nlevel = \"loud\"\n").code == "option_choice");
  CHECK(refusal("[log]\nlevel = \"loud\"\n").args.at(0) == "server.toml:2");
  CHECK(refusal("listen = [\"a\"]\n").code == "option_text");
  CHECK(refusal("[listen]\nhost = \"a\"\n").code == "option_text");
  CHECK(refusal("log = 3\n").code == "unknown_option");
  CHECK(refusal("[limits]\nchanges_a_day = -1\n").code == "option_number");
  CHECK(refusal("[limits]\nfiles_in_all = \"much\"\n").code == "option_number");
  CHECK(refusal("[limits]\nfiles_a_da = 1\n").args.at(2) == "limits.files_a_day");
}

TEST_CASE("what is no TOML is refused with its line") {
  CHECK(refusal("listen = \"a\"\nlisten = \"b\"\n").args.at(0) == "server.toml:2");
  CHECK(refusal("--data=/x\n").code == "options_file");
  CHECK(refusal("listen = \"\xff\"\n").code == "options_file");
  CHECK(refusal("a = " + std::string(100'000, '[')).code == "options_file");
}

TEST_CASE("a value in the environment or of a flag is checked as one in the file") {
  Sources sources;
  sources.environment = [](const char* name) -> const char* { return std::string_view(name) == "DIALOGUE_LOG_LEVEL" ? "loud" : nullptr; };
  const auto settled = settle(sources);
  REQUIRE_FALSE(settled.ok());
  CHECK(settled.error().code == "option_choice");
  CHECK(settled.error().args.at(0) == "DIALOGUE_LOG_LEVEL");
}

TEST_CASE("a file that somebody names has to be there; the usual one need not") {
  Sources sources;
  sources.file = "/no/such/server.toml";
  CHECK(settle(sources).error().code == "no_file");
  sources.file_expected = false;
  CHECK(settle(sources).ok());
}

TEST_CASE("the sample names every option once, changes nothing as it is, and each of its lines may be taken") {
  const auto sample = sample_file();
  CHECK(read_options(sample, "sample").take().empty());
  std::string taken;
  for (std::size_t at = 0; at < sample.size();) {
    const auto end = sample.find('\n', at);
    const auto line = sample.substr(at, end - at);
    taken += (line.starts_with("#") && !line.starts_with("# ") ? line.substr(1) : line) + "\n";
    at = end + 1;
  }
  const auto all = read_options(taken, "sample").take();
  CHECK(all.size() == options().size());
  for (const auto& one : all) CHECK(one.value == option(one.key)->fallback);
}

TEST_CASE("what differs after the file was read again is told by name") {
  const Place place;
  Sources sources;
  sources.file = place.file("[log]\nlevel = \"info\"\n");
  const auto before = settle(sources).take();
  place.file("listen = \"127.0.0.1:1\"\n[log]\nlevel = \"debug\"\n");
  std::string changed;
  for (const auto* spec : before.changed(settle(sources).take())) changed += std::string(spec->key) + " ";
  CHECK(changed == "listen log.level ");
}

TEST_CASE("what waits for a restart is not in force before, however often the file is read again") {
  const Place place;
  Sources sources;
  sources.file = place.file("[log]\nlevel = \"info\"\n");
  auto in_force = settle(sources).take();
  place.file("behind_proxy = true\n[log]\nlevel = \"debug\"\n[tls]\nmode = \"own\"\n");
  for (int time = 0; time < 2; ++time) {
    const auto read = settle(sources).take();
    in_force = in_force.taking(read);
    CHECK(in_force.text("log.level") == "debug");
    CHECK(in_force.at("log.level").origin == Origin::file);
    CHECK(in_force.text("tls.mode") == "off");
    CHECK_FALSE(in_force.yes("behind_proxy"));
    CHECK(in_force.changed(read).size() == 2);
  }
}
