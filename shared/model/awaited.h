// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/check.h"

/// For whom a record waits. Areas name the declared acts that are somebody's next step, and in which states. The acts' own rights and
/// checks say who that somebody is. Pure; any thread.
namespace dialogue {

/// A next step, as an area declares it.
struct AwaitedStep {
  std::string_view kind;
  std::string_view act;          ///< empty = its words: of those who may write its title, or of the person that `person` names;
                                 ///< `asked_opinion` = of `roles`, until one of theirs has commented
  std::string_view states;       ///< empty = any
  std::string_view when = {};    ///< as Visibility::when
  std::string_view roles = {};   ///< only these of those who may act; empty = all
  std::string_view person = {};  ///< the field that, when set, names the one person who is waited for
  bool on_day = false;           ///< not before its day
  /// For an act on one's own part of the record: whether this part ("party[0190…]") has no answer yet.
  bool (*part_open)(const RecordView&, const std::string& part) = nullptr;
};
inline constexpr std::string_view asked_opinion = "comment";

/// Why a record waits for a person.
struct Awaited {
  std::vector<const Act*> acts;  ///< the steps that are theirs, in the declaration's order of importance
  bool words = false;            ///< they are to mend or go on writing it
  bool opinion = false;          ///< they are asked what they think of it: to comment
  explicit operator bool() const { return words || opinion || !acts.empty(); }
};

/// What the record waits for from this person, now. A step whose words are not complete yet is theirs all the same. A step that waits for
/// others first is not.
Awaited awaited_of(const Actor& actor, const RecordView& record, const Circumstances& around = {});

/// Deleted, cancelled or withdrawn.
bool is_off(const RecordView& record);
/// Whether records of the kind are nothing without the one on which they hang. When that one is off, they wait for nobody.
bool falls_with_parent(const Kind& kind);

/// The states in which a record of the kind may wait for somebody who holds these grants; {""} for a kind without states.
std::vector<std::string> awaited_states(const Kind& kind, const Actor& actor);

/// Whether every record of the kind that waits for this person belongs to an organisation of theirs.
bool awaited_of_own(const Kind& kind, const Actor& actor);

}  // namespace dialogue
