// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "shared/model/check.h"

/// Effects: what acts and edits bring about in the same record beside what they say. Pure; any thread.
namespace dialogue {

struct CellChange {
  Path path;
  Raw value;
  bool operator==(const CellChange&) const = default;
};

/// What an effect looks at.
struct Doing {
  const RecordView& before;
  const Act& act;
  const Arguments& args;
  const Actor& actor;
  std::string_view now;  ///< the server's time, "2027-03-17T13:00:00Z"

  Raw time() const;
  Raw person() const;  ///< empty for the server
  std::string_view argument(std::string_view name) const;
};

/// A named effect of an act, as an area declares it.
struct Effect {
  std::string_view name;
  std::vector<CellChange> (*of)(const Doing&) = nullptr;
};

/// What follows from an edit of a kind's records that was applied. `after` is the record with the edit in it. `changed` are the cells that
/// really changed.
struct EditEffect {
  std::string_view kind;
  std::vector<CellChange> (*of)(const RecordView& after, const std::vector<Path>& changed) = nullptr;
};

/// Runs the named effect alone (Act::effect), of the declaration that the record's kind is in. Nothing for "" and for an unknown name.
std::vector<CellChange> effect_of_act(std::string_view name, const RecordView& before, const Act& act, const Arguments& args,
                                      const Actor& actor, std::string_view now);

/// All that an act writes: the new state, the arguments that become fields, then the effect.
std::vector<CellChange> changes_of_act(const RecordView& before, const Act& act, const Arguments& args, const Actor& actor,
                                       std::string_view now);

/// All that follows from an edit.
std::vector<CellChange> effects_of_edit(const RecordView& after, const std::vector<Path>& changed);

}  // namespace dialogue
