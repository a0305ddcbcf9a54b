// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "client/core/transport/resolve.h"
#include "client/core/transport/socket_channel.h"

namespace dialogue {

/// How long one address is tried before the next one is tried beside it (RFC 8305).
constexpr std::int64_t dial_stagger_ms = 250;

/// Connects to whichever of these answers first; the others are let go of. Error: offline.
Result<OwnedSocket> dial(const std::vector<Endpoint>& in_order, const Wait& wait, std::int64_t stagger_ms = dial_stagger_ms);

}  // namespace dialogue
