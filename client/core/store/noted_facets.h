// SPDX-License-Identifier: Apache-2.0
// The facets that rows were stored under. A newer declaration may have moved a field to another facet.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/model/kind.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// Which facet a kind's fields and parts lie in; those of the main facet are not named.
using FieldFacets = std::map<std::string, int, std::less<>>;
using KindFacets = std::map<std::string, FieldFacets, std::less<>>;
FieldFacets facets_of(const Kind& kind);
int facet_in(const FieldFacets& facets, std::string_view path);
/// As in the declaration with which the rows were last looked at: all kinds that it knew.
KindFacets noted_facets(Database& db, const Domain& domain);
void note_facets(Database& db, const Domain& domain);

}  // namespace dialogue
