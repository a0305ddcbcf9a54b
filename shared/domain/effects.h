// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/rules.h"

/// What acts and edits bring about in the same record, beside what they say. Pure; any thread.
namespace dialogue {

struct CellChange {
  Path path;
  Raw value;
  bool operator==(const CellChange&) const = default;
};

/// The named effect alone (Act::effect); nothing for "" and for an unknown name. `now` is the server's time, "2027-03-17T13:00:00Z".
std::vector<CellChange> effect_of_act(std::string_view name, const RecordView& before, const Act& act, const Arguments& args,
                                      const Actor& actor, std::string_view now);

/// All that an act writes: the new state, the arguments that become fields, then the effect.
std::vector<CellChange> changes_of_act(const RecordView& before, const Act& act, const Arguments& args, const Actor& actor,
                                       std::string_view now);

/// What follows from an edit that was applied: consents given to another text go back to "invited", a reviewed translation to draft.
/// `after` is the record with the edit in it; `changed` the cells that really changed.
std::vector<CellChange> effects_of_edit(const RecordView& after, const std::vector<Path>& changed);

}  // namespace dialogue
