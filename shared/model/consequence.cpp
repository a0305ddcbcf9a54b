// SPDX-License-Identifier: Apache-2.0
#include "shared/model/consequence.h"

#include <algorithm>

namespace dialogue {

bool Changed::touched(std::string_view path) const { return std::find(cells.begin(), cells.end(), path) != cells.end(); }

}  // namespace dialogue
