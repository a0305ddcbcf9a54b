// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/http/answer.h"
#include "server/http/request_reader.h"
#include "server/net/stream.h"

namespace dialogue::http {

/// One outside connection. It reads a request, waits for its answer, writes it, and begins again. The front's loop owns and drives it. Its
/// stream is closed with the object.
class Connection {
 public:
  enum class State {
    reading,   ///< a request is arriving, or none
    working,   ///< its answer is being made; nothing is read meanwhile
    live,      ///< waits for news; only its going away is noticed
    writing,   ///< the answer is going out
    draining,  ///< refused: what still comes is thrown away, so that the peer sees the answer
    closed,
  };
  using Next = Result<std::optional<Request>>;

  Connection(std::uint64_t id, std::unique_ptr<net::Stream> stream, const Limits& limits, std::int64_t now_ms);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  std::uint64_t id() const { return id_; }
  int fd() const { return stream_->fd(); }
  State state() const { return state_; }
  /// What epoll is to tell about.
  std::uint32_t interest() const;

  /// Reads once, and what the stream then has at hand. A complete request moves the connection to `working`.
  Next read(std::int64_t now_ms);
  /// The next request out of what has already arrived.
  Next resume(std::int64_t now_ms);
  void write(std::int64_t now_ms);
  void drain();
  void wait_for_news() { state_ = State::live; }
  void ask_again() { state_ = State::working; }
  /// Begins the answer. `close`: nothing more is taken from this peer.
  void answer(const net::Response& response, bool close, int retry_s, std::int64_t now_ms);
  void close() { state_ = State::closed; }

  /// Its handshake is over, if it has one.
  bool established() const { return stream_->established(); }
  /// Too slow, or idle for too long; code as RequestReader::overdue, "timeout" for a peer that does not read its answer.
  std::optional<Error> overdue(std::int64_t now_ms);
  /// Bytes kept for it, wherever they are now.
  std::size_t held() const { return reader_.held() + in_work_ + (out_.size() - sent_); }
  /// The same, with what its stream needs for itself.
  std::size_t memory() const { return held() + stream_->memory(); }
  bool large() const { return reader_.declared() > limits_.small_request; }
  /// Nothing is under way. `idle`: and it has been of use before.
  bool waiting() const { return state_ == State::reading && reader_.between_requests(); }
  bool idle() const { return waiting() && served_; }
  std::int64_t since_ms() const { return since_ms_; }
  /// Bytes that came and went so far.
  std::uint64_t moved() const { return moved_ + stream_->greeted(); }
  /// Of the request whose body is arriving; else null.
  const RequestHead* head() const { return reader_.head(); }

 private:
  Next take(Next next);
  void finish_answer(std::int64_t now_ms);

  void note_established(std::int64_t now_ms);

  const std::uint64_t id_;
  const std::unique_ptr<net::Stream> stream_;
  const Limits& limits_;
  State state_ = State::reading;
  net::Io io_ = net::Io::want_read;  ///< of the last try in this state
  RequestReader reader_;
  std::string method_ = "POST";
  bool keep_ = true;      ///< the peer wants to go on after this answer
  bool refused_ = false;  ///< the request was not read to its end
  bool served_ = false;
  bool established_ = false;
  std::size_t in_work_ = 0;
  std::string out_;
  std::size_t sent_ = 0;
  std::size_t taken_ = 0;      ///< of the answer, by the other end
  std::int64_t taken_ms_ = 0;  ///< when it last took any
  std::size_t drained_ = 0;
  std::uint64_t moved_ = 0;
  std::int64_t since_ms_;  ///< when this state began
};

}  // namespace dialogue::http
