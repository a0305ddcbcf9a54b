// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "client/core/transport/server_address.h"

namespace dialogue {

/// A proxy of HTTP. Name and password are secrets: they are said to the proxy and to nobody else.
struct Proxy {
  std::string host;
  std::uint16_t port = 80;
  std::string user, password;
};

/// The proxy on the way to a server; nothing: straight there. Code: bad_proxy. Any thread.
using ProxyFor = std::function<Result<std::optional<Proxy>>(const ServerAddress&)>;

/// Reads "[http://][USER:PASSWORD@]HOST[:PORT]". Code: bad_proxy (args: the proxy without its secrets).
Result<Proxy> parse_proxy(const std::string& setting);

/// What the variables say that most programs heed: https_proxy, all_proxy, no_proxy. Plain http never leaves this computer, so nothing is
/// read for it.
using Environment = std::function<const char*(const char* name)>;
Result<std::optional<Proxy>> proxy_of(const Environment& environment, const ServerAddress& to);
/// Those of this process.
Result<std::optional<Proxy>> proxy_of_environment(const ServerAddress& to);

/// "Basic …", empty when the proxy has no name.
std::string proxy_authorization(const Proxy& proxy);

}  // namespace dialogue
