// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/service/engine/engine.h"
#include "server/service/exchange/cursor.h"

namespace dialogue {

/// Where the cursor lies in this log.
enum class CursorState { empty, good, unreadable, other_life, beside };
CursorState read_cursor(Engine& engine, StoreView& view, const std::string& bytes, Cursor& out);

}  // namespace dialogue
