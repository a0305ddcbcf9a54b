// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"

namespace dialogue {

/// Where a server is, as its address says. The host is a name in ASCII, an IPv4 address, or an IPv6 address without brackets.
struct ServerAddress {
  bool tls = false;
  std::string host;
  std::uint16_t port = 80;
};

/// "https://HOST[:PORT]" or "http://HOST[:PORT]" with nothing behind it but one slash. Names in any script. Code bad_address.
Result<ServerAddress> parse_server_url(const std::string& url);

/// An address in digits, which no name service is asked about.
bool is_ip(const std::string& host);

/// "HOST:PORT" as HTTP writes it, the port always or only where it is not the scheme's own.
std::string authority(const ServerAddress& address, bool always_port);

}  // namespace dialogue
