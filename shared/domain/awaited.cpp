// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/awaited.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "shared/domain/declare.h"
#include "shared/domain/record.h"
#include "shared/domain/terms.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

struct Row {
  std::string_view kind;
  std::string_view act;          ///< empty = its words: of those who may write its title, or of the person that `person` names
                                 ///< `opinion` = of `roles`, until one of theirs has commented
  std::string_view states;       ///< empty = any
  std::string_view when = {};    ///< as Visibility::when
  std::string_view roles = {};   ///< of those who may act, only these; empty = all
  std::string_view person = {};  ///< the field that, when set, names the one person who is waited for
  bool on_day = false;           ///< not before its day
};

constexpr std::string_view opinion = "comment";

constexpr Row table[] = {
    {"organisation", "activate", "invited"},
    {"organisation", "leave", "active dormant", "leave_asked"},
    {"person", "anonymise", "", "erasure_asked_at&!display_name=—"},
    {"role_grant", "confirm", "pending"},
    {"workstream", "activate", "planned"},
    {"workstream_interest", "indicate", "draft", "", "FP OL RO CS UR"},
    {"workstream_interest", "indicate", "draft", "shared_country", "PM"},
    {"workstream_interest", "confirm", "indicated"},
    {"workstream_interest", "decline", "indicated"},
    {"workstream_interest", "enrol", "confirmed"},
    {"support_request", opinion, "draft org_review returned", "review_asked", "SO SC"},
    {"support_request", "", "returned"},
    {"support_request", "submit", "org_review returned"},
    {"support_request", "review", "returned"},
    {"support_request", "publish", "submitted"},
    {"support_request", "return", "submitted"},
    {"support_request", "close", "fulfilled"},
    {"support_offer", opinion, "draft org_review returned", "review_asked", "SO SC"},
    {"support_offer", "", "returned"},
    {"support_offer", "submit", "org_review returned"},
    {"support_offer", "review", "returned"},
    {"support_offer", "publish", "submitted"},
    {"support_offer", "return", "submitted"},
    {"pledge", opinion, "draft shared_draft in_review ready", "review_asked", "SO SC"},
    {"pledge", "accept", "shared_draft in_review"},
    {"pledge", "decline", "shared_draft in_review"},
    {"pledge", "ready", "shared_draft in_review"},
    {"pledge", "submit", "ready"},
    {"pledge", "transmit", "submitted", "!transmitted_at"},
    {"pledge", "register", "submitted"},
    {"pledge", "complete", "registered active"},
    {"pledge_update", "", "clarification_asked"},
    {"pledge_update", "submit", "clarification_asked"},
    {"pledge_update", "accept", "submitted"},
    {"pledge_update", "clarify", "submitted"},
    {"meeting", "plan", "postponed"},
    {"meeting", "announce", "planned"},
    {"meeting", "open", "announced"},
    {"meeting", "start", "announced open", "", "", "", true},
    {"meeting", "hold", "in_progress"},
    {"meeting", "summarise", "held"},
    {"meeting", "close", "summarised"},
    {"session", "confirm", "proposed"},
    {"session", "start", "confirmed", "", "", "", true},
    {"session", "end", "live"},
    {"registration", "register", "invited", "", "", "person"},
    {"registration", "check_in", "invited registered confirmed", "", "", "person"},
    {"registration", "confirm", "registered"},
    {"action_item", "", "accepted in_progress carried_over", "owner_person", "", "owner_person"},
    {"action_item", "accept", "proposed"},
    {"action_item", "decline", "proposed"},
    {"action_item", "start", "accepted carried_over", "", "", "owner_person"},
    {"action_item", "complete", "in_progress", "", "", "owner_person"},
    {"action_item", "verify", "done"},
    {"translation", "", "stale_minor stale_major"},
    {"translation", "start", "requested missing", "", "", "translator"},
    {"translation", "deliver", "in_progress", "", "", "translator"},
    {"translation", "approve", "draft"},
    {"notice", "read", "unread"},
    {"moderation_item", "adopt", "open"},
    {"moderation_item", "reject", "open"},
};

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool in_state(const Row& row, const RecordView& record) {
  return row.states.empty() || holds(declare::words(row.states), state_of(record));
}

/// Those of the actor's grants that the row means.
Actor of_roles(const Row& row, const Actor& actor) {
  if (row.roles.empty()) return actor;
  Actor out = actor;
  const auto roles = declare::words(row.roles);
  std::erase_if(out.grants, [&](const ActiveGrant& grant) { return !holds(roles, grant.role); });
  return out;
}

/// Whether a party is still to answer; who declined has.
bool answers_open(const RecordView& record) {
  return any_cell(*record.cells, "party", [&](std::string_view id, std::string_view rest, std::string_view) {
    const std::string here = "party[" + std::string(id) + "]";
    const auto answer = record.get(here + ".consent");
    return rest.empty() && !TermName("V-PARTYROLE", "lead").in(record.get(here + ".role")) &&
           (answer.empty() || TermName("V-CONSENT", "invited").in(answer));
  });
}

/// Words can be mended by who is to act, and who declined can be taken off; other people, the time and another pair of eyes cannot.
bool may_be_mended(const Error& error, const RecordView& record) {
  static const std::set<std::string, std::less<>> codes{"incomplete", "checklist", "end_before_start", "one_lead"};
  return codes.contains(error.code) || (error.code == "parties_open" && !answers_open(record));
}

bool rules_hold(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  return std::all_of(act.checks.begin(), act.checks.end(), [&](const std::string& name) {
    const Status checked = run_check(name, record, actor, args, around);
    return checked.ok() || may_be_mended(checked.error(), record);
  });
}

/// An act on one's own part of a record (a party's answer) is awaited once for each part that has none yet.
bool own_part_open(const Act& act, std::string_view part, const RecordView& record, const Actor& actor, const Circumstances& around) {
  return any_cell(*record.cells, part, [&](std::string_view id, std::string_view rest, std::string_view) {
    const std::string here = std::string(part) + "[" + std::string(id) + "]";
    const auto answer = record.get(here + ".consent");
    if (!rest.empty() || TermName("V-PARTYROLE", "lead").in(record.get(here + ".role")) ||
        !(answer.empty() || TermName("V-CONSENT", "invited").in(answer)))
      return false;
    return rules_hold(act, record, actor, {{std::string(part), json::quote(id)}}, around);
  });
}

bool act_awaited(const Act& act, const RecordView& record, const Actor& actor, const Circumstances& around) {
  if (!may_act(actor, record, act)) return false;
  for (const Argument& argument : act.args)
    if (record.kind->part(argument.name)) return own_part_open(act, argument.name, record, actor, around);
  return rules_hold(act, record, actor, {}, around);
}

bool any_role(const std::vector<Rule>& who, const Row& row, const Actor& actor) {
  return std::any_of(who.begin(), who.end(), [&](const Rule& rule) {
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const ActiveGrant& grant) {
      const bool named = holds(rule.roles, grant.role) || (holds(rule.roles, "*") && grant.role != terms::role("SA"));
      return named && (row.roles.empty() || holds(declare::words(row.roles), grant.role));
    });
  });
}

/// Who a row could mean: the rules of its act, or of writing.
std::vector<Rule> who_of(const Row& row, const Kind& kind) {
  if (row.act == opinion) return {Rule{{"*"}, Relation::any}};
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
  for (const Row& row : table) {
    if (row.kind != record.kind->name || !in_state(row, record) || !when_holds(row.when, record)) continue;
    if (row.on_day && !around.day_has_come) continue;
    const auto named = row.person.empty() ? std::nullopt : ref_value(record.get(row.person));
    if (named && *named != actor.person) continue;
    const Actor who = of_roles(row, actor);
    if (row.act == opinion) {
      out.opinion = out.opinion || (!around.commented && any_role(who_of(row, *record.kind), row, actor));
    } else if (row.act.empty()) {
      out.words =
          out.words || (named && any_role(who_of(row, *record.kind), row, actor)) || may_edit(who, record, {record.kind->title_field}).ok();
    } else if (const Act* act = record.kind->act(row.act); act && act_awaited(*act, record, who, around)) {
      if (std::find(out.acts.begin(), out.acts.end(), act) == out.acts.end()) out.acts.push_back(act);
    }
  }
  return out;
}

std::vector<std::string> awaited_states(const Kind& kind, const Actor& actor) {
  std::vector<std::string> out;
  for (const Row& row : table) {
    if (row.kind != kind.name || !any_role(who_of(row, kind), row, actor)) continue;
    for (const std::string& state : row.states.empty() ? std::vector<std::string>{""} : declare::words(row.states))
      if (!holds(out, state)) out.push_back(state);
  }
  return out;
}

bool awaited_of_own(const Kind& kind, const Actor& actor) {
  for (const Row& row : table) {
    if (row.kind != kind.name) continue;
    for (const Rule& rule : who_of(row, kind))
      if (rule.relation != Relation::own && rule.relation != Relation::state_own && any_role({rule}, row, actor)) return false;
  }
  return true;
}

std::vector<AwaitedRow> awaited_table() {
  std::vector<AwaitedRow> out;
  for (const Row& row : table) out.push_back({std::string(row.kind), std::string(row.act), declare::words(row.states), row.act == opinion});
  return out;
}

}  // namespace dialogue
