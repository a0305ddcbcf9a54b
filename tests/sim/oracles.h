// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/world.h"

namespace dialogue::sim {

/// Judges a healed world by what the promises say, without asking the engine.
class Oracles {
 public:
  explicit Oracles(World& world) : world_(world) {}
  /// Empty = all held; else the first thing that did not.
  std::string judge();

 private:
  std::string log_is_as_the_model_says();
  std::string server_rows_are_the_models();
  std::string replicas_hold_what_they_may_see();
  std::string promises_are_kept();
  std::string stores_are_sound();
  /// Facets of the record that the person may see, worked out from the declaration by brute force.
  std::set<int> visible(const Kind& kind, const Uuid& id, const Cells& cells, const std::set<std::string>& scopes, int depth = 0);
  std::set<std::string> holders(const Kind& kind, const Uuid& id, int facet, const Cells& cells, int depth);
  const Cells* cells_of(const Uuid& id);

  World& world_;
  std::map<Uuid, Cells> rows_;
  std::map<Uuid, std::string> kinds_;
  std::set<std::pair<Uuid, Raw>> said_;  ///< record and value of everything in the log
};

}  // namespace dialogue::sim
