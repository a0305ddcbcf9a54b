// SPDX-License-Identifier: Apache-2.0
#include "client/app/lists/awaited_records.h"

#include <QDateTime>
#include <algorithm>
#include <set>

#include "client/app/words/list_columns.h"
#include "client/app/words/taking_place.h"
#include "client/core/answers/answer_facts.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

constexpr std::size_t most_looked_at = 300;  ///< records of one kind in one state

class Finder {
 public:
  Finder(Replica& replica, std::int64_t now_ms) : replica_(replica), now_ms_(now_ms), actor_(replica.actor()) {
    for (const PendingChange& each : replica.pending())
      if (!each.act.empty()) acted_.insert(each.record);
  }

  std::vector<AwaitedRecord> find() {
    for (const Kind& kind : replica_.domain().kinds())
      for (const std::string& state : awaited_states(kind, actor_)) look(kind, state);
    return std::move(found_);
  }

 private:
  void look(const Kind& kind, const std::string& state) {
    ListQuery query;
    if (!state.empty()) query.where.push_back({"state", Condition::Op::eq, state});
    // Records of others are left out of the query, so that they do not use up the bound.
    if (const auto org = only_organisation(); org && awaited_of_own(kind, actor_))
      query.where.push_back({kind.purpose == Purpose::organisation ? "id" : "owner_org", Condition::Op::eq, org->text()});
    query.sort = "id";
    query.limit = most_looked_at;
    const auto keys = replica_.keys(kind.name, query);
    const auto rows = keys ? replica_.rows(kind.name, *keys, list_columns(kind)) : Result<std::vector<Listed>>(keys.error());
    if (!rows) return;
    for (const Listed& row : *rows)
      if (auto why = why_of(row.id)) found_.push_back({&kind, row, std::move(why)});
  }

  std::optional<Uuid> only_organisation() const {
    if (actor_.grants.empty()) return std::nullopt;
    const Uuid org = actor_.grants.front().org;
    const bool one = std::all_of(actor_.grants.begin(), actor_.grants.end(), [&](const ActiveGrant& grant) { return grant.org == org; });
    return one ? std::optional<Uuid>(org) : std::nullopt;
  }

  Awaited why_of(const Uuid& id) {
    if (acted_.contains(id)) return {};
    const auto record = replica_.get(id);
    if (!record) return {};
    const auto above = parent_of(*record);
    const RecordView parent = above ? RecordView{above->kind, above->id, &above->cells, nullptr} : RecordView{};
    return awaited_of(actor_, {record->kind, id, &record->cells, above ? &parent : nullptr}, around(*record, above));
  }

  std::optional<Record> parent_of(const Record& record) {
    if (record.kind->parent_field.empty()) return std::nullopt;
    const auto it = record.cells.find(record.kind->parent_field);
    const auto id = it == record.cells.end() ? std::nullopt : ref_value(it->second);
    auto found = id ? replica_.get(*id) : Result<Record>(Error{"not_found", {}, {}, {}});
    return found ? std::optional<Record>(std::move(*found)) : std::nullopt;
  }

  Circumstances around(const Record& record, const std::optional<Record>& parent) {
    Circumstances out;
    out.now_ms = now_ms_;
    if (record.kind->purpose == Purpose::registration && parent) out.hours = hours_of(replica_, *parent);
    if (look_of(*record.kind).takes_place) out.day_has_come = day_has_come(record);
    out.commented = facts::flag(record, "review_asked") && commented(record.id);
    return out;
  }

  bool day_has_come(const Record& record) {
    const QDate today = QDateTime::fromMSecsSinceEpoch(now_ms_).date();
    if (const auto starts = beginnings(replica_, record); !starts.empty()) return starts.front().toLocalTime().date() <= today;
    const QDate planned =
        QDate::fromString(QString::fromStdString(facts::text(record, look_of(*record.kind).takes_place.day)), Qt::ISODate);
    return !planned.isValid() || planned <= today;
  }

  bool commented(const Uuid& id) {
    std::set<Uuid> own;
    for (const ActiveGrant& grant : actor_.grants) own.insert(grant.org);
    return std::any_of(own.begin(), own.end(), [&](const Uuid& org) {
      ListQuery query;
      query.where = {{"parent", Condition::Op::eq, id.text()}, {"owner_org", Condition::Op::eq, org.text()}};
      const Kind* comments = replica_.domain().serving(Purpose::comment);
      const auto count = comments ? replica_.count(comments->name, query) : Result<std::uint64_t>(0);
      return count && *count > 0;
    });
  }

  Replica& replica_;
  std::int64_t now_ms_;
  Actor actor_;
  std::set<Uuid> acted_;
  std::vector<AwaitedRecord> found_;
};

}  // namespace

std::vector<AwaitedRecord> awaited_records(Replica& replica, std::int64_t now_ms) { return Finder(replica, now_ms).find(); }

}  // namespace dialogue
