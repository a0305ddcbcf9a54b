// SPDX-License-Identifier: Apache-2.0
// The lives of the log: a new one begins when the data are not the latest that this server wrote. Writer's thread, but settle_epoch.
#pragma once

#include <optional>
#include <string>

#include "server/service/engine/engine.h"

namespace dialogue {

/// Epochs and the mark: at opening.
Status settle_epoch(Engine& engine);

/// Begins a new life of the log. `ended` = what of the old one this log shares, if known.
void new_epoch(Engine& engine, UnitOfWork& work, const std::string& why, std::optional<std::uint64_t> ended);

}  // namespace dialogue
