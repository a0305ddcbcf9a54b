// SPDX-License-Identifier: Apache-2.0
// Only a signed order erases a device (docs/PROTOCOL.md §5).
#pragma once

#include <string>
#include <string_view>

#include "sync/messages.h"

namespace dialogue {

struct DevicePorts;

/// What the audit key signs: "dialogue wipe 1\n" device "\n" when.
std::string wipe_signing_bytes(const Uuid& device, std::string_view at);

/// Keeps an order that the server of this device's enrolment signed for this device. Any other is passed over. Inside the caller's
/// transaction.
void hear_order(const DevicePorts& ports, const WipeOrder& order);

}  // namespace dialogue
