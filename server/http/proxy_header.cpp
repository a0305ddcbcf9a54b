// SPDX-License-Identifier: Apache-2.0
#include "server/http/proxy_header.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <vector>

namespace dialogue::http {
namespace {

using Form = ProxyHeader::Form;
using namespace std::string_view_literals;

constexpr auto mark_1 = "PROXY "sv;
constexpr auto mark_2 = "\r\n\r\n\0\r\nQUIT\n"sv;
/// Of version 1, with its line end; HAProxy's description says so.
constexpr std::size_t longest_line = 107;
/// Of version 2: the mark, version and command, family, and how many bytes follow.
constexpr std::size_t fixed_bytes = 16;

bool may_become(std::string_view bytes, std::string_view mark) { return bytes.size() < mark.size() && mark.starts_with(bytes); }

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    const auto end = std::min(line.find(' ', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// "PROXY TCP4 CLIENT SERVER PORT PORT", or "PROXY UNKNOWN" and anything.
ProxyHeader line_of_text(std::string_view bytes) {
  const auto end = bytes.substr(0, longest_line).find("\r\n");
  if (end == std::string_view::npos) return {bytes.size() < longest_line ? Form::partial : Form::damaged, 0, {}};
  const auto words = words_of(bytes.substr(0, end));
  if (words.at(1) == "UNKNOWN") return {Form::whole, end + 2, {}};
  const bool right = words.size() == 6 && (words[1] == "TCP4" || words[1] == "TCP6");
  const auto client = right ? net::address_key(words[2]) : std::nullopt;
  if (!client || (words[2].find(':') != std::string_view::npos) != (words[1] == "TCP6")) return {Form::damaged, 0, {}};
  return {Form::whole, end + 2, *client};
}

ProxyHeader block_of_bytes(std::string_view bytes) {
  if (bytes.size() < fixed_bytes) return {Form::partial, 0, {}};
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const std::size_t length = fixed_bytes + (std::size_t(byte(14)) << 8 | byte(15));
  const unsigned version = byte(12) >> 4, command = byte(12) & 15, family = byte(13) >> 4;
  if (version != 2 || command > 1 || family > 3 || length > longest_proxy_header) return {Form::damaged, 0, {}};
  if (bytes.size() < length) return {Form::partial, 0, {}};
  // LOCAL is the proxy's own question whether we are there. A socket of the file system has no address.
  if (command == 0 || family == 0 || family == 3) return {Form::whole, length, {}};
  const std::size_t size = family == 1 ? 4 : 16;
  if (length < fixed_bytes + 2 * size + 4) return {Form::damaged, 0, {}};
  return {Form::whole, length, net::address_key_of_bytes(bytes.substr(fixed_bytes, size))};
}

}  // namespace

ProxyHeader parse_proxy_header(std::string_view bytes) {
  if (bytes.starts_with(mark_2)) return block_of_bytes(bytes);
  if (bytes.starts_with(mark_1)) return line_of_text(bytes);
  if (may_become(bytes, mark_1) || may_become(bytes, mark_2)) return {Form::partial, 0, {}};
  return {};
}

ProxyHeader take_proxy_header(int fd) {
  std::array<char, longest_proxy_header> bytes;
  const auto seen = ::recv(fd, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
  // What has ended or is broken, the stream will find so, too.
  if (seen <= 0) return {seen == 0 ? Form::none : Form::partial, 0, {}};
  auto header = parse_proxy_header({bytes.data(), std::size_t(seen)});
  if (header.form == Form::whole && ::recv(fd, bytes.data(), header.length, MSG_DONTWAIT) != ssize_t(header.length))
    header.form = Form::damaged;
  return header;
}

}  // namespace dialogue::http
