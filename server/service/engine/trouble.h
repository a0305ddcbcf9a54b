// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/base/result.h"

namespace dialogue {

/// What a device is told of a failure: "server_full" when this computer's disk is full, "server_trouble" for what else is wrong with it. A
/// refusal stays as it is. A device's own "disk_full" is something else, and its user can do something about that one.
Error told_to_device(const Error& error);

}  // namespace dialogue
