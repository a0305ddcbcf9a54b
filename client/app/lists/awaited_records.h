// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "client/core/verbs/replica.h"
#include "shared/model/awaited.h"

namespace dialogue {

struct AwaitedRecord {
  const Kind* kind = nullptr;
  Listed row;  ///< read with list_columns
  Awaited why;
};

/// The records of this replica that wait for its person, kind by kind; those that have waited longest come first. A record on which the
/// person's act is on its way waits no more. Looks at a bounded number of records. On the replica's thread.
std::vector<AwaitedRecord> awaited_records(Replica& replica, std::int64_t now_ms);

}  // namespace dialogue
