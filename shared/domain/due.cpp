// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/due.h"

#include <algorithm>
#include <iterator>

#include "shared/domain/record.h"

namespace dialogue {
namespace {

enum class Edge { begins, ends };

struct Due {
  std::string_view kind, act, date;
  Edge edge;
  int grace = 0;  ///< days more
};
constexpr Due table[] = {
    {"role_grant", "expire", "valid_until", Edge::ends},     {"workstream_membership", "end", "until", Edge::ends},
    {"support_request", "expire", "period_end", Edge::ends}, {"support_offer", "expire", "available_until", Edge::ends},
    {"pledge", "lapse", "period_end", Edge::ends, 180},      {"pledge", "activate", "period_start", Edge::begins},
};

bool by_server(const Act& act) {
  return std::any_of(act.who.begin(), act.who.end(),
                     [](const Rule& rule) { return std::find(rule.roles.begin(), rule.roles.end(), "server") != rule.roles.end(); });
}

/// The server's act of that name, when the record's state lets it happen.
const Act* possible(const RecordView& record, std::string_view name) {
  const Act* act = record.kind->act(name);
  if (!act || !by_server(*act)) return nullptr;
  const auto state = state_of(record);
  return act->from.empty() || std::find(act->from.begin(), act->from.end(), state) != act->from.end() ? act : nullptr;
}

bool has_come(const Due& due, const RecordView& record, Day today) {
  const auto day = parse_day(inside_quotes(record.get(due.date)));
  if (!day) return false;
  return due.edge == Edge::begins ? today >= *day : today > *day + due.grace;
}

}  // namespace

const Act* due_act(const RecordView& record, Day today) {
  if (!record.kind || !record.cells) return nullptr;
  for (const Due& due : table) {
    if (due.kind != record.kind->name || !has_come(due, record, today)) continue;
    if (due.act == "lapse" && record.get("stage") == "\"fulfilled\"") continue;
    if (const Act* act = possible(record, due.act)) return act;
  }
  return nullptr;
}

bool has_due_acts(const Kind& kind) {
  return std::any_of(std::begin(table), std::end(table), [&](const Due& due) { return due.kind == kind.name && kind.act(due.act); });
}

const Act* due_rest(const RecordView& organisation, Day last_seen, Day today) {
  constexpr int year = 365;
  if (!organisation.kind || !organisation.cells || organisation.get("kind") == "\"unhcr\"") return nullptr;
  return today > last_seen + year ? possible(organisation, "rest") : nullptr;
}

}  // namespace dialogue
