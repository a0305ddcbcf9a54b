// SPDX-License-Identifier: Apache-2.0
// Everybody at once: what ThreadSanitizer watches with `./test --tsan`.
#include <algorithm>
#include <array>
#include <string>
#include <thread>

#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

constexpr int devices = 6;
constexpr int rounds = 4;

std::string title(int device, int round) { return "Request " + std::to_string(device) + "." + std::to_string(round); }

/// What somebody does on a device, without a check, because checks belong to the test's own thread.
bool work(const Person& person, int device, const std::string& shared, const std::string& file) {
  bool well = true;
  for (int round = 0; round < rounds && well; ++round) {
    well = person.status({"create", "support_request", "title=" + title(device, round)}) == 0 &&
           person.status({"set", shared, "summary=Words of " + person.name() + " " + std::to_string(round)}) == 0 &&
           (round != 0 || person.status({"attach", shared, file, "--name", "Plan of " + person.name()}) == 0) &&
           person.status({"sync"}) == 0;
  }
  return well;
}

}  // namespace

TEST_CASE("many devices sync while the administrators work, and everything is there afterwards") {
  Stage stage;
  std::vector<Person> people;
  for (int i = 0; i < devices; ++i) people.push_back(stage.enrolled("person" + std::to_string(i), {"FP"}));
  const auto shared = people[0].json({"create", "support_request", "title=Shared"}).at("id").get<std::string>();
  for (auto& person : people) person.json({"sync"});
  const auto guest = stage.admin({"person", "add", "guest", "--org", stage.organisation(), "--email", "guest@valdoria.example"});
  const auto file = stage.path("plan.bin");
  write_file(file, std::string(300'000, 'p'));

  std::array<bool, devices> well{};
  std::vector<std::thread> at_work;
  for (int i = 0; i < devices; ++i)
    at_work.emplace_back([&, i] { well[static_cast<std::size_t>(i)] = work(people[static_cast<std::size_t>(i)], i, shared, file); });
  bool backed_up = true;
  std::thread keeper([&] {
    for (int round = 0; round < rounds && backed_up; ++round)
      backed_up = run({std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "backup",
                       stage.path("copy" + std::to_string(round))})
                      .status == 0;
  });
  std::string trouble;
  try {
    for (int round = 0; round < rounds; ++round) {
      if (stage.admin({"verify"}).at("ok") != true) trouble += "verify ";
      stage.admin({"stats"});
      stage.admin({"revoke", stage.admin({"grant", guest.at("id").get<std::string>(), "FP"}).at("id").get<std::string>()});
    }
  } catch (...) {
    trouble += "an administrator's command ";
  }
  for (auto& one : at_work) one.join();
  keeper.join();
  CHECK(trouble.empty());
  CHECK(backed_up);
  CHECK(std::all_of(well.begin(), well.end(), [](bool one) { return one; }));

  std::vector<std::string> expected{"Shared"};
  for (int i = 0; i < devices; ++i)
    for (int round = 0; round < rounds; ++round) expected.push_back(title(i, round));
  std::sort(expected.begin(), expected.end());
  for (const auto& person : people) {
    person.json({"sync"});
    CHECK(titles(person) == expected);
    CHECK(person.json({"list", "material"}).size() == devices);
    const auto status = person.json({"status"});
    CHECK(status.at("pending") == 0);
    CHECK(status.at("rejected") == 0);
    CHECK(person.json({"verify"}).at("ok") == true);
  }
  CHECK(stage.admin({"verify"}).at("ok") == true);
  // A sanitizer's finding in the server is the server's exit status.
  CHECK(stage.stop_server() == 0);
}
