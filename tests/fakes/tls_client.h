// SPDX-License-Identifier: Apache-2.0
// A blocking client of a server that encrypts, for tests over real sockets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fakes/tls_asker.h"

namespace dialogue::test {

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int version = TLS1_3_VERSION, TlsSession session = {});

  /// Says hello and does not wait for the answer.
  void begin();
  /// Does the handshake; false when it fails.
  bool greet() { return asker_.greet() == net::Io::done; }
  bool send(std::string_view bytes);
  /// One whole answer, head and body; what came so far when the connection ends before.
  std::string answer();
  /// The body of the answer.
  std::string ask(std::string_view request);

  bool resumed() const { return asker_.resumed(); }
  std::size_t bytes() const { return asker_.bytes(); }
  std::size_t last_answer_size() const { return last_answer_size_; }
  const TlsSession& session() const { return asker_.session(); }
  const TlsAsker& asker() const { return asker_; }

 private:
  bool more();

  int fd_;
  TlsAsker asker_;
  std::string in_;
  std::size_t last_answer_size_ = 0;
};

}  // namespace dialogue::test
