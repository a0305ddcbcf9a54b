// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/service/engine/engine.h"

namespace dialogue {

/// As Service::history_json.
Result<std::string> history_of(Engine& engine, const Uuid& device, const Uuid& record);

}  // namespace dialogue
