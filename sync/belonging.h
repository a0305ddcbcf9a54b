// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/ports.h"

namespace dialogue {

/// Follows for whom the person of this device works, by the grants that are held here. It is the organisation known so far while a grant
/// for it stands, else that of another grant, else what was known. Enrolment tells it first. The rows tell it to people who had no role
/// then, or change places. Inside the caller's transaction.
void follow_own_grants(const DevicePorts& ports);

}  // namespace dialogue
