// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/platform.h"

namespace dialogue {

std::vector<Area> areas() { return platform_areas(); }

}  // namespace dialogue
