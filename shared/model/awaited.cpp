// SPDX-License-Identifier: Apache-2.0
#include "shared/model/awaited.h"

#include <algorithm>
#include <iterator>

#include "shared/model/declaration.h"
#include "shared/model/rights.h"
#include "shared/model/words.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool in_state(const AwaitedStep& row, const RecordView& record) { return row.states.empty() || holds(words(row.states), state_of(record)); }

/// Those of the actor's grants that the row means.
Actor of_roles(const AwaitedStep& row, const Actor& actor) {
  if (row.roles.empty()) return actor;
  Actor out = actor;
  const auto roles = words(row.roles);
  std::erase_if(out.grants, [&](const ActiveGrant& grant) { return !holds(roles, grant.role); });
  return out;
}

bool rules_hold(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  return std::all_of(act.checks.begin(), act.checks.end(), [&](const std::string& name) {
    if (run_check(name, record, actor, args, around)) return true;
    const Check* check = record.kind->home ? record.kind->home->check(name) : nullptr;
    return check && check->mended_by_actor && check->mended_by_actor(record);
  });
}

/// An act on one's own part of a record (a party's answer) is awaited once for each part that has no answer yet.
bool own_part_open(const AwaitedStep& row, const Act& act, std::string_view part, const RecordView& record, const Actor& actor,
                   const Circumstances& around) {
  return any_cell(*record.cells, part, [&](std::string_view id, std::string_view rest, std::string_view) {
    if (!rest.empty() || (row.part_open && !row.part_open(record, std::string(part) + "[" + std::string(id) + "]"))) return false;
    return rules_hold(act, record, actor, {{std::string(part), json::quote(id)}}, around);
  });
}

bool act_awaited(const AwaitedStep& row, const Act& act, const RecordView& record, const Actor& actor, const Circumstances& around) {
  if (!may_act(actor, record, act)) return false;
  for (const Argument& argument : act.args)
    if (record.kind->part(argument.name)) return own_part_open(row, act, argument.name, record, actor, around);
  return rules_hold(act, record, actor, {}, around);
}

bool any_role(const std::vector<Rule>& who, const AwaitedStep& row, const Actor& actor) {
  return std::any_of(who.begin(), who.end(), [&](const Rule& rule) {
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const ActiveGrant& grant) {
      const bool named = holds(rule.roles, grant.role) || (holds(rule.roles, "*") && grant.role != administrator_role);
      return named && (row.roles.empty() || holds(words(row.roles), grant.role));
    });
  });
}

/// The people that a row could mean: by the rules of its act, or of writing.
std::vector<Rule> who_of(const AwaitedStep& row, const Kind& kind) {
  if (row.act == asked_opinion) return {Rule{{"*"}, Relation::any}};
  if (!row.act.empty()) {
    const Act* act = kind.act(row.act);
    return act ? act->who : std::vector<Rule>{};
  }
  if (!row.person.empty()) return {Rule{{"*"}, Relation::any}};
  std::vector<Rule> out;
  for (const EditRight& right : kind.edits)
    if (right.cells.empty()) out.insert(out.end(), right.who.begin(), right.who.end());
  return out;
}

/// Of all kinds.
const std::vector<AwaitedStep>& steps_of(const Kind& kind) {
  static const std::vector<AwaitedStep> none;
  return kind.home ? kind.home->awaited() : none;
}

}  // namespace

bool is_off(const RecordView& record) {
  constexpr std::string_view states[] = {"cancelled", "withdrawn"};
  return !record.get(deleted_cell).empty() || std::find(std::begin(states), std::end(states), state_of(record)) != std::end(states);
}

bool falls_with_parent(const Kind& kind) {
  const Field* field = kind.parent_field.empty() ? nullptr : kind.field(kind.parent_field);
  return field && field->needed;
}

Awaited awaited_of(const Actor& actor, const RecordView& record, const Circumstances& around) {
  Awaited out;
  if (!record.kind || !record.cells || !record.get(deleted_cell).empty()) return out;
  if (record.parent && falls_with_parent(*record.kind) && is_off(*record.parent)) return out;
  for (const AwaitedStep& row : steps_of(*record.kind)) {
    if (row.kind != record.kind->name || !in_state(row, record) || !when_holds(row.when, record)) continue;
    if (row.on_day && !around.day_has_come) continue;
    const auto named = row.person.empty() ? std::nullopt : ref_value(record.get(row.person));
    if (named && *named != actor.person) continue;
    const Actor who = of_roles(row, actor);
    if (row.act == asked_opinion) {
      out.opinion = out.opinion || (!around.commented && any_role(who_of(row, *record.kind), row, actor));
    } else if (row.act.empty()) {
      out.words =
          out.words || (named && any_role(who_of(row, *record.kind), row, actor)) || may_edit(who, record, {record.kind->title_field}).ok();
    } else if (const Act* act = record.kind->act(row.act); act && act_awaited(row, *act, record, who, around)) {
      if (std::find(out.acts.begin(), out.acts.end(), act) == out.acts.end()) out.acts.push_back(act);
    }
  }
  return out;
}

std::vector<std::string> awaited_states(const Kind& kind, const Actor& actor) {
  std::vector<std::string> out;
  for (const AwaitedStep& row : steps_of(kind)) {
    if (row.kind != kind.name || !any_role(who_of(row, kind), row, actor)) continue;
    for (const std::string& state : row.states.empty() ? std::vector<std::string>{""} : words(row.states))
      if (!holds(out, state)) out.push_back(state);
  }
  return out;
}

bool awaited_of_own(const Kind& kind, const Actor& actor) {
  for (const AwaitedStep& row : steps_of(kind)) {
    if (row.kind != kind.name) continue;
    for (const Rule& rule : who_of(row, kind))
      if (rule.relation != Relation::own && rule.relation != Relation::state_own && any_role({rule}, row, actor)) return false;
  }
  return true;
}

}  // namespace dialogue
