// SPDX-License-Identifier: Apache-2.0
#include "client/app/meeting_times.h"

#include <algorithm>
#include <set>

#include "client/core/answer_facts.h"

namespace dialogue {
namespace {

std::vector<Listed> sessions_of(Replica& replica, const Uuid& meeting) {
  ListQuery query;
  query.where.push_back({"meeting", Condition::Op::eq, meeting.text()});
  query.sort = "starts_utc";
  const auto keys = replica.keys("session", query);
  auto rows = keys ? replica.rows("session", *keys, {"starts_utc"}) : Result<std::vector<Listed>>(keys.error());
  return rows ? std::move(*rows) : std::vector<Listed>();
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

}  // namespace dialogue
