// SPDX-License-Identifier: Apache-2.0
// What a device gives up when a scope of its person ends: a row of the log, in numbers.
#pragma once

#include "server/service/engine/engine.h"
#include "server/service/exchange/cursor.h"

namespace dialogue {

/// Counts what only those scopes of `cursor` showed that are not the actor's any more, and writes the row. It writes nothing when there is
/// nothing, or when such a cursor was counted already. A log that cannot be written to is no reason not to answer.
void note_let_go(Engine& engine, StoreView& view, const Actor& actor, const Uuid& device, const Cursor& cursor);

}  // namespace dialogue
