// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "client/core/transport/waiting.h"
#include "shared/base/result.h"

namespace dialogue {

/// An address and port to connect to.
struct Endpoint {
  sockaddr_storage address{};
  socklen_t size = 0;
  int family() const { return address.ss_family; }
};

/// What a host's name stands for, the best first. Error: offline.
using Resolve = std::function<Result<std::vector<Endpoint>>(const std::string& host, std::uint16_t port, const Wait& wait)>;

/// Addresses in digits and this computer's own names are known; for others the system is asked, on a thread that ends by itself, since the
/// question cannot be called off. Error: offline.
Result<std::vector<Endpoint>> resolve_by_system(const std::string& host, std::uint16_t port, const Wait& wait);

/// The families by turns, beginning with the first one's (RFC 8305).
std::vector<Endpoint> by_turns(const std::vector<Endpoint>& best_first);

}  // namespace dialogue
