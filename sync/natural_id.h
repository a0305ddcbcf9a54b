// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <utility>

#include "shared/base/ids.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"

namespace dialogue {

/// The id of a new record of a kind with a natural key. The same values give the same id on every device. Nil for other kinds, and when a
/// value of the key is missing. The values are joined with "|" in the declared order.
Uuid natural_id(const Kind& kind, std::span<const std::pair<Path, Raw>> cells);

}  // namespace dialogue
