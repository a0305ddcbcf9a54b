// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/decide/decision.h"
#include "server/service/decide/past_values.h"
#include "shared/model/check.h"

namespace dialogue {

/// What settling a proposal writes to the record it is about. Brings back the part or record that the cell was in.
class Settlement {
 public:
  /// `epoch` is of the act: the life of the log that its actor saw.
  Settlement(WorkReader& work, const ChangeSource& source, const Held& proposal, const Arguments& args, const Epoch& epoch);
  void decide(const Actor& actor, Decision& out);
  /// Refuses the act. A new value is not lost with it but becomes a proposal itself.
  Decision too_late(const char* code);

 private:
  void bring_back(const Held& target, Decision& out);
  /// Whether what stands against the proposal is newer than what its actor was shown.
  bool unseen();
  std::uint64_t said_shown();
  /// Where its paragraph is in today's text; nothing when it is about the whole value.
  std::optional<Passage> place();
  Raw stands();
  /// The cell's value when `words` are taken, for its paragraph or for all of it.
  Raw with(const Raw& words);
  Raw proposed_whole();

  WorkReader& work_;
  Sight sight_;
  const Held& proposal_;
  const Arguments& args_;
  const Epoch& epoch_;
  const bool again_;  ///< it comes back after a restore, and was in time when it was decided first
  const Held* target_;
  Path cell_;
};

}  // namespace dialogue
