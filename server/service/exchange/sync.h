// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/engine/engine.h"
#include "sync/messages.h"

namespace dialogue {

/// As Service::sync.
SyncResponse sync_device(Engine& engine, const Uuid& device, const SyncRequest& request);

}  // namespace dialogue
