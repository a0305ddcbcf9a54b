// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/seen_since.h"

#include <algorithm>

namespace dialogue {

std::vector<std::uint64_t> seen_since(StoreView& view, const StoredRecord& record, const std::set<ScopeId>& scopes) {
  std::vector<std::uint64_t> out(record.versions.facets.size(), 0);
  std::vector<FeedEntry> entries;
  view.feed_of(record.rid, entries);
  for (const FeedEntry& entry : entries) {
    if (entry.gone() || !scopes.contains(entry.scope)) continue;
    auto& since = out[static_cast<std::size_t>(entry.facet)];
    since = since == 0 ? entry.entered : std::min(since, entry.entered);
  }
  return out;
}

bool any_seen(const std::vector<std::uint64_t>& since) {
  return std::any_of(since.begin(), since.end(), [](std::uint64_t n) { return n != 0; });
}

}  // namespace dialogue
