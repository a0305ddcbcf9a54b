// SPDX-License-Identifier: Apache-2.0
#include "server/net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace dialogue::net {
namespace {

constexpr std::size_t v4_bytes = 4, v6_bytes = 16, network_bytes = 8;

template <class Address>
std::string_view bytes_of(const Address& address) {
  return {reinterpret_cast<const char*>(&address), sizeof address};
}

}  // namespace

AddressKey address_key_of_bytes(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.size() == v4_bytes) return std::string(bytes);
  if (bytes.size() != v6_bytes) return {};
  constexpr auto mapped = "\0\0\0\0\0\0\0\0\0\0\xff\xff"sv;
  return std::string(bytes.starts_with(mapped) ? bytes.substr(mapped.size()) : bytes.substr(0, network_bytes));
}

AddressKey address_key(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) return address_key_of_bytes(bytes_of(reinterpret_cast<const sockaddr_in&>(address).sin_addr));
  if (address.ss_family == AF_INET6) return address_key_of_bytes(bytes_of(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr));
  return {};
}

std::optional<AddressKey> address_key(std::string_view text) {
  const std::string written(text);
  in_addr v4{};
  if (::inet_pton(AF_INET, written.c_str(), &v4) == 1) return address_key_of_bytes(bytes_of(v4));
  in6_addr v6{};
  if (::inet_pton(AF_INET6, written.c_str(), &v6) == 1) return address_key_of_bytes(bytes_of(v6));
  return std::nullopt;
}

}  // namespace dialogue::net
