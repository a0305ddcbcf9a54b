// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/model/cell.h"
#include "shared/model/kind.h"

namespace dialogue {

/// The most facets that a kind may have. Facets beyond those that this schema knows are held all the same.
inline constexpr int most_facets = 8;

/// Names of cells that no server gives begin with this.
inline constexpr char elsewhere = '~';

/// Where a stored cell belongs. A cell that came in another facet than this schema says is stored as "~FACET.path", so that it is summed
/// and purged with that facet. A cell that this schema does not know at all counts to the main facet.
struct Place {
  int facet = 0;
  std::string_view path;  ///< as the server names it
};
Place place_of(const Kind& kind, std::string_view stored_path);
Path stored_path(const Kind& kind, int facet, const Path& path);

}  // namespace dialogue
