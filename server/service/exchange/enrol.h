// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/engine/engine.h"
#include "sync/messages.h"

namespace dialogue {

/// As Service::enrol.
EnrolResponse enrol_device(Engine& engine, const EnrolRequest& request);

}  // namespace dialogue
