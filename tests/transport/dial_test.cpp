// SPDX-License-Identifier: Apache-2.0
// Which address a line is stood up to, and how soon one is given up.
#include "client/core/transport/dial.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <unistd.h>

#include <thread>
#include <vector>

#include "tests/catch.h"
#include "tests/transport/rigs.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t stagger_ms = 5, long_ms = 60'000;

Endpoint endpoint(std::uint16_t port, bool v6 = false) {
  Endpoint out;
  if (v6) {
    auto* six = reinterpret_cast<sockaddr_in6*>(&out.address);
    six->sin6_family = AF_INET6;
    six->sin6_addr = in6addr_loopback;
    six->sin6_port = htons(port);
    out.size = sizeof *six;
  } else {
    auto* four = reinterpret_cast<sockaddr_in*>(&out.address);
    four->sin_family = AF_INET;
    four->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    four->sin_port = htons(port);
    out.size = sizeof *four;
  }
  return out;
}

std::uint16_t port_of(int fd) {
  sockaddr_in6 address{};
  socklen_t size = sizeof address;
  ::getpeername(fd, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin6_port);
}

/// An IPv6 address that says nothing to who connects: its queue is full and nobody takes from it.
class DeadEnd {
 public:
  DeadEnd() : fd_(::socket(AF_INET6, SOCK_STREAM, 0)) {
    Endpoint any = endpoint(0, true);
    REQUIRE(::bind(fd_, reinterpret_cast<sockaddr*>(&any.address), any.size) == 0);
    REQUIRE(::listen(fd_, 0) == 0);
    ::getsockname(fd_, reinterpret_cast<sockaddr*>(&any.address), &any.size);
    port_ = ntohs(reinterpret_cast<sockaddr_in6*>(&any.address)->sin6_port);
    for (int i = 0; i < 4; ++i) {
      const int fd = ::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
      const Endpoint here = endpoint(port_, true);
      (void)::connect(fd, reinterpret_cast<const sockaddr*>(&here.address), here.size);
      filling_.push_back(fd);
    }
  }
  ~DeadEnd() {
    for (const int fd : filling_) ::close(fd);
    ::close(fd_);
  }
  std::uint16_t port() const { return port_; }

 private:
  int fd_;
  std::uint16_t port_ = 0;
  std::vector<int> filling_;
};

bool has_v6() {
  const int fd = ::socket(AF_INET6, SOCK_STREAM, 0);
  const Endpoint any = endpoint(0, true);
  const bool out = fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr*>(&any.address), any.size) == 0;
  ::close(fd);
  return out;
}

std::uint16_t nobodys_port() {
  Place gone([](Peer&) {});
  return gone.port();
}

}  // namespace

TEST_CASE("families take turns, beginning with the best address") {
  std::vector<std::uint16_t> ports;
  for (const auto& each : by_turns({endpoint(1, true), endpoint(2, true), endpoint(3, true), endpoint(4), endpoint(5)}))
    ports.push_back(ntohs(reinterpret_cast<const sockaddr_in*>(&each.address)->sin_port));
  CHECK(ports == std::vector<std::uint16_t>{1, 4, 2, 5, 3});
  CHECK(by_turns({}).empty());
}

TEST_CASE("an address of a name that says nothing does not keep the others waiting") {
  if (!has_v6()) return;
  const DeadEnd dead;
  Place alive([](Peer& peer) { peer.some(); });
  Interrupter interrupter;
  const Wait wait(interrupter, system_clock(), long_ms);
  const auto socket = dial({endpoint(dead.port(), true), endpoint(alive.port())}, wait, stagger_ms);
  REQUIRE(socket.ok());
  CHECK(port_of(socket->get()) == alive.port());
}

TEST_CASE("an address that refuses gives way to the next at once") {
  Place alive([](Peer& peer) { peer.some(); });
  Interrupter interrupter;
  const Wait wait(interrupter, system_clock(), long_ms);
  const auto socket = dial({endpoint(nobodys_port()), endpoint(alive.port())}, wait, long_ms);
  REQUIRE(socket.ok());
  CHECK(port_of(socket->get()) == alive.port());
  CHECK_FALSE(dial({endpoint(nobodys_port()), endpoint(nobodys_port())}, wait).ok());
  CHECK_FALSE(dial({}, wait).ok());
}

TEST_CASE("a connection that nobody answers is given up in time, or ended from another thread") {
  if (!has_v6()) return;
  const DeadEnd dead;
  Interrupter interrupter;
  CHECK(dial({endpoint(dead.port(), true)}, Wait(interrupter, system_clock(), 20)).error().detail == "no answer in time");
  std::thread other([&] { interrupter.interrupt(); });
  CHECK(dial({endpoint(dead.port(), true)}, Wait(interrupter, system_clock(), long_ms)).error().detail == "interrupted");
  other.join();
}

TEST_CASE("a transport takes whichever address of its server answers") {
  if (!has_v6()) return;
  const DeadEnd dead;
  const Identity identity = certified(ed25519_key(), {});
  TlsServer server(identity);
  Place place(server.serve([](const std::string& request) { return Said{ok(request)}; }));
  LineOptions options = trusting(identity);
  options.stagger_ms = stagger_ms;
  std::string asked;
  options.resolve = [&](const std::string& host, std::uint16_t, const Wait&) -> Result<std::vector<Endpoint>> {
    asked = host;
    return std::vector<Endpoint>{endpoint(dead.port(), true), endpoint(place.port())};
  };
  const auto reply = HttpTransport::to("https://bücher.example", options).take()->call(get());
  REQUIRE(code_of(reply) == "200");
  CHECK(asked == "xn--bcher-kva.example");
  CHECK(reply->body.find("Host: xn--bcher-kva.example\r\n") != std::string::npos);
}

TEST_CASE("this computer's own names ask nobody, and names that do not exist are no server") {
  Interrupter interrupter;
  const Wait wait(interrupter, system_clock(), long_ms);
  for (const char* own : {"localhost", "dialogue.localhost"}) {
    const auto found = resolve_by_system(own, 8480, wait);
    REQUIRE(found.ok());
    CHECK(found->front().family() == AF_INET);
    CHECK(found->size() == 2);
  }
  CHECK(resolve_by_system("::1", 1, wait).ok());
  CHECK_FALSE(resolve_by_system("nobody.invalid", 80, Wait(interrupter, system_clock(), 300)).ok());
}
