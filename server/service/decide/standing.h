// SPDX-License-Identifier: Apache-2.0
// On whose behalf something is decided, and what they see. Writer's thread.
#pragma once

#include <set>

#include "server/service/decide/access.h"
#include "server/service/unit_of_work/work_reader.h"

namespace dialogue {

/// The person on whose behalf a batch is decided, with the scopes as the feed numbers them.
struct Standing {
  Access access;
  std::set<ScopeId> now, ever;
  bool vouched = false;  ///< it is known already that the person may; all else is judged
};
Standing standing_of(WorkReader& work, const Uuid& person, const Uuid& device);
/// The server's own standing: it sees and may everything.
Standing server_standing();

bool sees(const Standing& standing, const std::set<ScopeId>& scopes, const Held& held);
bool sees_facet(const Standing& standing, const Held& held, int facet);

}  // namespace dialogue
