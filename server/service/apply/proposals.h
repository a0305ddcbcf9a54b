// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "server/service/apply/outcome.h"
#include "server/service/apply/server_rows.h"
#include "server/service/decide/decision.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// The words that are kept beside a current value (docs/PROTOCOL.md §3), as records of the kind `proposal`.
class Proposals {
 public:
  Proposals(UnitOfWork& work, ServerRows& rows) : work_(work), rows_(rows) {}

  /// Closes this device's open proposal for each cell, or for that place of a text, and makes a new one. The first gets the id `first`.
  void keep(const Arriving& arriving, Held& target, const std::vector<KeptCell>& kept, const Uuid& first);
  void withdraw(const std::vector<Uuid>& proposals);
  /// Withdraws this device's open proposals for the cells, because their author agrees with what stands.
  void agree(const Arriving& arriving, Held& target, const std::vector<Agreed>& cells);
  /// Closes proposals that say what stands now. Proposals of paragraphs go with their text. `before`: the cells that changed, as they were.
  void follow(Held& target, const std::vector<Assigned>& before);

 private:
  std::vector<Held*> open_of(const Held& target);
  void close(Held& proposal, const char* state, const char* taken);
  void follow_text(Held& proposal, const Held& target, std::string_view older);

  UnitOfWork& work_;
  ServerRows& rows_;
};

}  // namespace dialogue
