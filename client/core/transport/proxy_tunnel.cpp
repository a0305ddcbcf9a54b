// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/proxy_tunnel.h"

#include <array>
#include <charconv>
#include <string>

namespace dialogue {
namespace {

constexpr std::size_t largest_tunnel_head = 16u << 10;
constexpr std::string_view head_end = "\r\n\r\n";

/// The status of "HTTP/1.1 200 …", or 0.
int status_of(std::string_view head) {
  if (!head.starts_with("HTTP/1.") || head.size() < 12) return 0;
  int status = 0;
  std::from_chars(head.data() + 9, head.data() + 12, status);
  return status;
}

}  // namespace

Status open_tunnel(Channel& to_proxy, const Proxy& proxy, const ServerAddress& server, const Wait& wait) {
  const std::string target = authority(server, true);
  std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
  if (const auto secret = proxy_authorization(proxy); !secret.empty()) request += "Proxy-Authorization: " + secret + "\r\n";
  if (const auto sent = to_proxy.write(request + "\r\n", wait); !sent) return sent;

  std::string head;
  std::array<char, 4096> bytes;
  while (head.find(head_end) == std::string::npos && head.size() < largest_tunnel_head) {
    const auto n = to_proxy.read(bytes.data(), bytes.size(), wait);
    if (!n) return n.error();
    if (*n == 0) break;
    head.append(bytes.data(), *n);
  }
  const int status = status_of(head);
  const std::string detail = "proxy: status " + std::to_string(status);
  const auto end = head.find(head_end);
  if (status >= 200 && status < 300) {
    // The server says nothing before it is spoken to.
    if (end != std::string::npos && end + head_end.size() == head.size()) return {};
    return Error{"offline", "", {}, "proxy: bytes that nobody asked for"};
  }
  if (status == 407) return Error{"proxy_needs_sign_in", "", {proxy.host}, detail};
  if (status >= 500 || status == 0) return Error{"offline", "", {}, detail};
  return Error{"proxy_refused", "", {proxy.host}, detail};
}

}  // namespace dialogue
