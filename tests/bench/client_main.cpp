// SPDX-License-Identifier: Apache-2.0
// The device of the peers' workload: their adapter protocol on stdin and stdout, the product's replica, session and transport underneath.
// Reads its enrolment code from SERVERDIR/codes/DEVICE, where the server's administrator put it.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/bench/bench_domain.h"
#include "tests/bench/device.h"
#include "tests/bench/workload.h"

namespace dialogue::bench {

namespace {

template <class Work>
Json timed(Work work) {
  using Steady = std::chrono::steady_clock;
  const auto start = Steady::now();
  work();
  return {{"ok", true}, {"ms", std::chrono::duration<double, std::milli>(Steady::now() - start).count()}};
}

class Adapter {
 public:
  /// Does what the app does when nobody waits for it: indexes words for the search, gives disk space back.
  void idle() {
    while (device_ && device_->replica().idle_work()) {
    }
  }
  Json run(const Json& command) {
    const std::string name = command["cmd"];
    if (name == "open") return open(command);
    if (name == "push" || name == "pull" || name == "sync") return timed([&] { device_->sync(); });
    if (name == "stats") return {{"ok", true}, {"figures", Json::object()}};
    if (name == "close") return device_.reset(), Json{{"ok", true}, {"ms", 0}};
    const std::string file = command["file"];
    if (name == "dump") return timed([&] { dump(file); });
    if (name == "edit") {
      const auto edits = edits_of(file, command["phase"], command["dev"]);
      return timed([&] {
        for (const auto& one : edits) apply(device_->replica(), one);
      });
    }
    const auto records = lines_of(file, command["from"], command["to"]);
    if (name == "insert_bulk") return timed([&] { insert_bulk(device_->replica(), records); });
    return timed([&] {
      for (const auto& record : records) insert(device_->replica(), record);
    });
  }

 private:
  Json open(const Json& command) {
    const std::string dir = command["dir"], url = command["url"], name = command["device"];
    std::filesystem::create_directories(dir);
    auto done = timed([&] { device_ = std::make_unique<Device>(dir, url); });
    device_->enrol(std::filesystem::path(dir).parent_path() / "server" / "codes" / name, name);
    return done;
  }

  void dump(const std::string& file) {
    std::ofstream out(file);
    Replica& replica = device_->replica();
    for (const char* type : {"pledge", "meeting", "action"})
      for (const auto& row : replica.rows(kind_of(type), replica.keys(kind_of(type), {}).take(), {}).take())
        out << line_of(replica.get(row.id).take()).dump() << '\n';
  }

  std::unique_ptr<Device> device_;
};

}  // namespace

}  // namespace dialogue::bench

int main() {
  dialogue::bench::Adapter adapter;
  for (std::string line; std::getline(std::cin, line);) {
    nlohmann::json answer;
    bool last = false;
    try {
      const auto command = nlohmann::json::parse(line);
      last = command["cmd"] == "close";
      answer = adapter.run(command);
      adapter.idle();
    } catch (const std::exception& e) {
      answer = {{"ok", false}, {"error", e.what()}};
    }
    std::cout << answer.dump() << std::endl;
    if (last) return 0;
  }
}
