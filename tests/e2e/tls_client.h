// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dialogue::e2e {

/// A bare client over TLS, from an address of this computer: it says exactly the bytes it is given. It believes any certificate.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, const char* from);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }
  bool send(std::string_view bytes);
  /// One whole answer; what came so far when the connection ends before.
  std::string answer();

 private:
  bool more();

  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> ssl_;
  int fd_;
  bool connected_ = false;
  std::string in_;
};

}  // namespace dialogue::e2e
