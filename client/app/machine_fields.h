// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/model.h"

/// Fields whose values are no words. Pure; any thread.
namespace dialogue {

/// What programs need and no reader does: sums, keys, numbers of versions.
bool for_programs(const Kind& kind, const Field& field);

/// Holds the path of a cell or the id of a part of another record: words only beside that record (told_cells.h).
bool names_a_place(const Kind& kind, const Field& field);

}  // namespace dialogue
