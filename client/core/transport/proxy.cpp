// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/proxy.h"

#include <arpa/inet.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "shared/base/hex_digit.h"
#include "shared/text/host_name.h"

namespace dialogue {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == ','; }

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

/// The bits of an address: 4 or 16 bytes, nothing for a name.
std::string address_bits(const std::string& host) {
  std::array<char, 16> bytes{};
  if (::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
  if (::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1) return {bytes.data(), 16};
  return {};
}

bool same_prefix(const std::string& a, const std::string& b, std::size_t bits) {
  if (a.empty() || a.size() != b.size() || bits > a.size() * 8) return false;
  for (std::size_t i = 0; i < bits; ++i) {
    const int shift = 7 - static_cast<int>(i % 8);
    if (((a[i / 8] ^ b[i / 8]) >> shift) & 1) return false;
  }
  return true;
}

/// One entry of no_proxy: a name with all below it, an address, a network, either with a port.
bool excepts(std::string_view entry, const ServerAddress& to) {
  if (entry == "*") return true;
  if (const auto slash = entry.find('/'); slash != std::string_view::npos) {
    std::size_t bits = 0;
    const auto tail = entry.substr(slash + 1);
    const auto [end, error] = std::from_chars(tail.data(), tail.data() + tail.size(), bits);
    return error == std::errc() && end == tail.data() + tail.size() &&
           same_prefix(address_bits(std::string(entry.substr(0, slash))), address_bits(to.host), bits);
  }
  std::string host(entry);
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string::npos) return false;
    if (end + 1 < host.size() && host.substr(end + 1) != ":" + std::to_string(to.port)) return false;
    host = host.substr(1, end - 1);
  } else if (std::count(host.begin(), host.end(), ':') == 1) {
    const auto colon = host.find(':');
    if (host.substr(colon) != ":" + std::to_string(to.port)) return false;
    host.resize(colon);
  }
  if (const auto bits = address_bits(host); !bits.empty()) return bits == address_bits(to.host);
  std::transform(host.begin(), host.end(), host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  host.erase(0, host.find_first_not_of("*."));
  return !host.empty() && (to.host == host || to.host.ends_with("." + host));
}

bool is_excepted(std::string_view list, const ServerAddress& to) {
  while (!list.empty()) {
    const auto end = std::find_if(list.begin(), list.end(), is_space);
    const auto entry = list.substr(0, static_cast<std::size_t>(end - list.begin()));
    if (!entry.empty() && excepts(entry, to)) return true;
    list.remove_prefix(std::min(list.size(), entry.size() + 1));
  }
  return false;
}

const char* first_of(const Environment& environment, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const char* value = environment(name); value && *value) return value;
  return nullptr;
}

}  // namespace

Result<Proxy> parse_proxy(const std::string& setting) {
  const auto scheme_end = setting.find("://");
  const std::string scheme = scheme_end == std::string::npos ? "http" : setting.substr(0, scheme_end);
  std::string rest = scheme_end == std::string::npos ? setting : setting.substr(scheme_end + 3);
  Proxy out;
  // A password may have an @ in it.
  if (const auto at = rest.rfind('@'); at != std::string::npos) {
    const std::string secrets = rest.substr(0, at);
    rest = rest.substr(at + 1);
    const auto colon = secrets.find(':');
    out.user = unescaped(secrets.substr(0, colon));
    if (colon != std::string::npos) out.password = unescaped(secrets.substr(colon + 1));
  }
  const Error bad{"bad_proxy", "", {(scheme_end == std::string::npos ? "" : scheme + "://") + rest}, ""};
  if (scheme != "http" && scheme != "HTTP") return bad;
  const auto address = parse_server_url("http://" + rest);
  if (!address) return bad;
  out.host = address->host;
  out.port = address->port;
  return out;
}

Result<std::optional<Proxy>> proxy_of(const Environment& environment, const ServerAddress& to) {
  using None = std::optional<Proxy>;
  // What stays on this computer needs nobody on the way.
  if (is_loopback_host(to.host)) return None();
  const char* setting = first_of(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
  if (!setting) return None();
  const char* excepted = first_of(environment, {"no_proxy", "NO_PROXY"});
  if (excepted && is_excepted(excepted, to)) return None();
  const auto proxy = parse_proxy(setting);
  if (!proxy) return proxy.error();
  return None(*proxy);
}

Result<std::optional<Proxy>> proxy_of_environment(const ServerAddress& to) {
  return proxy_of([](const char* name) -> const char* { return std::getenv(name); }, to);
}

std::string proxy_authorization(const Proxy& proxy) {
  if (proxy.user.empty() && proxy.password.empty()) return {};
  const std::string plain = proxy.user + ":" + proxy.password;
  std::string out(sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  out.resize(out.size() - 1);
  return "Basic " + out;
}

}  // namespace dialogue
