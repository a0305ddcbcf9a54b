// SPDX-License-Identifier: Apache-2.0
// Programs of three ages. Each declares what the one before it does, and more (docs/decisions/0015-growing-schema.md).
#pragma once

#include "shared/model/declaration.h"

namespace dialogue::sim {

inline constexpr int oldest_program = 1, newest_program = 3;

/// 1 is the platform as it is; 2 has fields, a part's field, a kind and an act more; 3 a facet, and more of each.
const Domain& program(int age);

}  // namespace dialogue::sim
