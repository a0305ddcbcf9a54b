// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/domain/rights.h"
#include "shared/domain/rules.h"

/// For whom a record waits. One table names the declared acts that are somebody's next step, and in which states; who that somebody is
/// follows from the acts' own rights and rules. Pure; any thread.
namespace dialogue {

/// Why a record waits for a person.
struct Awaited {
  std::vector<const Act*> acts;  ///< the steps that are theirs, in the declaration's order of importance
  bool words = false;            ///< they are to mend or go on writing it
  bool opinion = false;          ///< they are asked what they think of it: to comment
  explicit operator bool() const { return words || opinion || !acts.empty(); }
};

/// What the record waits for from this person, now. A step whose words are not complete yet is theirs all the same; one that waits for
/// others first is not.
Awaited awaited_of(const Actor& actor, const RecordView& record, const Circumstances& around = {});

/// Deleted, cancelled or withdrawn.
bool is_off(const RecordView& record);
/// Whether records of the kind are nothing without the one on which they hang: when that is off, they wait for nobody.
bool falls_with_parent(const Kind& kind);

/// The states in which a record of the kind may wait for somebody who holds these grants; {""} for a kind without states.
std::vector<std::string> awaited_states(const Kind& kind, const Actor& actor);

/// Whether every record of the kind that waits for this person belongs to an organisation of theirs.
bool awaited_of_own(const Kind& kind, const Actor& actor);

/// The table as it is declared, for tests: kind, act ("" = words), states.
struct AwaitedRow {
  std::string kind, act;
  std::vector<std::string> states;
  bool opinion = false;
};
std::vector<AwaitedRow> awaited_table();

}  // namespace dialogue
