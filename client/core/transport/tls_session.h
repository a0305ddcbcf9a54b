// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <string_view>

#include "client/core/transport/session_keep.h"
#include "client/core/verbs/trust.h"

namespace dialogue {

/// The TLS session that a keep holds, bound to the server and to what is trusted: with another server, or other keys, nothing is kept.
class KeptTlsSession {
 public:
  /// `keep` may be null.
  KeptTlsSession(std::shared_ptr<SessionKeep> keep, const std::string& server, const Trust& trust);

  /// Whether there was one, which the connection now takes up if the server does.
  bool offer(SSL& connection) const;
  void save(SSL_SESSION& session) const;
  void drop() const;

 private:
  std::string sealed(std::string_view session) const;

  const std::shared_ptr<SessionKeep> keep_;
  std::string bound_to_;
};

}  // namespace dialogue
