// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "shared/model/look.h"

/// Fields whose values are no words. Pure; any thread.
namespace dialogue {

/// What programs need and no reader does: sums, keys, numbers of versions.
bool for_programs(const Kind& kind, const Field& field);

/// Null: it names no part.
const PartName* part_named(const Kind& kind, const Field& field);
/// Whether some field names a part of what this one refers to.
bool parts_are_named(const Kind& kind, const Field& field);
/// Where the reference stands of which `path` names a part.
Path ref_beside(const PartName& name, const Kind& kind, const Path& path);

/// Holds the path of a cell or the id of a part of another record: words only beside that record (told_cells.h).
bool names_a_place(const Kind& kind, const Field& field);

}  // namespace dialogue
