// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/ports.h"

namespace dialogue {

/// For whom the person of this device works, as the grants say that are held here: the organisation known so far while a grant for it
/// stands, else that of another one, else what was known. Enrolment tells it first; who had no role then, or changes places, is told by
/// the rows. Inside the caller's transaction.
void follow_own_grants(const DevicePorts& ports);

}  // namespace dialogue
