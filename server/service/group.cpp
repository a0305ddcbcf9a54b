// SPDX-License-Identifier: Apache-2.0
#include "server/service/group.h"

#include <algorithm>

namespace dialogue {

ChangeGroup::ChangeGroup(Work& work, std::vector<const Change*> members, Judge judge, CarryOut carry_out, std::function<void()> undone)
    : work_(work), members_(std::move(members)), judge_(std::move(judge)), carry_out_(std::move(carry_out)), undone_(std::move(undone)) {}

std::optional<std::vector<Word>> ChangeGroup::decide(bool may_wait) {
  std::vector<Word> words;
  work_.flush();
  work_.store().savepoint();
  if (as_whole(words)) {
    work_.flush();
    work_.store().release();
    return words;
  }
  work_.store().undo();
  work_.forget();
  undone_();
  words.clear();
  if (may_wait && failed_.verdict == Verdict::parked) return {};
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Decision decision = apart(i);
    words.push_back(carry_out_(i, decision));
  }
  return words;
}

bool ChangeGroup::as_whole(std::vector<Word>& words) {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Decision decision = judge_(*members_[i]);
    if (!decision.whole()) {
      failed_ = std::move(decision);
      failed_at_ = i;
      return false;
    }
    words.push_back(carry_out_(i, decision));
  }
  return true;
}

/// After the whole did not apply.
Decision ChangeGroup::apart(std::size_t member) {
  if (failed_.verdict == Verdict::parked) {
    Decision out = parked(failed_.error.code, failed_.error.field);
    out.moderate = failed_.moderate;
    return out;
  }
  const bool with_act = std::any_of(members_.begin(), members_.end(), [](const Change* one) { return one->is_act(); });
  if (failed_.verdict != Verdict::proposed || with_act) {
    // The one that is the cause says why.
    if (member != failed_at_) return rejected({"group_failed", "", {}, ""});
    return rejected(failed_.verdict == Verdict::proposed ? Error{"conflict", failed_.kept.front().path, {}, ""} : failed_.error);
  }
  // A clash of edits: each becomes a part of one proposal. A new record overwrites nothing and is made.
  const Change& change = *members_[member];
  Decision decision = judge_(change);
  if (decision.create || decision.verdict == Verdict::rejected || decision.verdict == Verdict::parked || decision.apply.empty())
    return decision;
  const Held* held = work_.find(*work_.catalogue().domain().kind(change.kind), change.record);
  for (const Assigned& cell : decision.apply) decision.kept.push_back({cell.path, Raw(held->record.get(cell.path)), cell.value});
  decision.apply.clear();
  decision.otherwise.clear();
  decision.verdict = Verdict::proposed;
  return decision;
}

}  // namespace dialogue
