// SPDX-License-Identifier: Apache-2.0
// A bare TCP client for tests of the front: it says exactly the bytes it is given.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace dialogue::test {

/// A blocking socket that is connected to a port of this computer; it gives up waiting after half a minute.
inline int connected_to(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval wait{30, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  return fd;
}

class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const timeval wait{30, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  }
  /// Over a socket that is connected already.
  static RawClient over(int fd) { return RawClient(Taken{fd}); }
  RawClient(RawClient&& other) noexcept : fd_(std::exchange(other.fd_, -1)), connected_(other.connected_), in_(std::move(other.in_)) {}
  ~RawClient() {
    if (fd_ >= 0) ::close(fd_);
  }

  bool connected() const { return connected_; }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(std::size_t(n));
    }
    return true;
  }

  /// One whole answer, head and body; what came so far when the connection ends before. `head_only` for HEAD.
  std::string answer(bool head_only = false) {
    std::size_t end;
    while ((end = in_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return std::exchange(in_, {});
    const auto at = in_.find("Content-Length: ");
    const std::size_t length = head_only || at == std::string::npos || at > end ? 0 : std::stoul(in_.substr(at + 16));
    while (in_.size() < end + 4 + length)
      if (!more()) break;
    std::string out = in_.substr(0, end + 4 + length);
    in_.erase(0, out.size());
    return out;
  }
  /// Waits until the other end closes; false when it did not within half a minute.
  bool closed() {
    while (more()) in_.clear();
    return ended_;
  }

 private:
  struct Taken {
    int fd;
  };
  explicit RawClient(Taken taken) : fd_(taken.fd), connected_(true) {}

  bool more() {
    char piece[16384];
    const auto n = ::recv(fd_, piece, sizeof piece, 0);
    if (n > 0) in_.append(piece, std::size_t(n));
    ended_ = n == 0 || (n < 0 && errno == ECONNRESET);
    return n > 0;
  }

  int fd_;
  bool connected_ = false, ended_ = false;
  std::string in_;
};

inline int status_of(std::string_view answer) { return answer.size() > 12 ? std::stoi(std::string(answer.substr(9, 3))) : 0; }
inline std::string body_of(std::string_view answer) {
  return std::string(answer.substr(std::min(answer.size(), answer.find("\r\n\r\n") + 4)));
}

}  // namespace dialogue::test
