// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/proposals.h"

#include <algorithm>

#include "server/service/decide/open_proposals.h"
#include "shared/base/days.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

/// What the proposal says of its place in a text that is so now.
std::vector<Assigned> placed(std::string_view text, const Passage& at) {
  return {{"paragraph", std::to_string(paragraph_at(text, at))},
          {"current", as_raw(words_at(text, at))},
          {"place", json::quote(std::to_string(at.first) + "+" + std::to_string(at.count))}};
}

}  // namespace

void Proposals::close(Held& proposal, const char* state, const char* taken) {
  std::vector<Assigned> cells{{Path(state_cell), quoted(state)}};
  if (taken) cells.push_back({"taken", quoted(taken)});
  rows_.server_edit(proposal, cells);
}

void Proposals::keep(const Arriving& arriving, Held& target, const std::vector<KeptCell>& kept, const Uuid& first) {
  const Kind* kind = work_.catalogue().domain().serving(Purpose::proposal);
  if (!kind) throw Failure(Error{"no_proposals", "", {}, "the declaration has no kind for proposals"});
  std::vector<Agreed> replaced;
  for (const KeptCell& cell : kept) replaced.push_back({cell.path, cell.at});
  agree(arriving, target, replaced);
  work_.expect_proposals(target);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    std::vector<Assigned> values{{"record", quoted(target.record.id)},
                                 {"kind", json::quote(target.record.kind->name)},
                                 {"cell", json::quote(kept[i].path)},
                                 {"current_seq", std::to_string(target.record.seq_of(kept[i].path))},
                                 {"by", quoted(arriving.person)},
                                 {"created_by", quoted(arriving.person)},
                                 {"at", quoted(instant_text(work_.now_ms()))}};
    if (!arriving.device.is_nil()) values.push_back({"device", quoted(arriving.device)});
    if (!kept[i].base.empty()) values.push_back({"base", kept[i].base});
    if (!kept[i].proposed.empty()) values.push_back({"proposed", kept[i].proposed});
    if (kept[i].at)
      for (Assigned& cell : placed(plain_text(target.record.get(kept[i].path)), *kept[i].at))
        if (!cell.value.empty()) values.push_back(std::move(cell));
    if (arriving.change.group) values.push_back({"group", quoted(*arriving.change.group)});
    rows_.server_create(*kind, i == 0 ? first : work_.new_id(), std::move(values));
  }
}

void Proposals::withdraw(const std::vector<Uuid>& proposals) {
  const Kind* kind = work_.catalogue().domain().serving(Purpose::proposal);
  for (const Uuid& id : proposals)
    if (Held* found = kind ? work_.find(*kind, id) : nullptr; found && is_open(*found)) close(*found, "withdrawn", nullptr);
}

std::vector<Held*> Proposals::open_of(const Held& target) {
  std::vector<Held*> out;
  for (const Held* proposal : open_proposals(work_, target.record)) out.push_back(work_.get(proposal->record.rid));
  return out;
}

void Proposals::agree(const Arriving& arriving, Held& target, const std::vector<Agreed>& cells) {
  if (cells.empty()) return;
  for (Held* proposal : open_of(target)) {
    if (!is_by(*proposal, arriving.device, arriving.person)) continue;
    const auto place = place_of(*proposal);
    const bool named = std::any_of(cells.begin(), cells.end(), [&, cell = cell_of(*proposal)](const Agreed& one) {
      return one.path == cell && one.at.has_value() == place.has_value() && (!place || place->meets(*one.at));
    });
    if (named) close(*proposal, "withdrawn", nullptr);
  }
}

void Proposals::follow(Held& target, const std::vector<Assigned>& before) {
  for (Held* proposal : open_of(target)) {
    const std::string cell = cell_of(*proposal);
    const auto was = std::find_if(before.begin(), before.end(), [&](const Assigned& one) { return one.path == cell; });
    if (was == before.end()) continue;
    if (place_of(*proposal))
      follow_text(*proposal, target, was->value);
    else if (proposal->record.get("proposed") == target.record.get(cell))
      close(*proposal, "settled", "current");
  }
}

void Proposals::follow_text(Held& proposal, const Held& target, std::string_view older) {
  const std::string cell = cell_of(proposal), text = plain_text(target.record.get(cell));
  std::vector<Assigned> now = placed(text, dialogue::follow(plain_text(older), text, *place_of(proposal)));
  std::erase_if(now, [&](const Assigned& one) { return proposal.record.get(one.path) == one.value; });
  const bool others = std::any_of(now.begin(), now.end(), [](const Assigned& one) { return one.path == "current"; });
  if (others) now.push_back({"current_seq", std::to_string(target.record.seq_of(cell))});
  if (!now.empty()) rows_.server_edit(proposal, now);
  if (proposal.record.get("proposed") == proposal.record.get("current")) close(proposal, "settled", "current");
}

}  // namespace dialogue
