// SPDX-License-Identifier: Apache-2.0
// Several verbs as one, and proposals that are settled together.
#include <algorithm>
#include <array>

#include "client/core/replica/replica_impl.h"
#include "shared/model/check.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/meta.h"
#include "sync/places.h"

namespace dialogue {

Status ReplicaImpl::together(const std::function<Status()>& steps) { return in_one_transaction(steps, true); }

Status ReplicaImpl::all_or_none(const std::function<Status()>& steps) { return in_one_transaction(steps, false); }

Status ReplicaImpl::in_one_transaction(const std::function<Status()>& steps, bool as_group) {
  // A group inside a group is part of it.
  if (group_) return steps();
  const Status ended = at_border([&]() -> Status {
    struct Ending {
      std::unique_ptr<Verbs>& group;
      ~Ending() { group.reset(); }
    } ending{group_};
    std::array<std::uint8_t, 10> bytes;
    ports_.random.fill(bytes);
    group_ = std::make_unique<Verbs>(store_, ports_);
    if (as_group) group_->outbox.begin_group(Uuid::v7(ports_.clock.unix_ms(), bytes));
    if (const Status done = steps(); !done) return done;
    if (group_->refused) return *group_->refused;
    if (as_group) group_->outbox.end_group();
    group_->transaction.commit();
    return {};
  });
  keeps_.end_of_step(ended.ok());
  return ended;
}

void ReplicaImpl::settle_one(Outbox& outbox, const Uuid& proposal, const std::string& take, const Raw& value) {
  const auto head = store_.head(proposal);
  if (!head || head->kind->purpose != Purpose::proposal) throw Failure({"not_found", "", {}, {}});
  // The value that stands against it is not shown.
  if (head->lock != Lock::none) throw Failure({"scope_locked", "", {}, {}});
  NewCells args{{"take", json::quote(take)}};
  if (take == "value") args.emplace_back("value", value);
  const Cells cells = store_.read(*head);
  const RecordView view{head->kind, proposal, &cells, nullptr};
  const auto record = ref_value(view.get("record"));
  const auto target = record ? store_.head(*record) : std::nullopt;
  // The version of the current value that was shown. A later one makes this too late. A paragraph's version stands with its proposal.
  if (!view.get("place").empty()) {
    args.emplace_back("shown", view.get("current_seq"));
  } else if (target) {
    const auto facet = static_cast<std::size_t>(place_of(*target->kind, view.text("cell")).facet);
    args.emplace_back("shown", std::to_string(target->facets.at(facet).seq));
  }
  outbox.act(proposal, "settle", args, nullptr);
}

// The open proposals of the same group that this person may settle. The one asked for comes first.
std::vector<Uuid> ReplicaImpl::settled_with(const Uuid& proposal) {
  std::vector<Uuid> out{proposal};
  const auto all = proposals();
  const auto asked = std::find_if(all.begin(), all.end(), [&](const Proposal& p) { return p.id == proposal; });
  if (asked == all.end() || asked->group.empty()) return out;
  const Actor who = actor();
  for (const Proposal& other : all) {
    if (other.id == proposal || other.group != asked->group) continue;
    const auto target = store_.head(other.record), own = store_.head(other.id);
    if (!target || !own) continue;
    const Cells record = store_.read(*target), cells = store_.read(*own);
    const RecordView parent{target->kind, other.record, &record, nullptr}, view{own->kind, other.id, &cells, &parent};
    if (run_check("may_settle", view, who).ok()) out.push_back(other.id);
  }
  return out;
}

Status ReplicaImpl::settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) {
  if (current)
    for (const Proposal& open : proposals())
      if (open.id == proposal && open.current != *current) return Error{"text_changed", open.field, {}, ""};
  // A new value is for one field. The others of its group stay open beside it.
  const std::vector<Uuid> all = take == "value" ? std::vector<Uuid>{proposal} : settled_with(proposal);
  const auto settle_each = [&]() -> Status {
    for (const Uuid& id : all)
      if (const Status done = change([&](Outbox& outbox, IdentityMap&) { settle_one(outbox, id, take, value); }); !done) return done;
    return {};
  };
  return all.size() == 1 ? settle_each() : together(settle_each);
}

}  // namespace dialogue
