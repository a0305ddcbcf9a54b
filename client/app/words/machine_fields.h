// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "shared/model/look.h"

/// Fields whose values are no words. Pure; any thread.
namespace dialogue {

/// Fields that programs need and no reader does: sums, keys, numbers of versions.
bool for_programs(const Kind& kind, const Field& field);

/// Which field refers to the record of which `field` names a part. Null: it names no part.
const PartName* part_named(const Kind& kind, const Field& field);
/// Whether some field names a part of the record that this one refers to.
bool parts_are_named(const Kind& kind, const Field& field);
/// The path of the reference to the record of which `path` names a part.
Path ref_beside(const PartName& name, const Kind& kind, const Path& path);

/// Whether the field holds the path of a cell or the id of a part of another record. It becomes words only beside that record
/// (told_cells.h).
bool names_a_place(const Kind& kind, const Field& field);

}  // namespace dialogue
