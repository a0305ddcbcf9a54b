// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/decide_cells.h"

#include <algorithm>

#include "server/service/decide/open_proposals.h"
#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"
#include "sync/merge.h"

namespace dialogue {
namespace {

bool is_presence(const CellInfo& info) { return info.part && !info.field; }
bool of_set(const CellInfo& info) { return info.field && info.field->cls == FieldClass::set; }

/// "need_line[ID]" of "need_line[ID].theme"
std::string_view presence_of(std::string_view path) { return path.substr(0, path.find(']') + 1); }

const Assigned* assigned(const Decision& out, std::string_view path) {
  const auto it = std::find_if(out.apply.begin(), out.apply.end(), [&](const Assigned& a) { return a.path == path; });
  return it == out.apply.end() ? nullptr : &*it;
}

bool of_text(const CellInfo& info) { return info.field && info.field->cls == FieldClass::text; }

}  // namespace

CellScales::CellScales(WorkReader& work, const ChangeSource& source, const Held& held, const Epoch& epoch)
    : work_(work), source_(source), held_(held), epoch_(epoch), sight_(work, source) {}

void CellScales::weigh(const std::vector<CellEdit>& cells, Decision& out) {
  std::vector<const CellEdit*> order;
  for (const CellEdit& cell : cells) order.push_back(&cell);
  const auto first = [&](const CellEdit* cell) {
    return cell->path == deleted_cell || is_presence(describe_cell(*held_.record.kind, cell->path));
  };
  std::stable_partition(order.begin(), order.end(), first);
  for (const CellEdit* cell : order) weigh_one(*cell, out);
  if (!out.kept.empty()) out.verdict = Verdict::proposed;
}

void CellScales::weigh_one(const CellEdit& cell, Decision& out) {
  const CellInfo info = describe_cell(*held_.record.kind, cell.path);
  if (held_.record.get(cell.path) == cell.value && !is_presence(info) && !of_set(info)) return agree(cell, info, out);
  const Seen seen = sight_.resolve(held_, cell.path, cell.saw, epoch_);
  for (const Held* proposal : seen.kept_from ? own_proposals(cell.path) : std::vector<const Held*>{})
    if (proposal->record.versions.created > *seen.kept_from) out.replaced.push_back(proposal->record.id);
  if (cell.path == deleted_cell) return weigh_deletion(cell, seen, out);
  if (held_.record.get(cell.path) == cell.value) return agree(cell, info, out);
  if (gone(cell, info, seen, out)) return keep(cell, seen, out);
  if (is_presence(info)) return weigh_presence(cell, seen, out);
  if (of_set(info)) return weigh_set(cell, seen, out);
  weigh_value(cell, info, seen, out);
}

/// The record, or the cell's part, was taken away after what the author saw, and this change does not bring it back.
bool CellScales::gone(const CellEdit& cell, const CellInfo& info, const Seen& seen, const Decision& out) const {
  const StoredRecord& record = held_.record;
  if (record.deleted() && !assigned(out, deleted_cell) && record.seq_of(deleted_cell) > seen.seq) return true;
  if (!info.part || is_presence(info)) return false;
  const auto presence = presence_of(cell.path);
  // An author who takes a part away after editing it clashes with nobody.
  if (assigned(out, presence)) return false;
  return record.get(presence).empty() && record.seq_of(presence) > seen.seq;
}

void CellScales::weigh_set(const CellEdit& cell, const Seen& seen, Decision& out) {
  if (!cell.value.empty() || held_.record.seq_of(cell.path) <= seen.seq || planted(Plant::set_removal_blind))
    out.apply.push_back({cell.path, cell.value});
  else
    out.otherwise.push_back({cell.path, Raw(held_.record.get(cell.path))});
}

void CellScales::weigh_presence(const CellEdit& cell, const Seen& seen, Decision& out) {
  const bool taken_away = held_.record.get(cell.path).empty() && held_.record.seq_of(cell.path) > seen.seq;
  if (cell.value.empty() ? !planted(Plant::part_removal_blind) && news_in_part(cell.path, seen.seq) : taken_away)
    return keep(cell, seen, out);
  out.apply.push_back({cell.path, cell.value});
}

void CellScales::weigh_deletion(const CellEdit& cell, const Seen& seen, Decision& out) {
  const bool stale = cell.value.empty() ? held_.record.seq_of(deleted_cell) > seen.seq : news(seen.seq);
  if (stale) return keep(cell, seen, out);
  out.apply.push_back({cell.path, cell.value});
}

void CellScales::weigh_value(const CellEdit& cell, const CellInfo& info, const Seen& seen, Decision& out) {
  if (held_.record.seq_of(cell.path) <= seen.seq || planted(Plant::last_writer_wins)) {
    out.apply.push_back({cell.path, cell.value});
    return;
  }
  if (of_text(info) && !planted(Plant::side_takes_all) && weigh_text(cell, *info.field, seen, out)) return;
  keep(cell, seen, out);
}

/// What stands is what its author wants: in a text, where they edited it.
void CellScales::agree(const CellEdit& cell, const CellInfo& info, Decision& out) {
  out.agreed.push_back({cell.path});
  if (!of_text(info) || !held_.record.versions.proposals) return;
  const std::string text = plain_text(cell.value);
  const auto merged = merge_paragraphs(plain_text(base_of(cell.path, sight_.resolve(held_, cell.path, cell.saw, epoch_))), text, text);
  for (const Passage& place : merged.agreed) out.agreed.push_back({cell.path, place});
}

bool CellScales::weigh_again(const CellEdit& cell, const Field& field, Decision& out) {
  const Seen seen = sight_.resolve(held_, cell.path, cell.saw, epoch_);
  if (held_.record.seq_of(cell.path) > seen.seq) return weigh_text(cell, field, seen, out);
  out.apply.push_back({cell.path, cell.value});
  return true;
}

/// Weighs it by paragraph. False when it is a question of the whole text.
bool CellScales::weigh_text(const CellEdit& cell, const Field& field, const Seen& seen, Decision& out) {
  const Raw current(held_.record.get(cell.path));
  if (cell.value.empty() || current.empty()) return false;
  const Raw base = base_of(cell.path, seen);
  const std::string standing = plain_text(current);
  auto merged = merge_paragraphs(plain_text(base), plain_text(cell.value), standing);
  // Nobody answers so many questions one by one.
  constexpr std::size_t most_questions = 2000;
  if (merged.odds.size() > most_questions) return false;
  const Raw text = json::quote(merged.text);
  if (value_problem(field, text)) return false;
  // An author who goes on with words that wait beside the text already proposes them anew, from where they began.
  const auto own = own_proposals(cell.path);
  for (const Odds& odds : merged.odds) {
    Raw from = as_raw(odds.base);
    const Raw proposed = as_raw(odds.mine);
    for (const Held* before : own)
      if (place_of(*before) && before->record.get("proposed") == from && follow(standing, merged.text, *place_of(*before)).meets(odds.at))
        from = before->record.get("base");
    if (proposed == from)
      merged.agreed.push_back(odds.at);
    else
      out.kept.push_back({cell.path, from, proposed, odds.at});
  }
  for (const Passage& place : merged.agreed) out.agreed.push_back({cell.path, place});
  if (text != current) out.apply.push_back({cell.path, text});
  if (text != cell.value) out.otherwise.push_back({cell.path, text});
  out.bases.push_back({cell.path, base});
  return true;
}

/// Whether there are cells whose path begins so and that somebody else changed after `seen`.
bool CellScales::news_in(const StoredRecord& record, std::string_view prefix, std::uint64_t seen) {
  const auto newer = [&](const auto& cells) {
    for (auto it = cells.lower_bound(prefix); it != cells.end() && it->first.starts_with(prefix); ++it)
      if (const std::uint64_t seq = record.seq_of(it->first); seq > seen && !sight_.own(seq)) return true;
    return false;
  };
  return newer(record.cells) || newer(record.versions.later);
}

bool CellScales::news_in_part(std::string_view presence, std::uint64_t seen) { return news_in(held_.record, presence, seen); }

/// Looks also at what hangs on the record, such as a comment that the author of the deletion had not seen.
bool CellScales::news(std::uint64_t seen) {
  if (news_in(held_.record, "", seen)) return true;
  if (planted(Plant::delete_hides_comments)) return false;
  for (const Kind* child : work_.catalogue().children_of(*held_.record.kind)) {
    if (child == work_.catalogue().domain().serving(Purpose::proposal)) continue;
    for (const Rid rid : work_.referring(*child, child->parent_field, quoted(held_.record.id))) {
      const Held* found = work_.get(rid);
      if (found && !found->record.deleted() && news_in(found->record, "", seen)) return true;
    }
  }
  return false;
}

Raw CellScales::base_of(const Path& path, const Seen& seen) {
  return seen.own ? *seen.own : value_at(work_, held_.record.rid, path, seen.seq);
}

std::vector<const Held*> CellScales::own_proposals(std::string_view path) {
  std::vector<const Held*> out;
  for (const Held* proposal : open_proposals(work_, held_.record))
    if (cell_of(*proposal) == path && is_by(*proposal, source_.device, source_.person)) out.push_back(proposal);
  return out;
}

void CellScales::keep(const CellEdit& cell, const Seen& seen, Decision& out) {
  out.kept.push_back({cell.path, base_of(cell.path, seen), cell.value});
}

}  // namespace dialogue
