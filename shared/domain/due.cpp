// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/due.h"

#include <algorithm>

#include "shared/domain/record.h"
#include "shared/domain/terms.h"

namespace dialogue {
namespace {

using Edge = DueDate::Edge;

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

bool has_come(const DueDate& due, const RecordView& record, Day today) {
  const auto day = parse_day(inside_quotes(record.get(due.date)));
  if (!day) return false;
  return due.edge == Edge::begins ? today >= *day : today > *day + due.grace;
}

}  // namespace

const std::vector<DueDate>& due_dates() {
  static const std::vector<DueDate> all{
      {"role_grant", "expire", "valid_until"},
      {"workstream_membership", "end", "until"},
      {"support_request", "expire", "period_end"},
      {"support_offer", "expire", "available_until"},
      {"pledge", "lapse", "period_end", Edge::ends, 180},
      {"pledge", "activate", "period_start", Edge::begins},
  };
  return all;
}

const Act* due_act(const RecordView& record, Day today) {
  if (!record.kind || !record.cells) return nullptr;
  for (const DueDate& due : due_dates()) {
    if (due.kind != record.kind->name || !has_come(due, record, today)) continue;
    if (due.act == terms::act("lapse") && TermName("V-STAGE", "fulfilled").in(record.get("stage"))) continue;
    if (const Act* act = possible(record, due.act)) return act;
  }
  return nullptr;
}

bool has_due_acts(const Kind& kind) {
  const auto& all = due_dates();
  return std::any_of(all.begin(), all.end(), [&](const DueDate& due) { return due.kind == kind.name && kind.act(due.act); });
}

const Act* due_rest(const RecordView& organisation, Day last_seen, Day today) {
  constexpr int year = 365;
  if (!organisation.kind || !organisation.cells || TermName("V-STAKEHOLDER", "unhcr").in(organisation.get("kind"))) return nullptr;
  return today > last_seen + year ? possible(organisation, terms::act("rest").code()) : nullptr;
}

}  // namespace dialogue
