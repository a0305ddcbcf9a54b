// SPDX-License-Identifier: Apache-2.0
// A record's facets as a short blob: what synchronisation adds to a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

std::string encode_facets(const std::vector<FacetHead>& facets);
/// Throws Failure "damaged". It makes at least `count` facets: those that the blob does not have stay empty.
std::vector<FacetHead> decode_facets(std::string_view bytes, std::size_t count);

}  // namespace dialogue
