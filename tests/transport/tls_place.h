// SPDX-License-Identifier: Apache-2.0
// Servers over TLS that answer HTTP, as tests want them.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "tests/transport/certificates.h"
#include "tests/transport/place.h"

namespace dialogue::test {

/// What a server answers to a request's head (with the body behind it), and whether the connection ends then.
struct Said {
  std::string bytes;
  bool ends = false;
};
using Answers = std::function<Said(const std::string& request)>;

/// "HTTP/1.1 200 OK" with a body.
std::string ok(const std::string& body, const std::string& type = "application/json");
/// One request: head, and the body that it announces.
std::string one_request(const std::function<std::string()>& some);

/// Answers requests in the clear.
Place::Serve plain(Answers answers);

/// Asks a server on another port, in the clear.
Answers forwarded(std::uint16_t port);

/// Keeps the server's side of TLS: the certificate, and the key that its tickets are made with.
class TlsServer {
 public:
  explicit TlsServer(const Identity& identity, int newest = TLS1_3_VERSION);
  /// Another certificate, and tickets of before mean nothing.
  void restart_as(const Identity& identity);
  /// What becomes of each connection.
  Place::Serve serve(Answers answers);

  std::atomic<int> handshakes = 0, resumed = 0, early = 0;
  std::atomic<bool> closes_after_handshake = false;

 private:
  struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  std::shared_ptr<SSL_CTX> made(const Identity& identity) const;

  const int newest_;
  std::mutex mutex_;
  std::shared_ptr<SSL_CTX> context_;
};

}  // namespace dialogue::test
