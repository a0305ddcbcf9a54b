// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/model/area.h"

namespace dialogue {

Area people_area();

}  // namespace dialogue
