// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/apply.h"

namespace dialogue {

/// The words that are kept beside a current value (docs/PROTOCOL.md §3), as records of the kind `proposal`.
class Proposals {
 public:
  Proposals(Work& work, Applier& applier) : work_(work), applier_(applier) {}

  /// Closes this device's open proposal for each cell and makes a new one; the first gets the id `first`.
  void keep(const Arriving& arriving, Held& target, const std::vector<KeptCell>& kept, const Uuid& first);
  void withdraw(const std::vector<Uuid>& proposals);
  /// This device's open proposals for the cells: their author agrees with what stands.
  void agree(const Arriving& arriving, Held& target, const std::vector<Path>& cells);
  /// Those that say what stands now.
  void close_equal(Held& target, const std::vector<Path>& changed);
  /// How many of this person's are open.
  std::uint64_t open_of(const Uuid& person);

 private:
  template <class Visit>
  void each_open(Held& target, Visit visit);
  void close(Held& proposal, const char* state, const char* taken);
  bool by(const Held& proposal, const Arriving& arriving) const;

  Work& work_;
  Applier& applier_;
};

}  // namespace dialogue
