// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"

/// Checks: rules over several cells and over who acts. Acts name them. They are never a reason to refuse an edit. Pure; any thread.
namespace dialogue {

/// An act's arguments by name, as canonical JSON.
using Arguments = std::map<std::string, Raw, std::less<>>;

/// From when to when something takes place.
struct Hours {
  std::int64_t from_ms = 0, until_ms = 0;  ///< since 1970, UTC
};

/// What a check asks beside the record. Only the server knows it. Where it is not known, the checks that ask for it hold.
struct Circumstances {
  std::int64_t now_ms = 0;     ///< the server's clock; 0 = not known
  std::optional<Hours> hours;  ///< of the record's parent
  bool day_has_come = true;    ///< the day on which the record takes place, where the actor is
  bool commented = false;      ///< somebody of the actor's organisation has commented the record
};

/// From when to when a record takes place, by what it says and what its parts say (Domain::parts_of). Nothing when no time is known.
using HoursOf = std::optional<Hours> (*)(const RecordView&, const std::vector<const Cells*>& parts);

/// What a check looks at.
struct Case {
  const RecordView& record;
  const Actor& actor;
  const Arguments& args;
  const Circumstances& around;
};

/// A named check, as an area declares it.
struct Check {
  enum class Binds {
    actor,   ///< it is about who acts, so it does not bind the server
    record,  ///< it is about the record's words, so it binds everybody
  };
  std::string_view name;
  Binds binds = Binds::record;
  Status (*holds)(const Case&) = nullptr;  ///< a refusal with its code, cell and arguments
  /// Whether the person who is to act can mend what it refuses; null = others, the time or another pair of eyes must.
  bool (*mended_by_actor)(const RecordView&) = nullptr;
  HoursOf parent_hours = nullptr;  ///< gives Circumstances::hours, for a check that looks at them
};

/// What a page says of a record of that kind as it stands: code, cell, arguments.
struct Warning {
  std::string_view kind;  ///< empty = of every kind
  void (*tell)(const RecordView&, std::vector<Error>&) = nullptr;
};

/// Checks that every needed argument is there, with the type, form and bounds of the field that it becomes, and that none is unknown. Codes
/// "incomplete", "unknown_field" and those of value_problem (shared/model/values.h), with the argument's name in `field`.
Status check_args(const Kind& kind, const Act& act, const Arguments& args);

/// Runs one named check of Act::checks, of the declaration that the record's kind is in. An unknown name is "not_allowed". "incomplete" has
/// the first missing cell in `field` and the others in `args`.
Status run_check(std::string_view name, const RecordView& record, const Actor& actor, const Arguments& args = {},
                 const Circumstances& around = {});
/// All of the act's checks, in order; the first refusal.
Status run_checks(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args = {},
                  const Circumstances& around = {});

/// What a page says about the record as it stands: end before start, two leads, out of range.
std::vector<Error> warnings(const RecordView& record);

}  // namespace dialogue
