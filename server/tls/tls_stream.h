// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "server/net/stream.h"
#include "server/tls/engine.h"
#include "server/tls/opening.h"

namespace dialogue::tls {

/// The server's end of an encrypted connection over any other stream. Nothing is kept for a connection on which nothing has come.
class TlsStream final : public net::Stream {
 public:
  /// What OpenSSL keeps for a connection from its hello on, about: 15 KiB while it waits, more in its handshake (docs/FIGURES.md).
  static constexpr std::size_t engine_memory = 24u << 10;

  TlsStream(std::unique_ptr<net::Stream> carrier, std::shared_ptr<const Engine> engine)
      : engine_(std::move(engine)), opening_(std::move(carrier)) {}
  ~TlsStream() override;
  TlsStream(const TlsStream&) = delete;
  TlsStream& operator=(const TlsStream&) = delete;

  int fd() const override { return opening_.fd(); }
  bool established() const override { return established_; }
  net::Moved read(std::span<char> into) override;
  bool has_pending() const override;
  net::Moved write(std::string_view bytes) override;
  std::size_t untaken() const override { return opening_.untaken(); }
  std::size_t memory() const override { return ssl_ ? engine_memory : 0; }
  std::uint64_t greeted() const override { return opening_.greeted(); }
  net::Io shutdown() override;

 private:
  net::Io greet();
  net::Io begin();
  net::Io came(int result);
  net::Io broken() { return broken_ = true, net::Io::broken; }
  void answer_plainly();

  const std::shared_ptr<const Engine> engine_;
  Opening opening_;
  Ssl ssl_;  ///< dropped first: it writes to the opening
  bool established_ = false, broken_ = false;
};

}  // namespace dialogue::tls
