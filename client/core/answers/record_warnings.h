// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

/// What does not add up in the record as it stands, of that which this person may mend: a warning asks for a correction.
std::vector<Error> warnings_for(Replica& replica, const Record& record);

}  // namespace dialogue
