// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/model/area.h"

namespace dialogue {

/// An area that the platform does not have. It shows what a new one takes.
Area errands_area();

}  // namespace dialogue
