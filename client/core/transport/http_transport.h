// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sync/session.h"

namespace dialogue {

struct ServerAddress {
  std::string host;
  std::uint16_t port = 80;
};

/// "http://HOST[:PORT]" with nothing behind it but one slash. Code bad_address.
Result<ServerAddress> parse_server_url(const std::string& url);

/// Requests over HTTP/1.1 on one kept connection, with as few header bytes as the library allows. One thread at a time. Answers are
/// bounded. After a failure the next call begins a new connection. A kept connection that the other side has closed counts as none. Errors:
/// offline (nothing came, or too slowly), captive_portal (somebody else answered: a page, a redirect, too much), busy (429 and 503).
class HttpTransport final : public Transport {
 public:
  /// Does not connect yet. Code bad_address.
  static Result<std::unique_ptr<HttpTransport>> to(const std::string& url);
  ~HttpTransport() override;

  Status connect() override;
  /// Waits 10 s for a connection and 30 s for the next bytes; for /v1/live, which answers late, 75 s.
  Result<WireReply> call(const WireRequest& request) override;
  /// From any thread: the call under way ends with offline.
  void interrupt();

 private:
  class Line;
  struct Parts;
  explicit HttpTransport(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dialogue
