// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tls_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace dialogue::e2e {

TlsClient::TlsClient(std::uint16_t port, const char* from)
    : context_(SSL_CTX_new(TLS_client_method())), ssl_(SSL_new(context_.get())), fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  ::inet_pton(AF_INET, from, &address.sin_addr);
  ::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval wait{30, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  SSL_set_fd(ssl_.get(), fd_);
  connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && SSL_connect(ssl_.get()) == 1;
}

TlsClient::~TlsClient() { ::close(fd_); }

bool TlsClient::send(std::string_view bytes) { return SSL_write(ssl_.get(), bytes.data(), int(bytes.size())) == int(bytes.size()); }

bool TlsClient::more() {
  char piece[16384];
  const int n = SSL_read(ssl_.get(), piece, sizeof piece);
  if (n > 0) in_.append(piece, std::size_t(n));
  return n > 0;
}

std::string TlsClient::answer() {
  std::size_t end;
  while ((end = in_.find("\r\n\r\n")) == std::string::npos)
    if (!more()) return std::exchange(in_, {});
  auto at = in_.find("Content-Length: ");
  if (at == std::string::npos) at = in_.find("content-length: ");
  const std::size_t length = at == std::string::npos || at > end ? 0 : std::stoul(in_.substr(at + 16));
  while (in_.size() < end + 4 + length)
    if (!more()) break;
  return std::exchange(in_, {});
}

}  // namespace dialogue::e2e
