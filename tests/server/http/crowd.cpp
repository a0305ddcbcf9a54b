// SPDX-License-Identifier: Apache-2.0
#include "tests/server/http/crowd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <vector>

namespace dialogue::test {

std::size_t descriptors() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return std::size_t(limit.rlim_cur);
}

int connecting_to(std::uint16_t port, const char* from) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  ::inet_pton(AF_INET, from, &address.sin_addr);
  ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return fd;
}

Crowd::Crowd(Doing doing, std::function<int()> connect)
    : doing_(std::move(doing)), connect_(std::move(connect)), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  // The server of the test is in this process. It needs as many, and the rest some.
  constexpr std::size_t others = 2000;
  const auto all = descriptors();
  most_ = std::min(doing_.most, all > 2 * others ? (all - others) / 2 : all / 4);
  thread_ = std::thread([this] { run(); });
}

Crowd::~Crowd() {
  stopping_ = true;
  thread_.join();
  for (const auto& [fd, said] : connections_) ::close(fd);
  ::close(epoll_);
}

void Crowd::open() {
  const int fd = connect_();
  if (fd < 0) return;
  epoll_event event{EPOLLIN | EPOLLOUT | EPOLLRDHUP, {.fd = fd}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  connections_[fd] = false;
  ++opened_;
}

void Crowd::drop(int fd) {
  ::close(fd);
  connections_.erase(fd);
}

void Crowd::hear(int fd, std::uint32_t events) {
  if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) return drop(fd);
  if (::send(fd, doing_.first.data(), doing_.first.size(), MSG_NOSIGNAL) < 0) return drop(fd);
  connections_[fd] = true;
  epoll_event event{EPOLLIN | EPOLLRDHUP, {.fd = fd}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Crowd::run() {
  using namespace std::chrono_literals;
  std::array<epoll_event, 512> events;
  auto next = std::chrono::steady_clock::now() + 1s;
  while (!stopping_) {
    for (int i = 0; i < 200 && connections_.size() < most_; ++i) open();
    const int n = ::epoll_wait(epoll_, events.data(), int(events.size()), 20);
    for (int i = 0; i < n; ++i) hear(events[std::size_t(i)].data.fd, events[std::size_t(i)].events);
    if (doing_.then.empty() || std::chrono::steady_clock::now() < next) continue;
    next += 1s;
    std::vector<int> gone;
    for (const auto& [fd, said] : connections_)
      if (said && ::send(fd, doing_.then.data(), doing_.then.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && errno != EAGAIN)
        gone.push_back(fd);
    for (const int fd : gone) drop(fd);
  }
}

}  // namespace dialogue::test
