// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "client/core/transport/channel.h"
#include "sync/session.h"

namespace dialogue {

struct HttpAnswer {
  WireReply reply;
  bool line_may_stay = false;  ///< for the next request
};

/// How long each step of a request may take without any headway.
struct HttpPatience {
  std::int64_t write_ms = 0, read_ms = 0;
};

/// HTTP/1.1 over a channel, with as few header bytes as the library allows. Keeps no state between requests. Codes: offline,
/// captive_portal (an answer too large to be one of ours).
class HttpRequests {
 public:
  /// `host`: the server, as the header says it.
  HttpRequests(std::string host, Interrupter& interrupter, Clock& clock);
  Result<HttpAnswer> ask(Channel& channel, const WireRequest& request, HttpPatience patience);

 private:
  const std::string host_;
  Interrupter& interrupter_;
  Clock& clock_;
};

}  // namespace dialogue
