// SPDX-License-Identifier: Apache-2.0
// What a proxy says before the first byte of its client: the PROXY protocol of HAProxy, versions 1 and 2. Also nginx sends it.
#pragma once

#include <cstddef>
#include <string_view>

#include "server/net/address.h"

namespace dialogue::http {

struct ProxyHeader {
  enum class Form {
    none,     ///< the bytes begin otherwise: no such header
    partial,  ///< more bytes are needed to tell
    whole,
    damaged,  ///< it begins like one, and is none
  };
  Form form = Form::none;
  std::size_t length = 0;   ///< of a whole one
  net::AddressKey address;  ///< of the client; empty when the proxy speaks for itself
};

/// The longest that is taken: the addresses and some additions of version 2.
inline constexpr std::size_t longest_proxy_header = 1024;

/// Pure; any thread.
ProxyHeader parse_proxy_header(std::string_view bytes);
/// Looks at what has arrived on the socket, and takes a whole header off it. Nothing else is taken. With `partial` nothing at all.
ProxyHeader take_proxy_header(int fd);

}  // namespace dialogue::http
