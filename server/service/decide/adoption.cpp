// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/decide.h"
#include "server/service/decide/parked_changes.h"

namespace dialogue {

Status Judge::may_adopt(WorkReader& work, const Held& item) {
  const ParkedUnit unit = parked_unit_of(work, item);
  if (unit.empty()) return Error{"already_decided", "", {}, ""};
  for (const ParkedChange& waiting : unit) {
    const Decision decision = judge_parked(work, author_then(work, waiting), waiting);
    const bool refused = decision.verdict == Verdict::rejected && unit.size() == 1;
    if (refused || decision.verdict == Verdict::parked) return Error{decision.error.code, "", {}, ""};
  }
  return {};
}

}  // namespace dialogue
