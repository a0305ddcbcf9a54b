// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "client/core/transport/channel.h"
#include "client/core/transport/session_keep.h"
#include "client/core/verbs/trust.h"

namespace dialogue {

/// TLS 1.2 and 1.3 to one server, over any channel (OpenSSL). The greeting is small: one exchange of keys, few ciphers, no padding, and the
/// session that was kept last (decision 0038). Nothing is sent before the handshake has ended. One thread.
class TlsClient {
 public:
  struct Context;

  /// `host` for the greeting and for Trust::Mode::system; `server` tells servers apart in what is kept.
  TlsClient(std::string host, std::string server, Trust trust, std::shared_ptr<SessionKeep> sessions, Clock& clock);
  ~TlsClient();

  /// Codes: wrong_key, not_trusted, clock_wrong, certificate_expired; no_tls (something else answered); offline.
  Result<std::unique_ptr<Channel>> handshake(std::unique_ptr<Channel> below, const Wait& wait);

 private:
  std::shared_ptr<Context> context_;
};

}  // namespace dialogue
