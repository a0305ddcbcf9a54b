// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>

#include "server/service/ports/records.h"
#include "shared/model/cell.h"

namespace dialogue {

/// What a request said about a record, so that its words do not come back to it.
struct SentCells {
  std::set<Path> named;
  std::map<Path, Raw> last;  ///< the last value it sent, where that was applied
};
using Sent = std::map<Rid, SentCells>;

}  // namespace dialogue
