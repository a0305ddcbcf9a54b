// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/meeting_times.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "client/core/answers/answer_facts.h"
#include "shared/base/days.h"
#include "shared/domain/meetings/names.h"

namespace dialogue {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::vector<Listed> sessions_of(Replica& replica, const Uuid& meeting) {
  ListQuery query;
  query.where.push_back({"meeting", Condition::Op::eq, meeting.text()});
  query.sort = "starts_utc";
  const auto keys = replica.keys(session_kind, query);
  auto rows = keys ? replica.rows(session_kind, *keys, {"starts_utc"}) : Result<std::vector<Listed>>(keys.error());
  return rows ? std::move(*rows) : std::vector<Listed>();
}

/// A column of those records of a kind that come after `from`, the earliest first: ids.
std::vector<Uuid> ids_after(Replica& replica, const std::string& kind, const char* field, const std::string& from, const char* column) {
  constexpr std::size_t most_looked_at = 300;
  ListQuery query;
  query.where.push_back({field, Condition::Op::gt, from});
  query.sort = field;
  query.limit = most_looked_at;
  const auto keys = replica.keys(kind, query);
  const auto rows = keys ? replica.rows(kind, *keys, {*column ? column : field}) : Result<std::vector<Listed>>(keys.error());
  std::vector<Uuid> out;
  if (!rows) return out;
  for (const Listed& row : *rows)
    if (const auto id = *column ? Uuid::parse(row.values.front()) : std::optional(row.id)) out.push_back(*id);
  return out;
}

}  // namespace

std::vector<QDateTime> session_starts(Replica& replica, const Uuid& meeting) {
  std::vector<QDateTime> out;
  for (const Listed& row : sessions_of(replica, meeting)) {
    const auto at = QDateTime::fromString(QString::fromStdString(row.values.front()), Qt::ISODate);
    if (at.isValid()) out.push_back(at);
  }
  return out;
}

std::string zone_of_meeting(Replica& replica, const Record& meeting) {
  std::set<std::string> zones;
  for (const Uuid& id : facts::refs(meeting, "convenors"))
    if (const auto organisation = replica.get(id)) zones.insert(facts::text(*organisation, "timezone"));
  zones.erase("");
  return zones.size() == 1 ? *zones.begin() : std::string();
}

std::optional<Hours> hours_of(Replica& replica, const Record& meeting) {
  std::vector<Record> sessions;
  for (const Listed& row : sessions_of(replica, meeting.id))
    if (auto record = replica.get(row.id)) sessions.push_back(std::move(*record));
  std::vector<const Cells*> cells;
  for (const Record& each : sessions) cells.push_back(&each.cells);
  return meeting_hours({meeting.kind, meeting.id, &meeting.cells, nullptr}, cells);
}

std::vector<Uuid> meetings_to_come(Replica& replica, std::int64_t now_ms) {
  std::set<Uuid> candidates;
  for (const Uuid& id : ids_after(replica, meeting_kind, "planned_on", date_text(now_ms - 2 * day_ms), "")) candidates.insert(id);
  for (const Uuid& id : ids_after(replica, session_kind, "starts_utc", instant_text(now_ms - longest_session_ms), "meeting"))
    candidates.insert(id);
  std::vector<std::pair<std::int64_t, Uuid>> found;
  for (const Uuid& id : candidates) {
    const auto meeting = replica.get(id);
    const auto hours = meeting && !facts::flag(*meeting, deleted_cell) ? hours_of(replica, *meeting) : std::nullopt;
    if (hours && hours->until_ms > now_ms) found.emplace_back(hours->from_ms, id);
  }
  std::sort(found.begin(), found.end());
  std::vector<Uuid> out;
  for (const auto& [from, id] : found) out.push_back(id);
  return out;
}

}  // namespace dialogue
