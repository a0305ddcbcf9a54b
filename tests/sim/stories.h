// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>

#include "tests/sim/declared_work.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

/// Short chains of events that chance alone plays too seldom. Each is something that happens to people, drawn and filled in by the seed.
/// The line behaves while a story is told, but where the story says otherwise.
class Stories {
 public:
  Stories(World& world, Rng rng) : world_(world), rng_(rng), work_(world), declared_(world, work_) {}
  void play();

 private:
  using Edits = std::vector<std::pair<Path, Raw>>;
  struct Meeting {
    std::size_t one = 0, other = 0;
    Record record;
  };

  void clash();
  void reply_lost();
  void back_and_forth();
  void edited_while_gone();
  void both_act();
  void seen_for_a_while();
  void grant_ends_by_date();
  void closed_with_full_outbox();
  void put_back_twice();
  void clone_is_first();
  void life_goes_on();
  void a_month_without_contact();

  bool works(std::size_t device) const;
  std::optional<std::size_t> somebody();
  /// Two devices that hold the same record and may both change it.
  std::optional<Meeting> meeting();
  /// A field for both to change, rather one that few may see.
  const Field* contested(const Kind& kind);
  void edit(std::size_t device, const Uuid& record, const Edits& cells, const char* verb);
  void sync(std::size_t device) { world_.sync(device, false); }
  void sync_all();
  void work(std::size_t device, int verbs);

  World& world_;
  Rng rng_;
  Workload work_;
  DeclaredWork declared_;
};

}  // namespace dialogue::sim
