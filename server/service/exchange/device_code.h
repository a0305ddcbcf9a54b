// SPDX-License-Identifier: Apache-2.0
// One-time codes that devices make (decision 0042). A code is as good as the one who made it: it lets nobody in once its maker may make no
// code for that person any more.
#pragma once

#include "server/service/engine/engine.h"
#include "server/service/ports/store.h"
#include "shared/base/result.h"
#include "sync/device_code.h"

namespace dialogue {

/// As Service::take_code.
Result<CodeResponse> take_device_code(Engine& engine, const Uuid& device, const CodeRequest& request);

/// Whether the device that made the code might make it now.
bool may_still_make(Engine& engine, UnitOfWork& work, const StoredCode& code);

}  // namespace dialogue
