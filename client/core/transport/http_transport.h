// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "client/core/transport/dial.h"
#include "client/core/transport/proxy.h"
#include "client/core/transport/resolve.h"
#include "client/core/transport/session_keep.h"
#include "client/core/verbs/trust.h"
#include "shared/base/clock.h"
#include "sync/session.h"

namespace dialogue {

/// How a line to a server is stood up.
struct LineOptions {
  Trust trust = {};
  std::shared_ptr<SessionKeep> sessions = {};  ///< none: each line is stood up in full
  ProxyFor proxy_for = proxy_of_environment;
  Resolve resolve = resolve_by_system;
  std::int64_t stagger_ms = dial_stagger_ms;
  std::int64_t connect_ms = 10'000;  ///< names, connection, proxy and handshake together
  Clock* clock = &system_clock();
};

/// Requests over HTTP/1.1 on one kept connection, through TLS where the address says https. One thread at a time. Answers are bounded.
/// After a failure the next call begins a new connection. A kept connection that the other side has closed counts as none. Errors: offline
/// (nothing came, or too slowly), captive_portal (somebody else answered: a page, a redirect, too much), wants_tls (a plain request met a
/// port for TLS), busy (429 and 503); those of TlsClient (wrong_key …), and of proxies (bad_proxy, proxy_unreachable, proxy_refused,
/// proxy_needs_sign_in).
class HttpTransport final : public Transport {
 public:
  /// Does not connect yet. Codes: bad_address; not_secured (plain http never leaves this computer).
  static Result<std::unique_ptr<HttpTransport>> to(const std::string& url, LineOptions options = {});
  ~HttpTransport() override;

  /// Ends after the handshake: whatever would keep a request from being sent is known.
  Status connect() override;
  /// Waits 10 s for a connection and 30 s for the next bytes; for /v1/live, which answers late, 75 s.
  Result<WireReply> call(const WireRequest& request) override;
  /// From any thread: the call under way ends with offline.
  void interrupt();

 private:
  class Line;
  explicit HttpTransport(std::unique_ptr<Line> line);
  std::unique_ptr<Line> line_;
};

}  // namespace dialogue
