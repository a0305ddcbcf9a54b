// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/ports/records.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

/// Judges a healed world by what the promises say, without asking the engine.
class Oracles {
 public:
  explicit Oracles(World& world) : world_(world) {}
  /// Empty = all held; else the first thing that did not.
  std::string judge();
  /// Now, a month after the device's last contact: nobody is shown what only restricted scopes hold, and all else is shown.
  std::string locked_for_want_of_contact(std::size_t device);
  /// For a report: facets in this scope that differ between the device and the server.
  std::string sums_story(std::size_t device, const std::string& scope);

 private:
  std::string cells_apart(std::size_t device, const Uuid& record);
  std::string log_is_as_the_model_says();
  std::string server_rows_are_the_models(const Reference& reference);
  std::string replicas_hold_what_they_may_see();
  std::string replica_holds(std::size_t device, const Kind& kind, const StoredRecord& row, const std::set<int>& may);
  std::string promises_are_kept();
  std::string stores_are_sound();
  /// Every receipt that a device keeps is what the log says of that change.
  std::string receipts_are_the_logs();
  /// What the restored server lost is still there on the devices that had it.
  std::string nothing_vanished();
  /// "Saved here" and "sent" stand exactly where something waits.
  std::string states_are_true();
  bool promise_kept(const Promise& promise);

  World& world_;
  std::vector<Decision> decisions_;
  std::set<std::pair<Uuid, Raw>> said_;  ///< record and value of everything in the log
};

}  // namespace dialogue::sim
