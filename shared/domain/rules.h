// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/meeting_hours.h"
#include "shared/domain/rights.h"

/// Rules over several cells: checked by acts, shown as warnings on pages, never a reason to refuse an edit. Pure; any thread.
namespace dialogue {

/// An act's arguments by name, as canonical JSON.
using Arguments = std::map<std::string, Raw, std::less<>>;

/// What a rule asks beside the record. Only the server knows it: where it is not known, the rules that ask for it hold.
struct Circumstances {
  std::int64_t now_ms = 0;       ///< the server's clock; 0 = not known
  std::optional<Hours> meeting;  ///< of the meeting that the record is about
  bool day_has_come = true;      ///< of a meeting or session, where the actor is
  bool commented = false;        ///< somebody of the actor's organisation has commented the record
};

/// Whether a value has the type, form and bounds that the field declares (the empty value has): "wrong_type", "too_long" or a code of
/// form_problem (shared/domain/forms.h), else nullptr.
const char* value_problem(const Field& field, std::string_view raw);

/// Every needed argument is there, with the type, form and bounds of the field that it becomes, and none is unknown. Codes "incomplete",
/// "unknown_field" and those of value_problem, with the argument's name in `field`.
Status check_args(const Kind& kind, const Act& act, const Arguments& args);

/// One named rule of Act::checks. An unknown name is "not_allowed". "incomplete" has the first missing cell in `field` and the others
/// in `args`.
Status run_check(std::string_view name, const RecordView& record, const Actor& actor, const Arguments& args = {},
                 const Circumstances& around = {});
/// All of the act's checks, in order; the first refusal.
Status run_checks(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args = {},
                  const Circumstances& around = {});

/// The cells without which the record cannot be submitted and that are not set.
std::vector<Path> missing_to_submit(const RecordView& record);

/// A row of the pledge checklist (docs: "Pledge quality").
struct ChecklistRow {
  std::string code;  ///< "specific", "measurable", …
  bool blocks;       ///< stops the act `ready`
  bool ok;
};
std::vector<ChecklistRow> pledge_checklist(const RecordView& pledge);

/// What a page says about the record as it stands: end before start, two leads, out of range. Code, cell, arguments.
std::vector<Error> warnings(const RecordView& record);

}  // namespace dialogue
