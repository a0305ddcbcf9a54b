// SPDX-License-Identifier: Apache-2.0
#include "server/service/consequences.h"

#include <algorithm>
#include <tuple>

#include "server/service/apply.h"
#include "server/service/names.h"

namespace dialogue {

void Consequences::follow(const Held& held, const std::vector<Assigned>& cells) {
  const Kind* update = work_.catalogue().known().pledge_update;
  if (!update || held.record.kind != update) return;
  const auto touched = [&](std::string_view path) {
    return std::any_of(cells.begin(), cells.end(), [&](const Assigned& cell) { return cell.path == path; });
  };
  const bool accepted = held.record.get(state_cell) == "\"accepted\"";
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
    if (!other || other->record.deleted() || other->record.get(state_cell) != "\"accepted\"") continue;
    const std::tuple at{other->record.get("as_of"), other->record.seq_of(state_cell)};
    if (at < latest) continue;
    latest = at;
    stage = other->record.get("stage");
  }
  if (pledge->record.get("stage") != stage) applier_.server_edit(*pledge, {{"stage", stage}});
}

}  // namespace dialogue
