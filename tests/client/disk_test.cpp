// SPDX-License-Identifier: Apache-2.0
// What a replica leaves on the disk beside its rows.
#include <filesystem>

#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

namespace dialogue::test {

TEST_CASE("after a large transaction the log is short again when the device is idle, and then stays as it is") {
  Server server;
  const Uuid org = server.organisation("Niger");
  Device a(server, server.person("Amina", org, "FP"));
  const auto log_size = [&] { return std::filesystem::file_size(a.folder.path() + "/replica.db-wal"); };
  const auto idle = [&] {
    while (a.replica->idle_work()) {
    }
  };
  constexpr std::uintmax_t kept = 32 + 1000 * (24 + 4096);
  std::vector<NewRecord> many;
  for (int i = 0; i < 400; ++i)
    many.push_back(
        {"support_request", std::nullopt, {{"title", json::quote("Request")}, {"summary", json::quote(std::string(9'000, 'x'))}}});
  const auto ids = a.replica->create_all(many).take();
  CHECK(log_size() > kept);
  idle();
  CHECK(log_size() == kept);
  for (int i = 0; i < 50; ++i) a.replica->edit(ids.front(), {{"title", json::quote("Edit " + std::to_string(i))}}, nullptr).take();
  idle();
  CHECK(log_size() == kept);
}

}  // namespace dialogue::test
