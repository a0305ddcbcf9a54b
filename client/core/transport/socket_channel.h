// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/transport/channel.h"

namespace dialogue {

/// Owns a descriptor.
class OwnedSocket {
 public:
  explicit OwnedSocket(int fd = -1) : fd_(fd) {}
  ~OwnedSocket();
  OwnedSocket(OwnedSocket&& other) noexcept : fd_(other.release()) {}
  OwnedSocket& operator=(OwnedSocket&& other) noexcept;
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }
  int release();

 private:
  int fd_;
};

/// A connected socket that does not block.
class SocketChannel final : public Channel {
 public:
  explicit SocketChannel(OwnedSocket socket) : socket_(std::move(socket)) {}

  Result<std::size_t> read(char* into, std::size_t size, const Wait& wait) override;
  Status write(std::string_view bytes, const Wait& wait) override;
  bool quiet() override;

 private:
  OwnedSocket socket_;
};

}  // namespace dialogue
