// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "tests/sim/world.h"

namespace dialogue::sim {

/// What people do: creating, editing the same few records, acting, deleting, settling, recalling; everything offline, at once.
class Workload {
 public:
  explicit Workload(World& world) : world_(world), rng_(world.work_rng_) {}
  /// One verb of the person at this device.
  void act(std::size_t device);

  /// The person was told how it ended: what is saved stands in the ledger from now on.
  void said(std::size_t device, const Status& status, const Uuid& record, const std::vector<std::pair<Path, Raw>>& cells,
            const std::string& verb);
  /// Does all of `steps` as one group. What was said of each step counts when the group is done, or it is what was said of the group.
  void together(std::size_t device, const std::function<Status()>& steps);
  std::string words();
  /// The record as a page shows it from now on; nothing when it is not there.
  std::optional<Record> shown(std::size_t device, const Uuid& id);
  /// Whether the person at the device may change something of the record: a guess from roles, so that most work is not refused.
  bool has_say(std::size_t device, const Record& record) const;

 private:
  void create(std::size_t device);
  void edit(std::size_t device);
  void edit_part(std::size_t device);
  void binding_act(std::size_t device);
  void remove(std::size_t device);
  void settle(std::size_t device);
  void recall(std::size_t device);
  void forget_what_went(std::size_t device, const std::vector<PendingChange>& before);
  void dismiss(std::size_t device);
  bool moderate(std::size_t device);
  /// A record that is on this device, mostly one that others edit too.
  std::optional<Record> pick(std::size_t device, const std::string& kind);
  struct Said {
    Status status;
    Uuid record;
    std::vector<std::pair<Path, Raw>> cells;
    std::string verb;
  };
  World& world_;
  Rng& rng_;
  std::vector<Said>* group_ = nullptr;  ///< while one is made
};

}  // namespace dialogue::sim
