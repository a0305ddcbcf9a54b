// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace dialogue::bench {

namespace {

sockaddr_in local(std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return out;
}

int make_socket() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) throw std::runtime_error("socket");
  return fd;
}

std::uint16_t bind_any(int fd) {
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  if (::bind(fd, raw, size) != 0 || ::getsockname(fd, raw, &size) != 0) throw std::runtime_error("bind");
  return ntohs(address.sin_port);
}

/// The other direction has had nothing to say for so long: look whether to stop.
constexpr int poll_ms = 50;

}  // namespace

std::uint16_t free_port() {
  const int fd = make_socket();
  const auto port = bind_any(fd);
  ::close(fd);
  return port;
}

Relay::Relay(std::uint16_t target) : target_(target), listener_(make_socket()) {
  port_ = bind_any(listener_);
  if (::listen(listener_, 8) != 0) throw std::runtime_error("listen");
  thread_ = std::thread([this] { serve(); });
}

Relay::~Relay() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

void Relay::serve() {
  while (!stopping_) {
    pollfd wait{listener_, POLLIN, 0};
    if (::poll(&wait, 1, poll_ms) <= 0) continue;
    const int device = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = make_socket();
    sockaddr_in address = local(target_);
    const int on = 1;
    for (const int fd : {device, server}) ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) carry(device, server);
    ::close(device);
    ::close(server);
  }
}

void Relay::carry(int device, int server) {
  std::array<char, 65536> buffer;
  std::array<pollfd, 2> both{{{device, POLLIN, 0}, {server, POLLIN, 0}}};
  while (!stopping_) {
    if (::poll(both.data(), both.size(), poll_ms) <= 0) continue;
    for (std::size_t i = 0; i < both.size(); ++i) {
      if (both[i].revents == 0) continue;
      const auto n = ::read(both[i].fd, buffer.data(), buffer.size());
      if (n <= 0) return;
      bytes_ += static_cast<std::uint64_t>(n);
      for (ssize_t done = 0; done < n;) {
        const auto sent = ::send(both[1 - i].fd, buffer.data() + done, static_cast<std::size_t>(n - done), MSG_NOSIGNAL);
        if (sent <= 0) return;
        done += sent;
      }
    }
  }
}

}  // namespace dialogue::bench
