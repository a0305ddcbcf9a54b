// SPDX-License-Identifier: Apache-2.0
// What the server keeps of a record beside its cells: at which sequence each changed, and each facet's sequence and sum.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"

namespace dialogue {

/// Number of a record inside the server: n << 7 | kind number. 0 = none.
using Rid = std::int64_t;
inline constexpr int kind_bits = 7;
inline int kind_no(Rid rid) { return static_cast<int>(rid & ((1 << kind_bits) - 1)); }

struct FacetVersion {
  std::uint64_t seq = 0;  ///< 0 = the facet never had a cell
  std::uint64_t sum = 0;  ///< as in sync/checksum.h, with the sequence's share
  bool operator==(const FacetVersion&) const = default;
};

struct Versions {
  std::uint64_t created = 0;                         ///< the sequence of every set cell that `later` does not name
  std::vector<FacetVersion> facets;                  ///< one for each facet of the kind
  std::map<Path, std::uint64_t, std::less<>> later;  ///< cells changed or taken away since
  bool proposals = false;                            ///< has had a proposal: look for open ones

  /// The sequence at which the cell last changed; 0 = never set.
  std::uint64_t of(std::string_view path, bool set) const;
  bool operator==(const Versions&) const = default;
};

/// A few bytes for a record that never changed since it was made.
std::string encode(const Versions& versions, const Kind& kind);
/// Throws Failure("damaged").
Versions decode_versions(std::string_view bytes, const Kind& kind);
/// The same for bytes of a declaration that had fewer facets, or whose fields stood in another order. The facets are those of today; new
/// ones are empty.
Versions decode_versions(std::string_view bytes, const Kind& kind, std::size_t facets, const std::vector<std::string>& fields);

struct StoredRecord {
  Rid rid = 0;
  Uuid id;
  const Kind* kind = nullptr;
  Cells cells;
  Versions versions;

  std::string_view get(std::string_view path) const;
  std::uint64_t seq_of(std::string_view path) const;
  bool deleted() const { return cells.find(deleted_cell) != cells.end(); }
};

}  // namespace dialogue
