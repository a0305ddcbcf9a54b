// SPDX-License-Identifier: Apache-2.0
#include "server/service/consequences.h"

#include <algorithm>
#include <tuple>

#include "server/service/apply.h"
#include "server/service/quoted.h"
#include "shared/domain/days.h"
#include "shared/domain/terms.h"

namespace dialogue {

void Consequences::follow(const Held& held, const std::vector<Assigned>& cells) {
  const KnownKinds& known = work_.catalogue().known();
  const auto touched = [&](std::string_view path) {
    return std::any_of(cells.begin(), cells.end(), [&](const Assigned& cell) { return cell.path == path; });
  };
  if (held.record.kind == known.interest && touched(state_cell) && terms::state("member").in(held.record.get(state_cell)))
    enrol_contact(held.record);
  if (held.record.kind != known.pledge_update) return;
  const bool accepted = terms::state("accepted").in(held.record.get(state_cell));
  if (touched(state_cell) || (accepted && (touched("stage") || touched("as_of") || touched(deleted_cell)))) stage_of_pledge(held.record);
}

/// What the latest accepted update says; of two for the same day the one that was accepted last. None left: no stage.
void Consequences::stage_of_pledge(const StoredRecord& update) {
  Held* pledge = work_.parent_of(update);
  if (!pledge) return;
  Raw stage;
  std::tuple<std::string_view, std::uint64_t> latest{};
  for (const Rid rid : work_.referring(*update.kind, update.kind->parent_field, quoted(pledge->record.id))) {
    const Held* other = work_.get(rid);
    if (!other || other->record.deleted() || !terms::state("accepted").in(other->record.get(state_cell))) continue;
    const std::tuple at{other->record.get("as_of"), other->record.seq_of(state_cell)};
    if (at < latest) continue;
    latest = at;
    stage = other->record.get("stage");
  }
  if (pledge->record.get("stage") != stage) applier_.server_edit(*pledge, {{"stage", stage}});
}

/// The person whom an interest names works in the workstream from today, unless that stands already.
void Consequences::enrol_contact(const StoredRecord& interest) {
  const Kind* memberships = work_.catalogue().known().membership;
  const Raw person(interest.get("contact")), workstream(interest.get("workstream")), org(interest.get("org"));
  if (!memberships || person.empty()) return;
  const std::string today = quoted(date_text(work_.now_ms()));
  for (const Rid rid : work_.referring(*memberships, "person", person)) {
    const Held* other = work_.get(rid);
    if (!other || other->record.deleted() || other->record.get("workstream") != workstream) continue;
    const auto until = other->record.get("until");
    if (terms::state("active").in(other->record.get(state_cell)) && (until.empty() || until >= today)) return;
  }
  applier_.server_create(*memberships, work_.new_id(),
                         {{"org", org},
                          {"owner_org", org},
                          {"person", person},
                          {"workstream", workstream},
                          {"role", TermName("V-MEMBERROLE", "member").raw()},
                          {"from", today}});
}

}  // namespace dialogue
