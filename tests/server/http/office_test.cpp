// SPDX-License-Identifier: Apache-2.0
// Two hundred people behind one address, and a crowd of strangers at the same one.
#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/server/http/crowd.h"
#include "tests/server/http/front_rig.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

struct Answered {
  int asked = 0, right = 0;
  std::vector<double> ms;
  double at(double share) const { return ms.empty() ? 0 : ms[std::min(ms.size() - 1, std::size_t(double(ms.size()) * share))]; }
};

/// Each of so many devices opens a connection and syncs, `rounds` times.
Answered office(std::uint16_t port, int devices, int rounds) {
  constexpr int at_once = 20;
  Answered out;
  std::mutex mutex;
  std::vector<std::thread> people;
  for (int first = 0; first < at_once; ++first) {
    people.emplace_back([&, first] {
      for (int round = 0; round < rounds; ++round) {
        for (int device = first; device < devices; device += at_once) {
          const auto begin = std::chrono::steady_clock::now();
          RawClient c(port);
          c.send(sync_of(std::to_string(device)));
          const bool right = status_of(c.answer()) == 200;
          const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
          const std::lock_guard lock(mutex);
          ++out.asked;
          out.right += right ? 1 : 0;
          out.ms.push_back(took.count());
        }
      }
    });
  }
  for (auto& one : people) one.join();
  std::sort(out.ms.begin(), out.ms.end());
  return out;
}

void check_office(const char* what, const Crowd::Doing& doing) {
  http::FrontOptions options;
  FrontRig rig(options);
  // Who works already has a connection, and keeps it.
  RawClient kept(rig.front.port());
  kept.send(sync_of("kept"));
  REQUIRE(status_of(kept.answer()) == 200);
  const auto port = rig.front.port();
  Crowd crowd(doing, [port] { return connecting_to(port, "127.0.0.1"); });
  REQUIRE(until([&] { return rig.front.stats().evicted > 0 || rig.front.stats().connections >= crowd.most(); }));
  const auto answered = office(port, 200, 5);
  std::cout << what << ": " << crowd.most() << " connections of strangers, " << crowd.opened() << " opened; " << answered.right << " of "
            << answered.asked << " syncs of 200 devices answered, p50 " << answered.at(0.5) << " ms, p99 " << answered.at(0.99)
            << " ms; held " << rig.front.stats().held_bytes << " bytes\n";
  CHECK(answered.right * 100 >= answered.asked * 99);
  kept.send(sync_of("kept"));
  CHECK(status_of(kept.answer()) == 200);
  CHECK(rig.front.stats().held_bytes <= options.limits.unproven_held + options.limits.known_held);
}

const std::string slow_head = "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";

}  // namespace

TEST_CASE("an office works while somebody at its address sends 4,300 bodies slowly") {
  check_office("slow bodies", {slow_head, std::string(450, 'a')});
}

TEST_CASE("an office works while somebody at its address begins 4,300 requests and says no more") {
  check_office("half heads", {"GET /healthz HTTP/1.1\r\n", ""});
}

TEST_CASE("an office works while somebody at its address connects 4,300 times and says nothing") { check_office("silence", {"", ""}); }

TEST_CASE("an office works while somebody at its address asks all the time without a signature") {
  check_office("unsigned", {"POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx", "", 300});
}

TEST_CASE("a thousand devices come back at once to an address at which five hundred hold half requests") {
  FrontRig rig;
  const auto port = rig.front.port();
  Crowd crowd({"POST /v1/sync HTTP/1.1\r\n", "X", 500}, [port] { return connecting_to(port, "127.0.0.1"); });
  REQUIRE(until([&] { return rig.front.stats().connections >= crowd.most(); }));
  // All are connected before the first of them gets a word out.
  std::vector<RawClient> devices;
  for (int device = 0; device < 1000; ++device) devices.emplace_back(port);
  int right = 0;
  for (int device = 0; device < 1000; ++device) {
    devices[std::size_t(device)].send(sync_of(std::to_string(device)));
    right += status_of(devices[std::size_t(device)].answer()) == 200 ? 1 : 0;
  }
  CHECK(right == 1000);
}

TEST_CASE("devices get through a proxy beside somebody who sends 4,300 slow bodies, each from another network of IPv6") {
  const Folder folder;
  http::FrontOptions options;
  options.listen.path = folder.path + "/server.sock";
  options.behind_proxy = true;
  FrontRig rig(options);
  const auto from = [&](const std::string& address) {
    const int fd = connected_to(options.listen.path);
    const std::string header = "PROXY TCP6 " + address + " 2001:db8:1::1 4000 443\r\n";
    ::send(fd, header.data(), header.size(), MSG_NOSIGNAL);
    return fd;
  };
  std::atomic<int> next{0};
  Crowd crowd({slow_head, std::string(450, 'a')}, [&] {
    const int fd = from("2001:db8:1234:" + std::to_string(next++ % 10'000) + "::1");
    ::fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
  });
  REQUIRE(until([&] { return rig.front.stats().evicted > 0; }));
  int right = 0;
  for (int device = 0; device < 100; ++device) {
    auto c = RawClient::over(from("2001:db8:99::" + std::to_string(device)));
    c.send(sync_of(std::to_string(device)));
    right += status_of(c.answer()) == 200 ? 1 : 0;
  }
  std::cout << "hopping networks: " << crowd.opened() << " opened; " << right << " of 100 syncs answered\n";
  CHECK(right >= 99);
}

TEST_CASE("three hundred devices that never read their answers are bounded, together and each") {
  http::FrontOptions options;
  options.limits.device_held = 2u << 20;
  options.limits.known_held = 8u << 20;
  FrontRig rig(options, [](const net::Request& request) {
    auto answer = answer_devices(request);
    if (request.target.ends_with("?much")) answer.body.assign(1u << 20, 'x');
    return answer;
  });
  const auto much = [](int device) {
    return "GET /v1/history/1?much HTTP/1.1\r\nHost: h\r\nAuthorization: device " + std::to_string(device) + "\r\n\r\n";
  };
  std::vector<RawClient> readers;
  std::size_t most = 0;
  for (int device = 0; device < 300; ++device) {
    readers.emplace_back(rig.front.port(), 4096);
    readers.back().send(much(device));
    most = std::max<std::size_t>(most, rig.front.stats().held_bytes);
  }
  CHECK(until([&] { return rig.front.stats().requests >= 300 && rig.front.stats().evicted > 200; }));
  const auto held = std::max<std::size_t>(most, rig.front.stats().held_bytes);
  std::cout << "300 devices that do not read: at most " << held << " bytes held, " << rig.front.stats().evicted << " closed\n";
  // Answers that are just being taken over come on top, one for each worker.
  CHECK(held <= options.limits.known_held + options.limits.workers * (2u << 20));
  RawClient good(rig.front.port());
  good.send(much(1000));
  CHECK(body_of(good.answer()).size() == (1u << 20));
}
