// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dialogue {

/// The word ladder: Saved here, Sent, Confirmed, Needs you.
enum class SyncState { local, sent, confirmed, attention };

/// The sequences of a record's facets when a page showed it: what its reader has seen. Empty = never shown (a new record).
struct Shown {
  std::vector<std::uint64_t> seq;
  std::string epoch = {};  ///< the life of the log that they are of; empty = of the one that the record shows now
  bool operator==(const Shown&) const = default;
};

}  // namespace dialogue
