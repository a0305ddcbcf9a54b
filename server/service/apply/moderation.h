// SPDX-License-Identifier: Apache-2.0
// Words that a person decides on: one item for each parked change that asks for it. Writer's thread.
#pragma once

#include <cstdint>

#include "server/service/apply/outcome.h"
#include "server/service/apply/server_rows.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

class Moderation {
 public:
  Moderation(UnitOfWork& work, ServerRows& rows) : work_(work), rows_(rows) {}

  /// Opens an item for the change that is parked as the log's row `entry`, once for each.
  void open(const Arriving& arriving, std::uint64_t entry, const Error& why);
  /// The parked change has its verdict. No open item asks for one any more, and one says which it was.
  void close(const Change& change, std::uint64_t entry, Verdict verdict);

 private:
  Uuid item_id(const Arriving& arriving);

  UnitOfWork& work_;
  ServerRows& rows_;
};

}  // namespace dialogue
