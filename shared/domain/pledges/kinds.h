// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "shared/model/kind.h"

namespace dialogue {

std::vector<Kind> pledges_kinds();

}  // namespace dialogue
