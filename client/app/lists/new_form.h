// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"

namespace dialogue {

/// Kinds that no form makes: a document begins with a file, and a translation stands beside the words that it translates.
inline constexpr std::string_view made_elsewhere = "made_elsewhere";

/// Whether this person is given an empty form for a record of the kind in which these cells stand already. Pure; any thread.
Status may_begin(const Actor& actor, const Kind& kind, const Cells& cells);

}  // namespace dialogue
