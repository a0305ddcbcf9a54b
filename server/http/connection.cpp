// SPDX-License-Identifier: Apache-2.0
#include "server/http/connection.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace dialogue::http {

Connection::Connection(std::uint64_t id, int fd, const Limits& limits, std::int64_t now_ms)
    : id_(id), fd_(fd), limits_(limits), reader_(limits, now_ms), since_ms_(now_ms) {}

Connection::~Connection() { ::close(fd_); }

std::uint32_t Connection::interest() const {
  switch (state_) {
    case State::reading:
    case State::draining:
      return EPOLLIN;
    case State::live:
      return EPOLLRDHUP;
    case State::writing:
      return EPOLLOUT;
    // A peer that has said all it wants (half-closed) still gets its answer; epoll reports a broken one by itself.
    case State::working:
    case State::closed:
      return 0;
  }
  return 0;
}

Connection::Next Connection::take(Next next) {
  if (!next) {
    refused_ = true;
  } else if (*next) {
    method_ = (*next)->head.method;
    keep_ = (*next)->head.keep_alive;
    in_work_ = (*next)->body.size();
    state_ = State::working;
  }
  return next;
}

Connection::Next Connection::read(std::int64_t now_ms) {
  char piece[32768];
  // In a head no more than its cap is read ahead, so that a request is refused before it fills memory.
  const auto n = ::recv(fd_, piece, std::min(sizeof piece, std::max<std::size_t>(reader_.wanted(), 1)), 0);
  if (n > 0) return take(reader_.feed({piece, std::size_t(n)}, now_ms));
  if (n == 0 || (errno != EAGAIN && errno != EINTR)) close();
  return std::optional<Request>();
}

void Connection::answer(const net::Response& response, bool close_after, int retry_s, std::int64_t now_ms) {
  keep_ = keep_ && !close_after && !refused_;
  out_ = answer_bytes(response, {method_, !keep_, retry_s});
  sent_ = 0;
  in_work_ = 0;
  since_ms_ = now_ms;
  state_ = State::writing;
  write(now_ms);
}

void Connection::write(std::int64_t now_ms) {
  while (sent_ < out_.size()) {
    const auto n = ::send(fd_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
    if (n > 0) {
      sent_ += std::size_t(n);
      continue;
    }
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) return;
    return close();
  }
  finish_answer(now_ms);
}

void Connection::finish_answer(std::int64_t now_ms) {
  out_ = {};
  sent_ = 0;
  since_ms_ = now_ms;
  served_ = true;
  if (keep_) {
    state_ = State::reading;
    reader_.restart(now_ms);
    return;
  }
  ::shutdown(fd_, SHUT_WR);
  // Closing with unread bytes would reset the connection and could take the answer with it.
  state_ = refused_ ? State::draining : State::closed;
}

void Connection::drain() {
  char piece[32768];
  const auto n = ::recv(fd_, piece, sizeof piece, 0);
  if (n > 0) drained_ += std::size_t(n);
  if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR) || drained_ > limits_.drain_bytes) close();
}

std::optional<Error> Connection::overdue(std::int64_t now_ms) const {
  const std::int64_t age = now_ms - since_ms_;
  if (state_ == State::reading) return reader_.overdue(now_ms);
  if (state_ == State::draining && age > limits_.drain_ms) return Error{"idle", "", {}, ""};
  if (state_ != State::writing) return std::nullopt;
  const bool slow = age > limits_.grace_ms && std::int64_t(sent_) * 1000 < (age - limits_.grace_ms) * limits_.rate;
  if (slow || age > limits_.transfer_ms) return Error{"timeout", "", {}, "answer"};
  return std::nullopt;
}

}  // namespace dialogue::http
