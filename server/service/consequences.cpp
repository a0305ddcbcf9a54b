// SPDX-License-Identifier: Apache-2.0
#include "server/service/consequences.h"

#include <algorithm>
#include <tuple>

#include "server/service/apply.h"
#include "server/service/quoted.h"
#include "server/service/translations.h"
#include "shared/domain/days.h"
#include "shared/domain/record.h"
#include "shared/domain/terms.h"

namespace dialogue {

void Consequences::follow(Held& held, const std::vector<Assigned>& cells, std::string_view said_source) {
  const KnownKinds& known = work_.catalogue().known();
  Translations translations(work_, applier_);
  if (held.record.kind == known.translation) translations.written(held, cells, said_source);
  // What is new has no translations yet.
  if (!held.fresh) translations.source_changed(held, cells);
  const auto touched = [&](std::string_view path) {
    return std::any_of(cells.begin(), cells.end(), [&](const Assigned& cell) { return cell.path == path; });
  };
  if (held.record.kind == known.interest && touched(state_cell) && terms::state("member").in(held.record.get(state_cell)))
    enrol_contact(held.record);
  if ((held.record.kind == known.grant || held.record.kind == known.registration) && touched(state_cell)) show_to_guests(held.record);
  if (held.record.kind != known.pledge_update) return;
  const bool accepted = terms::state("accepted").in(held.record.get(state_cell));
  if (touched(state_cell) || (accepted && (touched("stage") || touched("as_of") || touched(deleted_cell)))) stage_of_pledge(held.record);
}

std::vector<Uuid> Consequences::guests_of(const StoredRecord& record) {
  std::vector<Uuid> out;
  const auto add = [&](std::string_view field) {
    if (const auto id = ref_value(record.get(field)); id && work_.open_to_guests(*id)) out.push_back(*id);
  };
  const bool grant = record.kind == work_.catalogue().known().grant;
  if (grant && terms::state("active").in(record.get(state_cell)) && !terms::scope("all").in(record.get("scope")))
    add("scope_id"), add("org");
  if (record.kind == work_.catalogue().known().registration && !terms::state("cancelled").in(record.get(state_cell)) &&
      record.get("created_by") != record.get("person"))
    add("meeting");
  return out;
}

/// What was there before its first guest came is news to the guest: the record, what hangs on it, and a workstream's meetings.
void Consequences::show_to_guests(const StoredRecord& record) {
  const std::vector<Uuid> opened = guests_of(record);
  if (opened.empty()) return;
  const std::uint64_t seq = work_.view().head().seq;
  for (const Uuid& id : opened) {
    for (const Kind& kind : work_.catalogue().domain().kinds())
      if (Held* held = work_.find(kind, id)) work_.place_again(*held, seq);
    const Kind* meetings = work_.catalogue().known().meeting;
    const Path listed = "workstreams[" + id.text() + "]";
    work_.flush();
    for (const Rid rid : meetings ? work_.view().all(*meetings) : std::vector<Rid>{})
      if (Held* held = work_.get(rid); held && !held->record.get(listed).empty()) work_.place_again(*held, seq);
  }
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
