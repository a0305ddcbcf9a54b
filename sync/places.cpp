// SPDX-License-Identifier: Apache-2.0
#include "sync/places.h"

namespace dialogue {

Place place_of(const Kind& kind, std::string_view stored) {
  if (stored.size() > 3 && stored[0] == elsewhere && stored[1] >= '0' && stored[1] < '0' + most_facets && stored[2] == '.')
    return {stored[1] - '0', stored.substr(3)};
  if (kind.facets.size() == 1) return {0, stored};
  const auto info = describe_cell(kind, stored);
  return {info.known && info.facet > 0 ? info.facet : 0, stored};
}

Path stored_path(const Kind& kind, int facet, const Path& path) {
  if (facet == 0 && kind.facets.size() == 1) return path;
  const auto info = describe_cell(kind, path);
  if (facet == (info.known && info.facet > 0 ? info.facet : 0)) return path;
  return elsewhere + std::to_string(facet) + "." + path;
}

}  // namespace dialogue
