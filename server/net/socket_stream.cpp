// SPDX-License-Identifier: Apache-2.0
#include "server/net/socket_stream.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace dialogue::net {

SocketStream::~SocketStream() { ::close(fd_); }

Moved SocketStream::read(std::span<char> into) {
  const auto n = ::recv(fd_, into.data(), into.size(), 0);
  if (n > 0) return {Io::done, std::size_t(n)};
  if (n == 0) return {Io::ended};
  return {errno == EAGAIN || errno == EINTR ? Io::want_read : Io::broken};
}

Moved SocketStream::write(std::string_view bytes) {
  for (;;) {
    const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n > 0) return {Io::done, std::size_t(n)};
    if (n < 0 && errno == EINTR) continue;
    return {n < 0 && errno == EAGAIN ? Io::want_write : Io::broken};
  }
}

std::size_t SocketStream::untaken() const {
  int bytes = 0;
  return ::ioctl(fd_, SIOCOUTQ, &bytes) == 0 && bytes > 0 ? std::size_t(bytes) : 0;
}

Io SocketStream::shutdown() { return ::shutdown(fd_, SHUT_WR) == 0 ? Io::done : Io::broken; }

std::unique_ptr<Stream> socket_stream(int fd) { return std::make_unique<SocketStream>(fd); }

}  // namespace dialogue::net
