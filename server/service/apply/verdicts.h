// SPDX-License-Identifier: Apache-2.0
// How changes get their verdict: those that are decided now, and those that could not be when they came, whose authors hear of it by a
// notice in their personal scope. Writer's thread.
#pragma once

#include <set>
#include <string_view>

#include "server/service/apply/outcome.h"
#include "server/service/decide/decision.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// Carries a decision out. When it is a moderator's act, the parked change that the item is about gets its verdict along with it; pointers
/// to records are void then.
Outcome carry_out(UnitOfWork& work, const Arriving& arriving, Decision& decision);

/// Gives parked changes with one of these codes their verdict, where that can be given now.
void reconsider_parked(UnitOfWork& work, const std::set<std::string_view>& codes);
/// Tries changes again that wait for others' changes, after some came. `grown`: somebody's rights may have changed too, or a device gave
/// back what was lost.
void reconsider_waiting(UnitOfWork& work, bool grown);

}  // namespace dialogue
