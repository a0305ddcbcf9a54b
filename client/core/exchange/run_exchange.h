// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "client/core/exchange/exchange.h"
#include "shared/base/clock.h"

namespace dialogue {

/// Runs an exchange to its end on the caller's thread. `wait` lets so many milliseconds pass; an exchange without retries never asks for
/// it. Codes: those of the session and of the transport.
Status run_exchange(Exchange& exchange, Session& session, Transport& transport, Clock& clock,
                    const std::function<void(std::int64_t ms)>& wait);

}  // namespace dialogue
