// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/domain/cell.h"
#include "shared/domain/model.h"

namespace dialogue {

/// Where a stored cell belongs. A cell that this schema does not know tells its facet only by the row it came in; outside the main
/// facet it is stored as "~FACET.path", so that it is summed and purged with its facet.
struct Place {
  int facet = 0;
  std::string_view path;  ///< as the server names it
};
Place place_of(const Kind& kind, std::string_view stored_path);
Path stored_path(const Kind& kind, int facet, const Path& path);

}  // namespace dialogue
