// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <climits>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"

/// Who may do what. Pure; any thread.
namespace dialogue {

/// Whether a grant's scope takes the record in, by itself or by its parent.
bool covers(const ActiveGrant& grant, const RecordView& record);

/// The fields that no record of the kind is made without, by whatever way it comes in, and that this one lacks. They stand in the order of
/// the declaration.
std::vector<const Field*> missing_at_birth(const RecordView& record);
/// Code "incomplete" with the first of these in `field` and the others in `args`; fine when there are none.
Status incomplete(const std::vector<const Field*>& missing);

/// Whether the actor may create this record as its cells stand. Codes: "incomplete", "not_allowed".
Status may_create(const Actor& actor, const RecordView& record);
/// Whether the actor may change these cells of the record as it stands (before the change). Code "not_allowed" with the first
/// refused cell in `field`, or "wrong_state".
Status may_edit(const Actor& actor, const RecordView& record, const std::vector<Path>& cells);
Status may_delete(const Actor& actor, const RecordView& record);
/// Whether anybody may change this cell (or delete the record) while it is in its state.
bool changes_now(const RecordView& record, const Path& cell);
Status may_act(const Actor& actor, const RecordView& record, const Act& act);

/// The cells that an act binds, of those that are set. Its digest is the commutative sum of sync/checksum.h over them. `schema` is that of
/// the actor's program, which showed nothing that came later.
std::vector<Path> bound_cells(const RecordView& record, const Act& act, int schema = INT_MAX);

}  // namespace dialogue
