// SPDX-License-Identifier: Apache-2.0
// Settled changes that have nothing more to say, packed together. Their sealed bytes are kept only for a restored server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

/// One receipt's run of applied changes.
struct PackedRun {
  std::string incarnation;
  std::uint64_t seq = 0;     ///< of the first; each next one is one higher
  std::int64_t receipt = 0;  ///< number of the stored receipt
};

/// Local numbers, times and sealed bytes of the changes, compressed.
std::string pack_changes(const std::vector<StoredChange>& changes);
/// The way back. Throws Failure "damaged".
std::vector<StoredChange> unpack_changes(const PackedRun& run, std::string_view packed);

}  // namespace dialogue
