// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "server/net/stream.h"
#include "server/tls/openssl.h"
#include "shared/base/signer.h"

namespace dialogue::test {

/// What remains of a connection for the next one.
using TlsSession = std::shared_ptr<SSL_SESSION>;

/// The client's end of an encrypted connection over any other stream. It believes every certificate.
class TlsAsker final : public net::Stream {
 public:
  struct How {
    int version = TLS1_3_VERSION;
    const char* groups = "X25519";
    std::string protocols;  ///< as ALPN writes them; empty = none named
    TlsSession session;     ///< to come back with
    std::string early;      ///< sent before anything is agreed
  };
  TlsAsker(std::unique_ptr<net::Stream> carrier, How how);

  int fd() const override { return counted_.fd(); }
  bool established() const override { return SSL_is_init_finished(ssl_.get()) == 1; }
  net::Moved read(std::span<char> into) override;
  bool has_pending() const override { return SSL_pending(ssl_.get()) > 0; }
  net::Moved write(std::string_view bytes) override;
  net::Io shutdown() override;

  /// Without it the first read or write does the handshake.
  net::Io greet();
  SSL* ssl() const { return ssl_.get(); }
  bool resumed() const { return SSL_session_reused(ssl_.get()) == 1; }
  /// Of the certificate, where it is one of Ed25519.
  std::optional<PublicKey> server_key() const;
  std::string protocol() const;
  /// The newest that the server gave; null before.
  const TlsSession& session() const { return session_; }
  int tickets() const { return tickets_; }
  std::size_t bytes() const { return counted_.bytes; }

 private:
  struct Counted final : net::Stream {
    explicit Counted(std::unique_ptr<net::Stream> stream) : carrier(std::move(stream)) {}
    int fd() const override { return carrier->fd(); }
    net::Moved read(std::span<char> into) override;
    net::Moved write(std::string_view out) override;
    net::Io shutdown() override { return carrier->shutdown(); }
    const std::unique_ptr<net::Stream> carrier;
    std::size_t bytes = 0;  ///< both ways
  };
  net::Io came(int result);

  const How how_;
  Counted counted_;
  tls::SslContext context_;
  TlsSession session_;
  int tickets_ = 0;
  bool early_sent_ = false;
  tls::Ssl ssl_;
};

}  // namespace dialogue::test
