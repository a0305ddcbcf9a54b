// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/place.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <utility>

#include "tests/catch.h"

namespace dialogue::test {

std::string Peer::some() const {
  char bytes[16384];
  const auto n = ::recv(fd_, bytes, sizeof bytes, 0);
  return n > 0 ? std::string(bytes, static_cast<std::size_t>(n)) : std::string();
}

std::string Peer::head() const {
  std::string out;
  while (out.find("\r\n\r\n") == std::string::npos) {
    const auto more = some();
    if (more.empty()) break;
    out += more;
  }
  return out;
}

bool Peer::say(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

Place::Place(Serve serve, bool v6) : serve_(std::move(serve)), fd_(::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in6 six{};
  sockaddr_in four{};
  six.sin6_family = AF_INET6;
  six.sin6_addr = in6addr_loopback;
  four.sin_family = AF_INET;
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* address = v6 ? reinterpret_cast<sockaddr*>(&six) : reinterpret_cast<sockaddr*>(&four);
  socklen_t size = v6 ? sizeof six : sizeof four;
  REQUIRE(::bind(fd_, address, size) == 0);
  REQUIRE(::listen(fd_, 16) == 0);
  ::getsockname(fd_, address, &size);
  port_ = ntohs(v6 ? six.sin6_port : four.sin_port);
  thread_ = std::thread([this] { accept_all(); });
}

void Place::accept_all() {
  for (;;) {
    const int peer = ::accept(fd_, nullptr, nullptr);
    if (peer < 0) return;
    const int on = 1;
    ::setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::lock_guard lock(mutex_);
    ++accepted_;
    connections_.push_back({peer, {}});
    connections_.back().thread = std::thread([this, peer] {
      Peer other(peer);
      serve_(other);
      ::shutdown(peer, SHUT_RDWR);
    });
  }
}

Place::~Place() {
  ::shutdown(fd_, SHUT_RDWR);
  thread_.join();
  for (auto& each : connections_) ::shutdown(each.fd, SHUT_RDWR);
  for (auto& each : connections_) {
    each.thread.join();
    ::close(each.fd);
  }
  ::close(fd_);
}

int dialled(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
  }
  ::close(fd);
  return -1;
}

CountingRelay::CountingRelay(std::uint16_t to) : place_(std::make_unique<Place>([this, to](Peer& client) { pass(client, to); })) {}

CountingRelay::Counts CountingRelay::counts() {
  const std::lock_guard lock(mutex_);
  return std::exchange(counts_, {});
}

void CountingRelay::pass(Peer& client, std::uint16_t to) {
  const int server_fd = dialled(to);
  const Peer server(server_fd);
  bool client_spoke_last = false;
  for (bool open = server_fd >= 0; open;) {
    pollfd both[] = {{client.fd(), POLLIN, 0}, {server_fd, POLLIN, 0}};
    ::poll(both, 2, -1);
    for (const bool up : {true, false}) {
      if (both[up ? 0 : 1].revents == 0) continue;
      const std::string bytes = (up ? client : server).some();
      {
        const std::lock_guard lock(mutex_);
        (up ? counts_.up : counts_.down) += bytes.size();
        if (up && !client_spoke_last && !bytes.empty()) ++counts_.turns;
        if (!bytes.empty()) client_spoke_last = up;
      }
      if (bytes.empty() || !(up ? server : client).say(bytes)) open = false;
    }
  }
  if (server_fd >= 0) ::close(server_fd);
  ended.ring();
}

}  // namespace dialogue::test
