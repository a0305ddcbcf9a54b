// SPDX-License-Identifier: Apache-2.0
// From when on a reader may know what the log says of a record.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "server/service/ports/store.h"

namespace dialogue {

/// By facet: the earliest moment at which it entered one of the scopes; 0 = it is in none.
std::vector<std::uint64_t> seen_since(StoreView& view, const StoredRecord& record, const std::set<ScopeId>& scopes);
/// Whether any facet is in one of them.
bool any_seen(const std::vector<std::uint64_t>& since);

}  // namespace dialogue
