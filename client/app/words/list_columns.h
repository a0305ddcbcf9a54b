// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/model/kind.h"

namespace dialogue {

/// What a row of a list shows of each kind: the title field first, then `state` (when the kind has states), then two or three facts.
std::vector<std::string> list_columns(const Kind& kind);
/// How a list of the kind is sorted when it is opened.
std::string first_sort(const Kind& kind);

}  // namespace dialogue
