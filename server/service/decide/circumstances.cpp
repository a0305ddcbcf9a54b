// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/circumstances.h"

#include "shared/model/declaration.h"
#include "shared/model/quoted.h"

namespace dialogue {
namespace {

/// How the first check of the act that looks at hours works them out; null when none does.
HoursOf hours_asked(const Domain& domain, const Act& act) {
  for (const std::string& name : act.checks)
    if (const Check* check = domain.check(name); check && check->parent_hours) return check->parent_hours;
  return nullptr;
}

std::optional<Hours> hours_of(WorkReader& work, const RecordView& record, HoursOf hours) {
  std::vector<const Cells*> parts;
  for (const Kind* kind : work.catalogue().domain().parts_of(*record.kind))
    for (const Rid rid : work.referring(*kind, kind->parent_field, quoted(record.id)))
      if (const Held* held = work.get(rid); held && !held->record.deleted()) parts.push_back(&held->record.cells);
  return hours(record, parts);
}

}  // namespace

Circumstances circumstances_of(WorkReader& work, const RecordView& record, const Act& act) {
  Circumstances out;
  out.now_ms = work.now_ms();
  const HoursOf hours = hours_asked(work.catalogue().domain(), act);
  if (hours && record.parent && record.parent->kind && record.parent->cells) out.hours = hours_of(work, *record.parent, hours);
  return out;
}

}  // namespace dialogue
