// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/dial.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace dialogue {
namespace {

/// The attempts that are under way.
class Dialling {
 public:
  Dialling(const std::vector<Endpoint>& order, const Wait& wait, std::int64_t stagger_ms)
      : order_(order), wait_(wait), stagger_ms_(stagger_ms), next_at_(wait.clock().monotonic_ms()) {}

  Result<OwnedSocket> run() {
    for (;;) {
      while (is_time_for_next()) begin_next();
      if (connected_) return std::move(connected_);
      if (attempts_.empty()) return Error{"offline", "", {}, last_error_ ? std::strerror(last_error_) : "no address"};
      std::vector<pollfd> whom;
      for (const auto& each : attempts_) whom.push_back({each.get(), POLLOUT, 0});
      const std::int64_t until_next = next_ < order_.size() ? std::max<std::int64_t>(0, next_at_ - now()) : -1;
      const auto ended = wait_.on(whom, until_next);
      if (ended == Wait::Ended::interrupted || (ended == Wait::Ended::late && wait_.left() == 0)) return not_reached(ended);
      look_at(whom);
    }
  }

 private:
  std::int64_t now() const { return wait_.clock().monotonic_ms(); }

  bool is_time_for_next() const { return !connected_ && next_ < order_.size() && (attempts_.empty() || now() >= next_at_); }

  void begin_next() {
    const Endpoint& to = order_[next_++];
    OwnedSocket socket(::socket(to.family(), SOCK_STREAM, 0));
    next_at_ = now() + stagger_ms_;
    if (!socket) return failed(errno);
    const int on = 1;
    ::fcntl(socket.get(), F_SETFD, FD_CLOEXEC);
    ::fcntl(socket.get(), F_SETFL, O_NONBLOCK);
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&to.address), to.size) == 0)
      connected_ = std::move(socket);
    else if (errno == EINPROGRESS || errno == EINTR)
      attempts_.push_back(std::move(socket));
    else
      failed(errno);
  }

  /// The next one need not wait for its turn.
  void failed(int error) {
    last_error_ = error;
    next_at_ = now();
  }

  void look_at(const std::vector<pollfd>& seen) {
    for (std::size_t i = seen.size(); i-- > 0;) {
      if (seen[i].revents == 0) continue;
      int error = 0;
      socklen_t size = sizeof error;
      ::getsockopt(seen[i].fd, SOL_SOCKET, SO_ERROR, &error, &size);
      if (error == 0)
        connected_ = std::move(attempts_[i]);
      else
        failed(error);
      attempts_.erase(attempts_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  const std::vector<Endpoint>& order_;
  const Wait& wait_;
  const std::int64_t stagger_ms_;
  std::size_t next_ = 0;
  std::int64_t next_at_;
  std::vector<OwnedSocket> attempts_;
  OwnedSocket connected_;
  int last_error_ = 0;
};

}  // namespace

Result<OwnedSocket> dial(const std::vector<Endpoint>& in_order, const Wait& wait, std::int64_t stagger_ms) {
  return Dialling(in_order, wait, stagger_ms).run();
}

}  // namespace dialogue
