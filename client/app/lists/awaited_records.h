// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "client/core/replica.h"
#include "shared/model/awaited.h"

namespace dialogue {

struct AwaitedRecord {
  const Kind* kind = nullptr;
  Listed row;  ///< read with list_columns
  Awaited why;
};

/// The records of this replica that wait for its person, kind by kind, what has waited longest first. One on which an act of theirs is on
/// its way waits no more. On the replica's thread; looks at a bounded number of records.
std::vector<AwaitedRecord> awaited_records(Replica& replica, std::int64_t now_ms);

}  // namespace dialogue
