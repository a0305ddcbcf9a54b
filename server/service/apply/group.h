// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "server/service/apply/outcome.h"
#include "server/service/decide/decision.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// Changes that stand or fall together (docs/PROTOCOL.md §3). All are applied in one savepoint. Else edits become one proposal. A group
/// with an act, or with a refused member, is refused whole. A member that this schema does not know parks them all.
class ChangeGroup {
 public:
  using Judge = std::function<Decision(const Change&)>;
  using CarryOut = std::function<Outcome(std::size_t member, Decision&)>;
  /// `undone` is called when the savepoint was undone: then what was read before is void.
  ChangeGroup(UnitOfWork& work, std::vector<const Change*> members, Judge judge, CarryOut carry_out, std::function<void()> undone);

  /// Nothing when the whole would be parked and `may_wait`. Then nothing was done.
  std::optional<std::vector<Outcome>> decide(bool may_wait = false);

 private:
  using Decide = Decision (ChangeGroup::*)(std::size_t member);
  /// Carries out all members, or nothing when one of them does not fit. That member is noted then.
  bool pass(std::vector<Outcome>& outcomes, Decide way, bool (*fits)(const Decision&));
  Decision as_it_is(std::size_t member);
  Decision as_proposal(std::size_t member);
  Decision as_the_failed(std::size_t member);

  UnitOfWork& work_;
  const std::vector<const Change*> members_;
  const Judge judge_;
  const CarryOut carry_out_;
  const std::function<void()> undone_;
  Decision failed_;  ///< of the member that would not apply
  std::size_t failed_at_ = 0;
};

}  // namespace dialogue
