// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/base/result.h"

namespace dialogue {

/// Removes everything of the replica in `dir`: records, outbox, keys, files. Nobody may have it open. Files that are not ours stay. Codes:
/// in_use, no_access.
Status erase_replica(const std::string& dir);

}  // namespace dialogue
