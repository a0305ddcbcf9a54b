// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"

namespace dialogue::http {

struct Listening {
  int fd = -1;
  std::uint16_t port = 0;
};

/// A non-blocking listening socket; port 0 takes a free one. Only loopback addresses (127.*, ::1, localhost) unless `any_address`:
/// what is spoken here is not encrypted. Codes: unsafe_listen, bad_address, port_taken.
Result<Listening> listen_on(const std::string& host, std::uint16_t port, int backlog, bool any_address);

/// "HOST:PORT" or "[V6]:PORT" taken apart. Code bad_address.
Result<std::pair<std::string, std::uint16_t>> parse_address(const std::string& text);

}  // namespace dialogue::http
