// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/base/days.h"
#include "shared/model/record.h"

namespace dialogue {

/// The server's act that puts an active organisation to rest, a year after somebody of it was last seen; null = none. The Secretariat's own
/// organisations never rest. Pure; any thread.
const Act* due_rest(const RecordView& organisation, Day last_seen, Day today);

}  // namespace dialogue
