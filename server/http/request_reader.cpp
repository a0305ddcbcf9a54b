// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_reader.h"

#include <algorithm>

namespace dialogue::http {

Result<std::optional<Request>> RequestReader::feed(std::string_view bytes, std::int64_t now_ms) {
  if (between_requests() && !bytes.empty()) since_ms_ = now_ms;
  if (!bytes.empty()) moved_ms_ = now_ms;
  buffer_ += bytes;
  if (!head_) {
    // Whoever speaks another protocol, such as TLS, hears so at once instead of waiting for the end of a head.
    if (!buffer_.empty() && !may_begin_head(buffer_.front())) return Error{"bad_request", "", {}, "not HTTP"};
    const auto end = find_head_end(std::string_view(buffer_).substr(0, limits_.head_bytes + 4), searched_);
    if (end == std::string::npos) {
      searched_ = std::min(buffer_.size(), limits_.head_bytes);
      if (buffer_.size() > limits_.head_bytes) return Error{"head_too_large", "", {}, ""};
      return std::optional<Request>();
    }
    auto head = parse_request_head(std::string_view(buffer_).substr(0, end), limits_);
    if (!head) return head.error();
    if (head->content_length > body_limit(*head, limits_)) return Error{"body_too_large", "", {}, ""};
    head_ = std::move(*head);
    buffer_.erase(0, end);
    searched_ = 0;
    since_ms_ = now_ms;
  }
  if (buffer_.size() < head_->content_length) return std::optional<Request>();
  Request request{std::move(*head_), {}};
  std::string rest = buffer_.substr(request.head.content_length);
  buffer_.resize(request.head.content_length);
  request.body = std::move(buffer_);
  buffer_ = std::move(rest);
  head_.reset();
  return std::optional<Request>(std::move(request));
}

std::optional<Error> RequestReader::overdue(std::int64_t now_ms) const {
  const std::int64_t age = now_ms - since_ms_;
  if (between_requests())
    return age > (fresh_ ? limits_.head_ms : limits_.idle_ms) ? std::optional(Error{"idle", "", {}, ""}) : std::nullopt;
  if (!head_) return age > limits_.head_ms ? std::optional(Error{"timeout", "", {}, "head"}) : std::nullopt;
  const bool slow = age > limits_.grace_ms && std::int64_t(buffer_.size()) * 1000 < (age - limits_.grace_ms) * limits_.rate;
  // Nothing at all after the grace is slow too, whatever the arithmetic of the first second says.
  const bool silent = age > limits_.grace_ms && buffer_.empty();
  if (slow || silent || now_ms - moved_ms_ > limits_.stall_ms || age > limits_.transfer_ms) return Error{"timeout", "", {}, "body"};
  return std::nullopt;
}

}  // namespace dialogue::http
