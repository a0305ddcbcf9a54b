// SPDX-License-Identifier: Apache-2.0
// The head of an HTTP request, taken apart strictly: what is not plainly well formed is refused. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "shared/base/result.h"

namespace dialogue::http {

/// What the rest of the server gets to see of a head.
struct RequestHead {
  std::string method;        ///< GET, HEAD, POST or PUT
  std::string target;        ///< path and query as sent; begins with '/', printable ASCII, no escaped control characters
  std::string content_type;  ///< one of ours, without parameters; empty when there was none
  std::string authorization;
  /// The client's address as a proxy wrote it: the last that X-Forwarded-For names, or X-Real-IP. Anybody can write that, so it counts only
  /// where the front knows that a proxy did. Empty where the two disagree.
  std::string forwarded;
  std::uint64_t content_length = 0;
  bool keep_alive = true;
};

/// Length of the head with its empty line, or npos when it is not complete. `from` = where an earlier search ended.
std::size_t find_head_end(std::string_view buffer, std::size_t from = 0);

/// Whether a head can begin so: with a letter of a method.
bool may_begin_head(char first);

/// `head` ends with the empty line. Codes: bad_request, head_too_large, method_not_allowed, length_required,
/// media_type, expectation.
Result<RequestHead> parse_request_head(std::string_view head, const Limits& limits);

/// The most that the body of this request may have.
std::size_t body_limit(const RequestHead& head, const Limits& limits);

}  // namespace dialogue::http
