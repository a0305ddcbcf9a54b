// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/workload.h"

namespace dialogue::sim {

/// Work on every kind that people make, drawn from the declaration. So a new field, state or kind is played without a line here.
class DeclaredWork {
 public:
  DeclaredWork(World& world, Workload& work) : world_(world), work_(work), rng_(world.work_rng_) {}
  void create(std::size_t device);
  void edit(std::size_t device);
  void act(std::size_t device);
  /// Some of these together, all or none.
  void group(std::size_t device);

  using Edits = std::vector<std::pair<Path, Raw>>;
  /// A cell of this field with something to say; nothing when there is nothing to point to.
  void add_field(const Field& field, const std::string& prefix, Edits& out);
  /// One of the acts that are possible in the record's state, by chance. `allowed`: only those that this person may do, by what the device
  /// knows. False when there is none.
  bool act_on(std::size_t device, const Record& record, bool allowed);

 private:
  const Kind* kind_to_make(const Device& device);
  std::optional<Record> pick(std::size_t device);
  void add_part(const Part& part, const Record* record, Edits& out);
  Raw value(const Field& field);
  std::string code_of(const Field& field);
  std::string id_of(const std::string& kind);

  World& world_;
  Workload& work_;
  Rng& rng_;
};

}  // namespace dialogue::sim
