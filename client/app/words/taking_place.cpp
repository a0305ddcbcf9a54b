// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/taking_place.h"

#include <algorithm>
#include <set>
#include <utility>

#include "client/core/answers/answer_facts.h"
#include "shared/base/days.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"

namespace dialogue {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// The kind of its sittings; null when it has none.
const Kind* sittings_of(const Kind& kind) {
  const std::string_view name = look_of(kind).takes_place.sittings;
  return kind.home && !name.empty() ? kind.home->kind(name) : nullptr;
}

std::string starts_of(const Kind& kind) { return std::string(look_of(kind).takes_place.starts); }

QDateTime instant_of(const std::string& text) { return QDateTime::fromString(QString::fromStdString(text), Qt::ISODate); }

std::vector<Listed> listed_sittings(Replica& replica, const Kind& kind, const Uuid& id) {
  const Kind* sittings = sittings_of(kind);
  if (!sittings) return {};
  ListQuery query;
  query.where.push_back({sittings->parent_field, Condition::Op::eq, id.text()});
  query.sort = starts_of(*sittings);
  const auto keys = replica.keys(sittings->name, query);
  auto rows = keys ? replica.rows(sittings->name, *keys, {query.sort}) : Result<std::vector<Listed>>(keys.error());
  return rows ? std::move(*rows) : std::vector<Listed>();
}

/// A column of those records of a kind that come after `from`, the earliest first: ids.
std::vector<Uuid> ids_after(Replica& replica, const std::string& kind, const std::string& field, const std::string& from,
                            const std::string& column) {
  constexpr std::size_t most_looked_at = 300;
  ListQuery query;
  query.where.push_back({field, Condition::Op::gt, from});
  query.sort = field;
  query.limit = most_looked_at;
  const auto keys = replica.keys(kind, query);
  const auto rows = keys ? replica.rows(kind, *keys, {column.empty() ? field : column}) : Result<std::vector<Listed>>(keys.error());
  std::vector<Uuid> out;
  if (!rows) return out;
  for (const Listed& row : *rows)
    if (const auto id = column.empty() ? std::optional(row.id) : Uuid::parse(row.values.front())) out.push_back(*id);
  return out;
}

/// Where those who hold it have a zone, and share it.
std::string zone_of_hosts(Replica& replica, const Record& record, std::string_view hosts) {
  std::set<std::string> zones;
  for (const Uuid& id : facts::refs(record, std::string(hosts)))
    if (const auto organisation = replica.get(id)) zones.insert(facts::text(*organisation, "timezone"));
  zones.erase("");
  return zones.size() == 1 ? *zones.begin() : std::string();
}

}  // namespace

std::vector<QDateTime> sitting_starts(Replica& replica, const Kind& kind, const Uuid& id) {
  std::vector<QDateTime> out;
  for (const Listed& row : listed_sittings(replica, kind, id))
    if (const auto at = instant_of(row.values.front()); at.isValid()) out.push_back(at);
  return out;
}

std::vector<QDateTime> beginnings(Replica& replica, const Record& record) {
  const std::string field = starts_of(*record.kind);
  if (field.empty()) return sitting_starts(replica, *record.kind, record.id);
  const auto at = instant_of(facts::text(record, field));
  return at.isValid() ? std::vector<QDateTime>{at} : std::vector<QDateTime>();
}

std::optional<Holding> holding_of(Replica& replica, const Record& record) {
  const auto told = [&](const Record& whole) {
    const TakesPlace& when = look_of(*whole.kind).takes_place;
    return Holding{when.for_hosts, zone_of_hosts(replica, whole, when.hosts)};
  };
  if (!record.kind->within_parent) return told(record);
  const auto id = facts::ref(record, record.kind->parent_field);
  const auto whole = id ? replica.get(*id) : Result<Record>(Error{"not_found", {}, {}, {}});
  return whole ? std::optional<Holding>(told(*whole)) : std::nullopt;
}

std::optional<Hours> hours_of(Replica& replica, const Record& record) {
  const auto hours = look_of(*record.kind).takes_place.hours;
  if (!hours) return {};
  std::vector<Record> sittings;
  for (const Listed& row : listed_sittings(replica, *record.kind, record.id))
    if (auto sitting = replica.get(row.id)) sittings.push_back(std::move(*sitting));
  std::vector<const Cells*> cells;
  for (const Record& each : sittings) cells.push_back(&each.cells);
  return hours({record.kind, record.id, &record.cells, nullptr}, cells);
}

std::vector<Uuid> to_come(Replica& replica, const Kind& kind, std::int64_t now_ms) {
  const TakesPlace& when = look_of(kind).takes_place;
  const std::string begun_after = instant_text(now_ms - when.longest_ms);
  std::set<Uuid> candidates;
  const auto look_into = [&](const Kind& of, std::string_view field, const std::string& from, const std::string& column) {
    if (field.empty()) return;
    for (const Uuid& id : ids_after(replica, of.name, std::string(field), from, column)) candidates.insert(id);
  };
  look_into(kind, when.day, date_text(now_ms - 2 * day_ms), "");
  look_into(kind, when.starts, begun_after, "");
  if (const Kind* sittings = sittings_of(kind)) look_into(*sittings, starts_of(*sittings), begun_after, sittings->parent_field);
  std::vector<std::pair<std::int64_t, Uuid>> found;
  for (const Uuid& id : candidates) {
    const auto record = replica.get(id);
    const auto hours = record && !facts::flag(*record, deleted_cell) ? hours_of(replica, *record) : std::nullopt;
    if (hours && hours->until_ms > now_ms) found.emplace_back(hours->from_ms, id);
  }
  std::sort(found.begin(), found.end());
  std::vector<Uuid> out;
  for (const auto& [from, id] : found) out.push_back(id);
  return out;
}

}  // namespace dialogue
