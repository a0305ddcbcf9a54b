// SPDX-License-Identifier: Apache-2.0
// What a device gives up when a scope of its person ends: a row of the log, in numbers.
#pragma once

#include <vector>

#include "server/service/engine.h"

namespace dialogue {

/// Counts what only the scopes `left` showed `actor` and writes the row; nothing where that is nothing, or where the same request was
/// counted already. A log that cannot be written to is no reason not to answer.
void note_let_go(Engine& engine, StoreView& view, const Actor& actor, const Uuid& device, std::uint64_t cursor,
                 const std::vector<ScopeId>& left);

}  // namespace dialogue
