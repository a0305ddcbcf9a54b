// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/socket_channel.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace dialogue {
namespace {

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

Error broken(int error) { return {"offline", "", {}, std::strerror(error)}; }

}  // namespace

Error not_reached(Wait::Ended why) { return {"offline", "", {}, why == Wait::Ended::interrupted ? "interrupted" : "no answer in time"}; }

OwnedSocket::~OwnedSocket() {
  if (fd_ >= 0) ::close(fd_);
}

OwnedSocket& OwnedSocket::operator=(OwnedSocket&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = other.release();
  }
  return *this;
}

int OwnedSocket::release() { return std::exchange(fd_, -1); }

Result<std::size_t> SocketChannel::read(char* into, std::size_t size, const Wait& wait) {
  for (;;) {
    if (wait.interrupted()) return not_reached(Wait::Ended::interrupted);
    const auto n = ::recv(socket_.get(), into, size, MSG_DONTWAIT);
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno == EINTR) continue;
    if (!would_block(errno)) return broken(errno);
    if (const auto ended = wait.on(socket_.get(), POLLIN); ended != Wait::Ended::ready) return not_reached(ended);
  }
}

Status SocketChannel::write(std::string_view bytes, const Wait& wait) {
  while (!bytes.empty()) {
    const auto n = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(n));
      continue;
    }
    if (errno == EINTR) continue;
    if (!would_block(errno)) return broken(errno);
    if (const auto ended = wait.again().on(socket_.get(), POLLOUT); ended != Wait::Ended::ready) return not_reached(ended);
  }
  return {};
}

bool SocketChannel::quiet() {
  pollfd look{socket_.get(), POLLIN, 0};
  return ::poll(&look, 1, 0) == 0;
}

}  // namespace dialogue
