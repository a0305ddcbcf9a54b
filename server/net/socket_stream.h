// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/stream.h"

namespace dialogue::net {

/// Bytes as they are, over a connected non-blocking socket.
class SocketStream final : public Stream {
 public:
  explicit SocketStream(int fd) : fd_(fd) {}
  ~SocketStream() override;
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;

  int fd() const override { return fd_; }
  Moved read(std::span<char> into) override;
  Moved write(std::string_view bytes) override;
  std::size_t untaken() const override;
  Io shutdown() override;

 private:
  const int fd_;
};

std::unique_ptr<Stream> socket_stream(int fd);

}  // namespace dialogue::net
