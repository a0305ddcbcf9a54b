// SPDX-License-Identifier: Apache-2.0
// Changes that could not be decided when they came, and how they get their verdict. The author hears of it by a notice in the personal
// scope. Writer's thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "server/service/apply.h"

namespace dialogue {

/// Gives parked changes with one of these codes their verdict, where that can be given now.
void reconsider_parked(Work& work, const std::set<std::string_view>& codes);
/// What waits for others' changes, after some came; `grown`: what somebody may may have changed too, or a device gave back what was lost.
void reconsider_waiting(Work& work, bool grown);

/// Why a moderation item cannot be adopted now; tries nothing out for a group, whose members stand or fall together.
Status may_adopt(Work& work, const Held& item);
/// Carries out what an act on the item has decided: its parked change, with its group, is applied in the author's name, or refused with the
/// reason (raw, may be empty). Pointers to records are void afterwards.
void decide_moderated(Work& work, const Held& item, std::string_view reason);

}  // namespace dialogue
