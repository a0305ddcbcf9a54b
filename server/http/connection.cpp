// SPDX-License-Identifier: Apache-2.0
#include "server/http/connection.h"

#include <sys/epoll.h>

#include <algorithm>

namespace dialogue::http {

using net::Io;

Connection::Connection(std::uint64_t id, std::unique_ptr<net::Stream> stream, const Limits& limits, std::int64_t now_ms)
    : id_(id), stream_(std::move(stream)), limits_(limits), reader_(limits, now_ms), since_ms_(now_ms) {}

std::uint32_t Connection::interest() const {
  switch (state_) {
    case State::reading:
    case State::draining:
      return io_ == Io::want_write ? EPOLLOUT : EPOLLIN;
    case State::live:
      return EPOLLRDHUP;
    case State::writing:
      return io_ == Io::want_read ? EPOLLIN : EPOLLOUT;
    // A peer that has said all it wants (half-closed) still gets its answer. epoll reports a broken connection by itself.
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
  do {
    // In a head no more than its cap is read ahead. So a request is refused before it fills memory.
    const auto got = stream_->read({piece, std::min(sizeof piece, std::max<std::size_t>(reader_.wanted(), 1))});
    io_ = got.io;
    if (!established_) note_established(now_ms);
    if (got.io == Io::ended || got.io == Io::broken) close();
    if (got.io != Io::done) break;
    moved_ += got.bytes;
    auto next = take(reader_.feed({piece, got.bytes}, now_ms));
    if (!next || *next) return next;
  } while (stream_->has_pending());
  return std::optional<Request>();
}

/// The time for the first request begins.
void Connection::note_established(std::int64_t now_ms) {
  established_ = stream_->established();
  if (established_) reader_.begin(now_ms);
}

Connection::Next Connection::resume(std::int64_t now_ms) {
  auto next = take(reader_.feed({}, now_ms));
  return next && !*next && stream_->has_pending() ? read(now_ms) : std::move(next);
}

void Connection::answer(const net::Response& response, bool close_after, int retry_s, std::int64_t now_ms) {
  keep_ = keep_ && !close_after && !refused_;
  out_ = answer_bytes(response, {method_, !keep_, retry_s});
  sent_ = taken_ = 0;
  in_work_ = 0;
  since_ms_ = taken_ms_ = now_ms;
  state_ = State::writing;
  write(now_ms);
}

void Connection::write(std::int64_t now_ms) {
  while (sent_ < out_.size()) {
    const auto went = stream_->write(std::string_view(out_).substr(sent_));
    io_ = went.io;
    if (went.io == Io::ended || went.io == Io::broken) return close();
    if (went.io != Io::done) return;
    sent_ += went.bytes;
    moved_ += went.bytes;
  }
  if (!keep_) {
    io_ = stream_->shutdown();
    if (io_ == Io::want_read || io_ == Io::want_write) return;
  }
  finish_answer(now_ms);
}

void Connection::finish_answer(std::int64_t now_ms) {
  out_ = {};
  sent_ = 0;
  since_ms_ = now_ms;
  served_ = true;
  io_ = Io::want_read;
  if (keep_) {
    state_ = State::reading;
    reader_.restart(now_ms);
    return;
  }
  // Closing with unread bytes would reset the connection and could take the answer with it.
  state_ = refused_ ? State::draining : State::closed;
}

void Connection::drain() {
  char piece[32768];
  do {
    const auto got = stream_->read(piece);
    io_ = got.io;
    drained_ += got.bytes;
    if (got.io == Io::ended || got.io == Io::broken || drained_ > limits_.drain_bytes) return close();
  } while (io_ == Io::done && stream_->has_pending());
}

std::optional<Error> Connection::overdue(std::int64_t now_ms) {
  const std::int64_t age = now_ms - since_ms_;
  if (state_ == State::reading && !established())
    return age > limits_.handshake_ms ? std::optional(Error{"timeout", "", {}, "handshake"}) : std::nullopt;
  if (state_ == State::reading) return reader_.overdue(now_ms);
  if (state_ == State::draining && age > limits_.drain_ms) return Error{"idle", "", {}, ""};
  if (state_ != State::writing || age <= limits_.grace_ms) return std::nullopt;
  // What lies in the kernel the peer has not read.
  const std::size_t taken = sent_ - std::min(stream_->untaken(), sent_);
  if (taken > taken_) taken_ = taken, taken_ms_ = now_ms;
  const bool slow = std::int64_t(taken) * 1000 < (age - limits_.grace_ms) * limits_.rate;
  if (slow || now_ms - taken_ms_ > limits_.stall_ms || age > limits_.transfer_ms) return Error{"timeout", "", {}, "answer"};
  return std::nullopt;
}

}  // namespace dialogue::http
