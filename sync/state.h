// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dialogue {

/// The word ladder: Saved here, Sent, Confirmed, Needs you.
enum class SyncState { local, sent, confirmed, attention };

/// The sequences of a record's facets when a page showed it. They are what its reader has seen. Empty = never shown (a new record).
struct Shown {
  std::vector<std::uint64_t> seq;
  std::string epoch = {};  ///< the life of the log that they are of; empty = of the one that the record shows now
  /// This device's newest receipt by then. Own changes with a later receipt lay over what was shown. -1 = not known.
  std::int64_t receipt = -1;
  bool operator==(const Shown& other) const { return seq == other.seq && epoch == other.epoch; }
};

}  // namespace dialogue
