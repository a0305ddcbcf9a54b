// SPDX-License-Identifier: Apache-2.0
// Facets and audiences follow the declaration. When it says something else than when the data were last served, all records are placed
// anew, so that who may see more or less of them from now on does so with the next sync. Writer's thread.
#pragma once

#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// What the declaration says of facets and audiences, as a short digest.
std::string placement_of(const Domain& domain);

/// Nothing but a comparison when the data were placed by this declaration.
void keep_placement(UnitOfWork& work);

}  // namespace dialogue
