// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/platform.h"
#include "tests/area/errands/area.h"

namespace dialogue {

std::vector<Area> areas() {
  auto out = platform_areas();
  out.push_back(errands_area());
  return out;
}

}  // namespace dialogue
