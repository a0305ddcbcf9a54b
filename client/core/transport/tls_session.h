// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/core/transport/certificate_judge.h"
#include "client/core/transport/session_keep.h"
#include "client/core/verbs/trust.h"

namespace dialogue {

/// The TLS session that a keep holds, bound to the server and to what is trusted: with another server, or other keys, nothing is kept. A
/// session shows no certificate. So it is worth something for a day after one was looked at, however often it was taken up and renewed.
class KeptTlsSession {
 public:
  static constexpr std::int64_t trusted_ms = 24 * 60 * 60'000;

  /// `keep` may be null.
  KeptTlsSession(std::shared_ptr<SessionKeep> keep, const std::string& server, const Trust& trust);

  /// When the certificate was looked at with which the session began that the connection now takes up, if the server does. Nothing when
  /// there is none.
  std::optional<std::int64_t> offer(SSL& connection, const CertificateJudge& judge) const;
  void save(SSL_SESSION& session, std::int64_t judged_ms) const;
  void drop() const;

 private:
  std::string sealed(std::string_view dated_session) const;

  const std::shared_ptr<SessionKeep> keep_;
  std::string bound_to_;
};

}  // namespace dialogue
