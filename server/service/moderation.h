// SPDX-License-Identifier: Apache-2.0
// Words that a person decides on: one item for each parked change that asks for it. Writer's thread.
#pragma once

#include <cstdint>
#include <optional>

#include "server/service/apply.h"

namespace dialogue {

class Moderation {
 public:
  Moderation(Work& work, Applier& applier) : work_(work), applier_(applier) {}

  /// For the change that is parked as the log's row `entry`; once for each.
  void open(const Arriving& arriving, std::uint64_t entry, const Error& why);
  /// The parked change has its verdict: no open item asks for one any more, and one says which it was.
  void close(const Change& change, std::uint64_t entry, Verdict verdict);

 private:
  Uuid item_id(const Arriving& arriving);

  Work& work_;
  Applier& applier_;
};

/// The log's row of the parked change that an item is about.
std::optional<std::uint64_t> entry_of(const Held& item);

}  // namespace dialogue
