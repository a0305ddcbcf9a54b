// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/platform.h"
#include "shared/model/area.h"

namespace dialogue {

std::vector<Area> areas() { return platform_areas(); }

}  // namespace dialogue
