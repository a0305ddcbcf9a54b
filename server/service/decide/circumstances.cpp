// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/circumstances.h"

#include <algorithm>

#include "shared/domain/meetings/hours.h"
#include "shared/model/quoted.h"

namespace dialogue {
namespace {

std::optional<Hours> hours_of(WorkReader& work, const RecordView& meeting) {
  std::vector<const Cells*> sessions;
  for (const Kind* kind : work.catalogue().domain().parts_of(*meeting.kind))
    for (const Rid rid : work.referring(*kind, kind->parent_field, quoted(meeting.id)))
      if (const Held* held = work.get(rid); held && !held->record.deleted()) sessions.push_back(&held->record.cells);
  return meeting_hours(meeting, sessions);
}

}  // namespace

Circumstances circumstances_of(WorkReader& work, const RecordView& record, const Act& act) {
  Circumstances out;
  out.now_ms = work.now_ms();
  const bool asked = std::any_of(act.checks.begin(), act.checks.end(), [&](const std::string& name) {
    const Check* check = work.catalogue().domain().check(name);
    return check && check->asks_hours;
  });
  if (asked && record.parent && record.parent->kind && record.parent->cells) out.hours = hours_of(work, *record.parent);
  return out;
}

}  // namespace dialogue
