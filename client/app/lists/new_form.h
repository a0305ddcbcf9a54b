// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"

namespace dialogue {

/// Of kinds that no form makes: a document is a file first, a translation stands beside the words that it translates.
inline constexpr std::string_view made_elsewhere = "made_elsewhere";

/// Whether an empty form is given to this person for a record of the kind in which these cells stand already. Pure; any thread.
Status may_begin(const Actor& actor, const Kind& kind, const Cells& cells);

}  // namespace dialogue
