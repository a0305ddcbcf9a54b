// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/group.h"

#include <algorithm>

#include "server/service/decide/open_proposals.h"
#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "sync/merge.h"

namespace dialogue {

ChangeGroup::ChangeGroup(UnitOfWork& work, std::vector<const Change*> members, Judge judge, CarryOut carry_out,
                         std::function<void()> undone)
    : work_(work), members_(std::move(members)), judge_(std::move(judge)), carry_out_(std::move(carry_out)), undone_(std::move(undone)) {}

namespace {

bool is_whole(const Decision& decision) { return decision.whole() || planted(Plant::group_half_applied); }
bool is_text(const Kind& kind, const Path& path) {
  const CellInfo info = describe_cell(kind, path);
  return info.field && info.field->cls == FieldClass::text;
}

/// All that the author changed in a text, place by place, beside the text as it stands.
void wait_by_paragraph(const Held& held, const Change& change, const Assigned& base, std::vector<KeptCell>& out) {
  const CellEdit* cell = change.cell(base.path);
  const auto current = held.record.get(base.path);
  if (!cell || cell->value.empty() || current.empty()) return;
  const auto merged = merge_paragraphs(plain_text(base.value), plain_text(cell->value), plain_text(current), Clean::waits);
  for (const Odds& odds : merged.odds) out.push_back({base.path, as_raw(odds.base), as_raw(odds.mine), odds.at});
}

bool is_done(const Decision& decision) { return decision.verdict == Verdict::applied || decision.verdict == Verdict::proposed; }

}  // namespace

// What one pass meets decides how the next one goes: all as they are, all as proposals, all refused or all waiting.
std::optional<std::vector<Outcome>> ChangeGroup::decide(bool may_wait) {
  std::vector<Outcome> outcomes;
  if (pass(outcomes, &ChangeGroup::as_it_is, is_whole)) return outcomes;
  const bool with_act = std::any_of(members_.begin(), members_.end(), [](const Change* one) { return one->is_act(); });
  if (failed_.verdict == Verdict::proposed && !with_act && pass(outcomes, &ChangeGroup::as_proposal, is_done)) return outcomes;
  if (may_wait && failed_.verdict == Verdict::parked) return {};
  outcomes.clear();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Decision decision = as_the_failed(i);
    outcomes.push_back(carry_out_(i, decision));
  }
  return outcomes;
}

bool ChangeGroup::pass(std::vector<Outcome>& outcomes, Decide way, bool (*fits)(const Decision&)) {
  outcomes.clear();
  work_.flush();
  work_.store().savepoint();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Decision decision = (this->*way)(i);
    if (!fits(decision)) {
      failed_ = std::move(decision);
      failed_at_ = i;
      work_.store().undo();
      work_.forget();
      undone_();
      return false;
    }
    outcomes.push_back(carry_out_(i, decision));
  }
  work_.flush();
  work_.store().release();
  return true;
}

Decision ChangeGroup::as_it_is(std::size_t member) { return judge_(*members_[member]); }

/// A new record overwrites nothing, so it is made.
Decision ChangeGroup::as_proposal(std::size_t member) {
  const Change& change = *members_[member];
  Decision decision = judge_(change);
  if (decision.create || !is_done(decision) || decision.apply.empty()) return decision;
  const Held* held = work_.find(*work_.catalogue().domain().kind(change.kind), change.record);
  std::vector<Assigned> texts = std::move(decision.bases);
  for (const Assigned& cell : decision.apply) {
    const bool known = std::any_of(texts.begin(), texts.end(), [&](const Assigned& text) { return text.path == cell.path; });
    if (!known && is_text(*held->record.kind, cell.path)) texts.push_back({cell.path, Raw(held->record.get(cell.path))});
  }
  std::vector<KeptCell> kept;
  for (const Assigned& text : texts) wait_by_paragraph(*held, change, text, kept);
  const auto waits = [&](const Path& path) {
    return std::any_of(kept.begin(), kept.end(), [&](const KeptCell& cell) { return cell.path == path; });
  };
  std::erase_if(decision.kept, [&](const KeptCell& cell) { return waits(cell.path); });
  for (const Assigned& cell : decision.apply)
    if (!waits(cell.path)) decision.kept.push_back({cell.path, Raw(held->record.get(cell.path)), cell.value});
  decision.kept.insert(decision.kept.end(), kept.begin(), kept.end());
  decision.apply.clear();
  decision.otherwise.clear();
  decision.verdict = Verdict::proposed;
  return decision;
}

Decision ChangeGroup::as_the_failed(std::size_t member) {
  if (failed_.verdict == Verdict::parked) {
    Decision out = parked(failed_.error.code, failed_.error.field);
    out.moderate = failed_.moderate;
    return out;
  }
  // The member that is the cause says why.
  if (member != failed_at_) return rejected({"group_failed", "", {}, ""});
  return rejected(failed_.verdict == Verdict::proposed ? Error{"conflict", failed_.kept.front().path, {}, ""} : failed_.error);
}

}  // namespace dialogue
