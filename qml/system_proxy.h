// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "client/core/transport/proxy.h"

namespace dialogue {

/// The proxy on the way to a server: of this process's variables, else of the system's settings. May take as long as the system needs to
/// find out. Any thread. Code: bad_proxy (the system has only proxies of other kinds).
Result<std::optional<Proxy>> system_proxy(const ServerAddress& to);

}  // namespace dialogue
