// SPDX-License-Identifier: Apache-2.0
// What administrators do to a platform on which others work meanwhile.
#include <thread>

#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

/// Titles of the requests that a person sees.
std::vector<std::string> titles(const Person& person) {
  std::vector<std::string> out;
  for (const auto& row : person.json({"list", "support_request", "--sort", "title"})) out.push_back(row.at("fields").at("title"));
  return out;
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
  CHECK(done.at("bytes_after") <= done.at("bytes_before"));
  CHECK(stage.admin({"verify"}) == before);
  CHECK(before.at("ok") == true);

  stage.stop_server();
  CHECK(stage.admin({"compact"}).at("bytes_after") <= done.at("bytes_after"));
  CHECK(stage.admin({"verify"}) == before);
  stage.start_server();
  amina.json({"set", amina.json({"list", "support_request", "--sort", "title"})[0].at("id"), "title=Edited after it"});
  amina.json({"sync"});
  luis.json({"sync"});
  CHECK(titles(luis).front() == "Edited after it");
  CHECK(amina.json({"verify"}).at("ok") == true);
}
