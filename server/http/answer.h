// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "server/net/message.h"

namespace dialogue::http {

struct AnswerOptions {
  std::string_view method = "POST";  ///< of the request: HEAD gets no body, pages get no-store
  bool close = false;
  int retry_s = 0;  ///< Retry-After for 429 and 503; 0 = none
};

/// An answer as it goes over the line. It has as few bytes of head as HTTP allows, because a sync without news counts them.
std::string answer_bytes(const net::Response& answer, const AnswerOptions& options);

}  // namespace dialogue::http
