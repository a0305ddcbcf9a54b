// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/domain/cell.h"
#include "shared/domain/model.h"

namespace dialogue {

/// The fields without which no draft of the kind can be made and that these cells lack, in the order of the declaration.
std::vector<const Field*> missing_fields(const Kind& kind, const std::vector<std::pair<Path, Raw>>& cells);

}  // namespace dialogue
