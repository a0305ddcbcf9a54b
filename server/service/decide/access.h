// SPDX-License-Identifier: Apache-2.0
// Who somebody is, by the grants, memberships and registrations on record and the server's clock.
#pragma once

#include <set>

#include "server/service/ports/store.h"
#include "server/service/unit_of_work/catalogue.h"
#include "shared/model/actor.h"

namespace dialogue {

struct Access {
  Actor now;
  Actor ever;  ///< with what has ended: words of such people go to moderation rather than away
};

Access access_of(StoreView& view, const Catalogue& catalogue, const Uuid& person, const Uuid& device, std::int64_t now_ms);

/// The scopes of the actor that the feed has numbers for.
std::set<ScopeId> scope_ids(StoreView& view, const Actor& actor);

/// The server itself.
Actor server_actor();

}  // namespace dialogue
