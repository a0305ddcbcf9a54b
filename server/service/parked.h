// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string_view>

#include "server/service/apply.h"

namespace dialogue {

/// Gives parked changes with one of these codes their verdict, where that can be given now: after the declaration grew, or after others
/// gave back what a restore had lost. The author hears of it by a notice in the personal scope. Writer's thread.
void reconsider_parked(Work& work, std::initializer_list<std::string_view> codes);

}  // namespace dialogue
