// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/standing.h"

#include <algorithm>

namespace dialogue {

Standing standing_of(WorkReader& work, const Uuid& person, const Uuid& device) {
  StoreView& view = work.flushed();
  Standing out;
  out.access = access_of(view, work.catalogue(), person, device, work.now_ms());
  out.now = scope_ids(view, out.access.now);
  out.ever = scope_ids(view, out.access.ever);
  return out;
}

Standing server_standing() {
  Standing out;
  out.access.now = out.access.ever = server_actor();
  return out;
}

bool sees(const Standing& standing, const std::set<ScopeId>& scopes, const Held& held) {
  if (standing.access.now.server || standing.vouched) return true;
  return std::any_of(held.feed.begin(), held.feed.end(),
                     [&](const FeedSlot& slot) { return !slot.entry.gone() && scopes.contains(slot.entry.scope); });
}

bool sees_facet(const Standing& standing, const Held& held, int facet) {
  if (standing.access.now.server || standing.vouched) return true;
  bool exists = false;
  for (const FeedSlot& slot : held.feed) {
    if (slot.entry.facet != facet) continue;
    exists = true;
    if (!slot.entry.gone() && standing.now.contains(slot.entry.scope)) return true;
  }
  return !exists;
}

}  // namespace dialogue
