// SPDX-License-Identifier: Apache-2.0
// What follows from a change is written as rows of the log by the server itself, through this. Writer's thread.
#pragma once

#include <cstdint>
#include <vector>

#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

class ServerRows {
 public:
  virtual ~ServerRows() = default;
  /// A row of its own that gives the cells these values, with what follows from them. `source`: of the device whose act it is part of; 0 =
  /// the server's. Returns its sequence.
  virtual std::uint64_t server_edit(Held& held, const std::vector<Assigned>& cells, std::int64_t source = 0) = 0;
  virtual Held& server_create(const Kind& kind, const Uuid& id, std::vector<Assigned> cells) = 0;
};

}  // namespace dialogue
