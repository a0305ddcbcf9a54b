// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/tls_client.h"

#include <fcntl.h>

#include <array>
#include <utility>

#include "server/net/socket_stream.h"
#include "tests/server/http_client.h"

namespace dialogue::test {
namespace {

TlsAsker::How how(int version, TlsSession session) {
  TlsAsker::How out;
  out.version = version;
  out.session = std::move(session);
  return out;
}

}  // namespace

TlsClient::TlsClient(std::uint16_t port, int version, TlsSession session)
    : fd_(connected_to(port)), asker_(net::socket_stream(fd_), how(version, std::move(session))) {}

void TlsClient::begin() {
  const int flags = ::fcntl(fd_, F_GETFL);
  ::fcntl(fd_, F_SETFL, flags | O_NONBLOCK);
  asker_.greet();
  ::fcntl(fd_, F_SETFL, flags);
}

bool TlsClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto went = asker_.write(bytes);
    if (went.io != net::Io::done) return false;
    bytes.remove_prefix(went.bytes);
  }
  return true;
}

bool TlsClient::more() {
  std::array<char, 16384> piece;
  const auto got = asker_.read(piece);
  in_.append(piece.data(), got.bytes);
  return got.io == net::Io::done;
}

std::string TlsClient::answer() {
  std::size_t end;
  while ((end = in_.find("\r\n\r\n")) == std::string::npos)
    if (!more()) return std::exchange(in_, {});
  const auto at = in_.find("Content-Length: ");
  const std::size_t length = at == std::string::npos || at > end ? 0 : std::stoul(in_.substr(at + 16));
  while (in_.size() < end + 4 + length)
    if (!more()) break;
  std::string out = in_.substr(0, end + 4 + length);
  in_.erase(0, out.size());
  last_answer_size_ = out.size();
  return out;
}

std::string TlsClient::ask(std::string_view request) {
  if (!send(request)) return "not sent";
  return body_of(answer());
}

}  // namespace dialogue::test
