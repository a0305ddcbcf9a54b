// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "server/http/request_head.h"

namespace dialogue::http {

/// A request that arrived in full.
struct Request {
  RequestHead head;
  std::string body;
};

/// Turns the bytes of one connection into requests, under the caps and the total deadlines. No socket, no clock: bytes and times come in.
/// One connection, one thread.
class RequestReader {
 public:
  RequestReader(const Limits& limits, std::int64_t now_ms) : limits_(limits), since_ms_(now_ms), moved_ms_(now_ms) {}

  /// The next complete request; nothing while bytes are missing. An error is final: the connection answers it and closes.
  Result<std::optional<Request>> feed(std::string_view bytes, std::int64_t now_ms);
  /// The peer can speak from now on.
  void begin(std::int64_t now_ms) { since_ms_ = now_ms; }
  /// What arrived behind the last request begins the next one.
  void restart(std::int64_t now_ms) {
    since_ms_ = now_ms;
    fresh_ = false;
  }
  /// Bytes still wanted for this request (0 = not known yet); bounds what is read from the socket.
  std::size_t wanted() const { return head_ ? std::size_t(head_->content_length) - buffer_.size() : limits_.head_bytes; }

  /// It is too slow: "timeout" with half a request there, "idle" with nothing (a new connection must begin as soon as a head must end).
  std::optional<Error> overdue(std::int64_t now_ms) const;
  std::size_t held() const { return buffer_.capacity(); }
  std::size_t declared() const { return head_ ? std::size_t(head_->content_length) : 0; }
  bool between_requests() const { return !head_ && buffer_.empty(); }
  /// Of the request whose body is arriving; else null.
  const RequestHead* head() const { return head_ ? &*head_ : nullptr; }

 private:
  const Limits& limits_;
  std::string buffer_;  ///< head so far, or body so far
  std::size_t searched_ = 0;
  std::optional<RequestHead> head_;
  bool fresh_ = true;      ///< no request yet
  std::int64_t since_ms_;  ///< start of waiting, of the head, or of the body
  std::int64_t moved_ms_;  ///< when the last bytes came
};

}  // namespace dialogue::http
