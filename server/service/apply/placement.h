// SPDX-License-Identifier: Apache-2.0
// Facets and audiences follow the declaration. When it differs from the one with which the data were last served, all records are placed
// anew. So people who may see more or less from now on do so with the next sync. Writer's thread.
#pragma once

#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// What the declaration says of facets and audiences, as a short digest.
std::string placement_of(const Domain& domain);

/// Places all records anew. When this declaration placed the data, it only compares.
void keep_placement(UnitOfWork& work);

}  // namespace dialogue
