// SPDX-License-Identifier: Apache-2.0
#include "shared/model/due.h"

#include <algorithm>

#include "shared/model/declaration.h"

namespace dialogue {
namespace {

using Edge = DueDate::Edge;

bool by_server(const Act& act) {
  return std::any_of(act.who.begin(), act.who.end(),
                     [](const Rule& rule) { return std::find(rule.roles.begin(), rule.roles.end(), "server") != rule.roles.end(); });
}

bool has_come(const DueDate& due, const RecordView& record, Day today) {
  const auto day = parse_day(inside_quotes(record.get(due.date)));
  if (!day) return false;
  return due.edge == Edge::begins ? today >= *day : today > *day + due.grace;
}

}  // namespace

const Act* server_act(const RecordView& record, std::string_view name) {
  const Act* act = record.kind->act(name);
  if (!act || !by_server(*act)) return nullptr;
  const auto state = state_of(record);
  return act->from.empty() || std::find(act->from.begin(), act->from.end(), state) != act->from.end() ? act : nullptr;
}

const Act* due_act(const RecordView& record, Day today) {
  if (!record.kind || !record.cells || !record.kind->home) return nullptr;
  for (const DueDate& due : record.kind->home->due_dates()) {
    if (due.kind != record.kind->name || !has_come(due, record, today) || !when_holds(due.when, record)) continue;
    if (const Act* act = server_act(record, due.act)) return act;
  }
  return nullptr;
}

bool has_due_acts(const Kind& kind) {
  if (!kind.home) return false;
  const auto& all = kind.home->due_dates();
  return std::any_of(all.begin(), all.end(), [&](const DueDate& due) { return due.kind == kind.name && kind.act(due.act); });
}

}  // namespace dialogue
