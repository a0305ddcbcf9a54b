// SPDX-License-Identifier: Apache-2.0
// What administrators do to a platform on which others work meanwhile.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <future>
#include <sstream>
#include <thread>

#include "server/service/unit_of_work/log_chain.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
  return out;
}

std::string bytes_of(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return out;
}

dialogue::Hash32 hash_of(const std::string& hex) {
  dialogue::Hash32 out{};
  const auto bytes = bytes_of(hex);
  REQUIRE(bytes.size() == out.size());
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

/// Made from nothing but what a line says.
dialogue::Hash32 link_again(const dialogue::Hash32& before, const Json& line) {
  static const std::vector<std::string> verdicts{"applied", "proposed", "rejected", "parked"};
  dialogue::LogRow row;
  row.seq = line.at("seq"), row.received_ms = line.at("at_ms"), row.counter = line.at("counter"), row.rid = line.at("rid");
  row.verdict =
      static_cast<dialogue::Verdict>(std::find(verdicts.begin(), verdicts.end(), line.at("verdict").get<std::string>()) - verdicts.begin());
  row.error.code = line.at("code");
  row.digest = hash_of(line.at("digest"));
  dialogue::ChangeSource source;
  if (const std::string id = line.at("device"); !id.empty()) source.device = *dialogue::Uuid::parse(id);
  if (const std::string id = line.at("author"); !id.empty()) source.person = *dialogue::Uuid::parse(id);
  source.incarnation = line.at("incarnation");
  return dialogue::link(before, row, source);
}

void check_chain(std::vector<Json> lines, const Json& verified) {
  const Json last = lines.back();
  lines.pop_back();
  CHECK(last.at("rows") == lines.size());
  CHECK(last.at("head") == verified.at("head"));
  auto chain = hash_of(last.at("before"));
  std::uint64_t seq = last.at("from");
  for (const Json& line : lines) {
    CHECK(line.at("seq") == seq++);
    chain = link_again(chain, line);
    CHECK(chain == hash_of(line.at("chain")));
  }
  CHECK(chain == hash_of(last.at("chain")));
  CHECK(seq == last.at("head").get<std::uint64_t>() + 1);
}

}  // namespace

TEST_CASE("compacting while somebody syncs loses nothing, and the log stays as it was") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  constexpr int rounds = 6;
  bool went_well = true;  // checks belong to the test's own thread
  std::vector<std::string> expected;
  for (int i = 0; i < rounds; ++i) expected.push_back("Made in round " + std::to_string(i));
  std::thread at_work([&] {
    for (const auto& title : expected)
      went_well = went_well && amina.status({"create", "support_request", "title=" + title}) == 0 && amina.status({"sync"}) == 0;
  });
  std::vector<Json> compacted;
  for (int i = 0; i < rounds; ++i) compacted.push_back(stage.admin({"compact"}));
  at_work.join();
  CHECK(went_well);
  for (const auto& done : compacted) CHECK(done.at("bytes_after") > 0);
  luis.json({"sync"});
  CHECK(titles(luis) == expected);

  const auto before = stage.admin({"verify"});
  const auto done = stage.admin({"compact"});
  // Before it copies, it may write statistics for the planner of queries: some versions of SQLite take another page for them.
  const std::uint64_t statistics = 2 * 4096;
  CHECK(done.at("bytes_after") <= done.at("bytes_before").get<std::uint64_t>() + statistics);
  CHECK(stage.admin({"verify"}) == before);
  CHECK(before.at("ok") == true);

  stage.stop_server();
  const auto stopped = stage.admin({"compact"});
  CHECK(stopped.at("bytes_after") <= stopped.at("bytes_before").get<std::uint64_t>() + statistics);
  CHECK(stage.admin({"verify"}) == before);
  stage.start_server();
  amina.json({"set", amina.json({"list", "support_request", "--sort", "title"})[0].at("id"), "title=Edited after it"});
  amina.json({"sync"});
  luis.json({"sync"});
  CHECK(titles(luis).front() == "Edited after it");
  CHECK(amina.json({"verify"}).at("ok") == true);
}

TEST_CASE("the exported log's chain can be made again, ends at the head that verify names, and holds nobody's words unasked") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=Very private words"}).at("id").get<std::string>();
  amina.json({"sync"});
  const auto file = stage.path("log.jsonl");
  const auto printed = stage.admin({"export-log", file});
  const auto verified = stage.admin({"verify"});
  const auto text = read_file(file);
  const auto lines = lines_of(text);
  check_chain(lines, verified);
  CHECK(printed.at("rows") == lines.back().at("rows"));
  CHECK(lines.back().at("rows") == verified.at("log_rows"));
  struct stat there;
  REQUIRE(::stat(file.c_str(), &there) == 0);
  CHECK((there.st_mode & 0777) == 0600);
  CHECK(text.find("private") == std::string::npos);
  const auto made = std::find_if(lines.begin(), lines.end(), [&](const Json& line) { return line.value("record", "") == request; });
  REQUIRE(made != lines.end());
  CHECK(made->at("kind") == "support_request");
  CHECK(made->at("what") == "create");
  CHECK(made->at("verdict") == "applied");
  CHECK(made->at("content") == true);
  CHECK(made->at("fields").dump().find("\"title\"") != std::string::npos);
  CHECK(made->at("epoch") == amina.json({"status"}).at("epoch"));

  const auto again = run({std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "export-log", file});
  CHECK(again.status == 1);
  CHECK(again.err.find("[file_exists]") != std::string::npos);
  CHECK(read_file(file) == text);

  stage.stop_server();
  const auto rest =
      run({std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "export-log", "--from", "5", "--content"});
  REQUIRE(rest.status == 0);
  CHECK(rest.out.find("Very private words") != std::string::npos);
  check_chain(lines_of(rest.out), stage.admin({"verify"}));
  stage.start_server();
}

TEST_CASE("a server that is started while a command has the folder begins when that has ended; a second server is refused at once") {
  Stage stage;
  const std::string data = stage.path("server");
  stage.stop_server();
  // The command found no server and works on the folder itself.
  const int lock = ::open((data + "/lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(lock, LOCK_EX) == 0);
  const int watch = ::inotify_init1(IN_CLOEXEC);
  REQUIRE(::inotify_add_watch(watch, (data + "/lock").c_str(), IN_CLOSE_WRITE) >= 0);

  auto begun = std::async(std::launch::async, [&] { return stage.start_server(); });
  std::array<char, 4096> event{};
  const bool tried = ::read(watch, event.data(), event.size()) > 0;
  ::close(lock);
  CHECK(begun.get().starts_with("http://"));
  CHECK(tried);
  ::close(watch);

  const auto second = run({std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", data, "--json", "serve", "--listen", "127.0.0.1:0"});
  CHECK(second.status == 1);
  CHECK(second.out.find("in_use") != std::string::npos);
}

TEST_CASE("a document that the server lost is named by verify, asked for, and sent again by a device that has it without anybody's doing") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"}), sara = stage.enrolled("sara", {"FP"});
  const auto request = amina.json({"create", "support_request", "title=With files"}).at("id").get<std::string>();
  std::vector<std::string> materials;
  for (const std::string name : {"one.txt", "two.txt"}) {
    write_file(stage.path(name), "The words of " + name);
    materials.push_back(amina.json({"attach", request, stage.path(name)}).at("id"));
  }
  amina.json({"sync"});
  luis.json({"sync"});
  luis.json({"fetch", materials[0]});
  CHECK(luis.json({"get", materials[0]}).at("fields").at("stored") == true);

  const auto hash = [&](const std::string& id) { return amina.json({"get", id}).at("fields").at("sha256").get<std::string>(); };
  const auto content = stage.path("server/files/content/");
  std::filesystem::remove(content + hash(materials[0]));
  write_file(content + hash(materials[1]), "Other words of two.tx");
  write_file(stage.path("server/files/stray"), "?");
  const auto found = run({std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "--json", "verify"});
  CHECK(found.status == 4);
  for (const auto& what : {materials[0], materials[1], std::string("files/stray")}) CHECK(has(found.out, what));
  sara.json({"sync"});
  for (const auto& id : materials) {
    CHECK(sara.json({"get", id}).at("fields").at("stored") == false);
    CHECK(sara.status({"fetch", id}) != 0);
  }
  // Luis has the first, and its author has both.
  CHECK(luis.json({"sync"}).at("files_sent") == 1);
  CHECK(amina.json({"sync"}).at("files_sent") == 1);
  CHECK(amina.json({"sync"}).at("files_sent") == 0);
  sara.json({"sync"});
  for (const auto& id : materials) {
    CHECK(sara.json({"get", id}).at("fields").at("stored") == true);
    sara.json({"fetch", id, "-o", stage.path("copy")});
    CHECK(read_file(stage.path("copy")) == read_file(stage.path(id == materials[0] ? "one.txt" : "two.txt")));
  }
  std::filesystem::remove(stage.path("server/files/stray"));
  CHECK(stage.admin({"verify"}).at("ok") == true);
}
