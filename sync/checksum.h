// SPDX-License-Identifier: Apache-2.0
// Commutative 64-bit sums (modulo 2^64), the same on both sides. So their cost follows the change.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/model/cell.h"

namespace dialogue {

/// The share of one set cell in its facet's sum; 0 for an empty value.
std::uint64_t cell_sum(const Uuid& record, std::string_view path, std::string_view value);

/// The share of the facet's sequence. A facet's sum = facet_seq_sum + Σ cell_sum over its cells; a scope's sum = Σ over the
/// facets it holds; a device's sum = Σ over its scopes.
std::uint64_t facet_seq_sum(const Uuid& record, int facet, std::uint64_t seq);

/// Digest of what an act binds: Σ cell_sum over the bound cells that are set.
std::uint64_t digest_of(const Uuid& record, const Cells& cells, const std::vector<Path>& bound);

}  // namespace dialogue
