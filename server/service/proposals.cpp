// SPDX-License-Identifier: Apache-2.0
#include "server/service/proposals.h"

#include <algorithm>

#include "server/service/quoted.h"
#include "shared/domain/days.h"
#include "shared/domain/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

std::string cell_of(const Held& proposal) {
  return RecordView{proposal.record.kind, proposal.record.id, &proposal.record.cells, nullptr}.text("cell");
}

bool open(const Held& proposal) { return inside_quotes(proposal.record.get(state_cell)) == "open"; }

}  // namespace

template <class Visit>
void Proposals::each_open(Held& target, Visit visit) {
  const Kind* kind = work_.catalogue().known().proposal;
  if (!kind || !target.record.versions.proposals) return;
  for (const Rid rid : work_.referring(*kind, kind->parent_field, quoted(target.record.id)))
    if (Held* found = work_.get(rid); found && open(*found)) visit(*found);
}

bool Proposals::by(const Held& proposal, const Arriving& arriving) const {
  if (arriving.device.is_nil()) return ref_value(proposal.record.get("by")) == arriving.person && proposal.record.get("device").empty();
  return ref_value(proposal.record.get("device")) == arriving.device;
}

void Proposals::close(Held& proposal, const char* state, const char* taken) {
  std::vector<Assigned> cells{{Path(state_cell), quoted(state)}};
  if (taken) cells.push_back({"taken", quoted(taken)});
  applier_.server_edit(proposal, cells);
}

void Proposals::keep(const Arriving& arriving, Held& target, const std::vector<KeptCell>& kept, const Uuid& first) {
  const Kind* kind = work_.catalogue().known().proposal;
  if (!kind) throw Failure(Error{"no_proposals", "", {}, "the declaration has no kind for proposals"});
  std::vector<Path> cells;
  for (const KeptCell& cell : kept) cells.push_back(cell.path);
  agree(arriving, target, cells);
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
    if (arriving.change.group) values.push_back({"group", quoted(*arriving.change.group)});
    applier_.server_create(*kind, i == 0 ? first : work_.new_id(), std::move(values));
  }
}

void Proposals::withdraw(const std::vector<Uuid>& proposals) {
  const Kind* kind = work_.catalogue().known().proposal;
  for (const Uuid& id : proposals)
    if (Held* found = kind ? work_.find(*kind, id) : nullptr; found && open(*found)) close(*found, "withdrawn", nullptr);
}

void Proposals::agree(const Arriving& arriving, Held& target, const std::vector<Path>& cells) {
  if (cells.empty()) return;
  each_open(target, [&](Held& proposal) {
    const bool named = std::find(cells.begin(), cells.end(), cell_of(proposal)) != cells.end();
    if (named && by(proposal, arriving)) close(proposal, "withdrawn", nullptr);
  });
}

void Proposals::close_equal(Held& target, const std::vector<Path>& changed) {
  each_open(target, [&](Held& proposal) {
    const std::string cell = cell_of(proposal);
    if (std::find(changed.begin(), changed.end(), cell) == changed.end()) return;
    if (proposal.record.get("proposed") == target.record.get(cell)) close(proposal, "settled", "current");
  });
}

std::uint64_t Proposals::open_of(const Uuid& person) {
  const Kind* kind = work_.catalogue().known().proposal;
  if (!kind) return 0;
  std::uint64_t n = 0;
  for (const Rid rid : work_.referring(*kind, "by", quoted(person)))
    if (const Held* found = work_.get(rid); found && open(*found)) ++n;
  return n;
}

}  // namespace dialogue
