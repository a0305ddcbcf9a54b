// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/transport/channel.h"
#include "client/core/transport/proxy.h"

namespace dialogue {

/// Asks a proxy to pass a connection on to the server, whose bytes then come through the channel. Codes: proxy_needs_sign_in,
/// proxy_refused, offline (the proxy does not reach the server, or says nothing).
Status open_tunnel(Channel& to_proxy, const Proxy& proxy, const ServerAddress& server, const Wait& wait);

}  // namespace dialogue
