// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/server_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "shared/text/host_name.h"

namespace dialogue {
namespace {

constexpr std::uint16_t http_port = 80, https_port = 443;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Takes "scheme://" off the front, in capitals too.
bool take_scheme(std::string_view& rest, std::string_view scheme) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  if (rest.size() < scheme.size() || !std::equal(scheme.begin(), scheme.end(), rest.begin(), [&](char b, char a) { return same(a, b); }))
    return false;
  rest.remove_prefix(scheme.size());
  return true;
}

bool is_v6(const std::string& host) {
  in6_addr six;
  return ::inet_pton(AF_INET6, host.c_str(), &six) == 1;
}

bool is_v4(const std::string& host) {
  in_addr four;
  return ::inet_pton(AF_INET, host.c_str(), &four) == 1;
}

/// What only looks like an address in digits ("1.2.3", "0x7f.1") is taken by some programs as another one than its reader means.
bool ends_in_digits(std::string_view host) {
  const auto dot = host.rfind('.');
  const auto last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  return last.starts_with("0x") || std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<ServerAddress> parse_server_url(const std::string& url) {
  const Error bad{"bad_address", "", {url}, ""};
  std::string_view rest = url;
  ServerAddress out;
  out.tls = take_scheme(rest, "https://");
  if (!out.tls && !take_scheme(rest, "http://")) return bad;
  out.port = out.tls ? https_port : http_port;
  if (rest.ends_with('/')) rest.remove_suffix(1);
  const bool v6 = rest.starts_with('[');
  const auto host_end = rest.find(v6 ? ']' : ':');
  if (v6 && host_end == std::string_view::npos) return bad;
  const auto host = v6 ? rest.substr(1, host_end - 1) : rest.substr(0, host_end);
  const auto tail = v6 ? rest.substr(host_end + 1) : host_end == std::string_view::npos ? std::string_view() : rest.substr(host_end);
  if (v6) {
    out.host = host;
    if (!is_v6(out.host)) return bad;
  } else {
    const auto name = ascii_host_name(host);
    if (!name) return bad;
    out.host = *name;
    if (!is_v4(out.host) && ends_in_digits(out.host)) return bad;
  }
  if (tail.empty()) return out;
  const auto [end, error] = std::from_chars(tail.data() + 1, tail.data() + tail.size(), out.port);
  if (tail.front() != ':' || tail.size() == 1 || error != std::errc() || end != tail.data() + tail.size() || out.port == 0) return bad;
  return out;
}

bool is_ip(const std::string& host) { return is_v4(host) || is_v6(host); }

std::string authority(const ServerAddress& address, bool always_port) {
  const std::string host = is_v6(address.host) ? "[" + address.host + "]" : address.host;
  const bool own_port = address.port == (address.tls ? https_port : http_port);
  return own_port && !always_port ? host : host + ":" + std::to_string(address.port);
}

}  // namespace dialogue
