// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/rules.h"

#include <algorithm>
#include <iterator>

#include "shared/domain/forms.h"
#include "shared/domain/record.h"
#include "shared/domain/terms.h"

namespace dialogue {
namespace {

using terms::one_of;
using terms::role;
using terms::state;

struct Case {
  const RecordView& record;
  const Actor& actor;
  const Arguments& args;
  const Circumstances& around;
};

Status refuse(std::string_view code, std::string_view field = {}, std::vector<std::string> args = {}) {
  return Error{std::string(code), std::string(field), std::move(args), {}};
}
Status hold(bool holds, std::string_view code, std::string_view field = {}) { return holds ? Status{} : refuse(code, field); }

template <class Fits>
bool has_grant(const Actor& actor, Fits fits) {
  return std::any_of(actor.grants.begin(), actor.grants.end(), fits);
}
bool has_role(const Actor& actor, TermName wanted) {
  return has_grant(actor, [&](const ActiveGrant& g) { return g.role == wanted; });
}

bool of_secretariat(const Case& c) {
  return has_grant(c.actor, [&](const ActiveGrant& g) { return one_of(g.role, role("SO"), role("SC")) && covers(g, c.record); });
}

Status complete(const Case& c) {
  auto missing = missing_to_submit(c.record);
  if (missing.empty()) return {};
  return refuse("incomplete", missing.front(), {std::next(missing.begin()), missing.end()});
}

struct Span {
  const char* start;
  const char* end;
};
constexpr Span spans[] = {{"period_start", "period_end"},
                          {"available_from", "available_until"},
                          {"valid_from", "valid_until"},
                          {"registration_open", "registration_close"},
                          {"from", "until"}};

std::vector<Error> reversed_spans(const RecordView& record) {
  std::vector<Error> out;
  for (const auto& [start, end] : spans) {
    const auto from = record.get(start), until = record.get(end);
    if (!from.empty() && !until.empty() && until < from) out.push_back({"end_before_start", end, {}, {}});
  }
  return out;
}

Status dates_in_order(const Case& c) {
  auto wrong = reversed_spans(c.record);
  return wrong.empty() ? Status{} : Status{wrong.front()};
}

Status state_requester(const Case& c) {
  const auto owner = owner_of(c.record);
  return hold(has_grant(c.actor, [&](const ActiveGrant& g) { return g.org == owner && is_state_body(g.org_kind); }), "not_a_state",
              "owner_org");
}

Status offer_basis(const Case& c) {
  const bool needs = TermName("V-BASIS", "pledge").in(c.record.get("basis"));
  return hold(!needs || !c.record.get("pledge").empty(), "incomplete", "pledge");
}

constexpr TermName lead("V-PARTYROLE", "lead");

int leads_of(const RecordView& record, bool& owner_leads) {
  int leads = 0;
  const auto owner = owner_of(record);
  any_cell(*record.cells, "party", [&](std::string_view id, std::string_view rest, std::string_view value) {
    if (rest != ".role" || !lead.in(value)) return false;
    ++leads;
    owner_leads = owner_leads || (owner && ref_value(record.get("party[" + std::string(id) + "].org")) == owner);
    return false;
  });
  return leads;
}

Status one_lead(const Case& c) {
  bool owner_leads = false;
  const int leads = leads_of(c.record, owner_leads);
  return hold(leads == 1 && owner_leads, "one_lead", "party");
}

Status all_parties_answered(const Case& c) {
  std::string open;
  any_cell(*c.record.cells, "party", [&](std::string_view id, std::string_view rest, std::string_view) {
    const std::string party = "party[" + std::string(id) + "]";
    if (!rest.empty() || lead.in(c.record.get(party + ".role")) || TermName("V-CONSENT", "accepted").in(c.record.get(party + ".consent")))
      return false;
    open = party;
    return true;
  });
  return hold(open.empty(), "parties_open", open);
}

Status checklist(const Case& c) {
  std::vector<std::string> failed;
  for (const ChecklistRow& row : pledge_checklist(c.record))
    if (row.blocks && !row.ok) failed.push_back(row.code);
  if (failed.empty()) return {};
  return refuse("checklist", failed.front(), {std::next(failed.begin()), failed.end()});
}

/// A party can never answer for another one (P3).
Status own_party(const Case& c) {
  const auto it = c.args.find("party");
  const std::string party = "party[" + std::string(it == c.args.end() ? std::string_view{} : inside_quotes(it->second)) + "]";
  const auto org = ref_value(c.record.get(party + ".org"));
  if (c.record.get(party).empty() || !org) return refuse("not_found", party);
  const auto answers_for = [&](const ActiveGrant& g) {
    return g.org == org && one_of(g.role, role("OL"), role("RO"), role("CS"), role("UR"));
  };
  return hold(has_grant(c.actor, answers_for), "not_allowed", party);
}

/// Contributors are named by their organisation's lead, administrators by administrators, all others by the coordinator.
Status may_grant(const Case& c) {
  const auto given = inside_quotes(c.record.get("role"));
  if (given == role("SA")) return hold(has_role(c.actor, role("SA")), "not_allowed", "role");
  if (has_role(c.actor, role("SC"))) return {};
  const auto org = ref_value(c.record.get("org"));
  const auto leads = [&](const ActiveGrant& g) { return g.role == role("OL") && g.org == org; };
  return hold(given == role("CT") && has_grant(c.actor, leads), "not_allowed", "role");
}

Status may_revoke(const Case& c) {
  if (person_of(c.record) == c.actor.person) return {};
  return may_grant(c);
}

Status wipe_ordered(const Case& c) { return hold(!c.record.get("wipe_ordered_at").empty(), "wipe_not_ordered"); }
Status stage_fulfilled(const Case& c) {
  return hold(TermName("V-STAGE", "fulfilled").in(c.record.get("stage")), "stage_not_fulfilled", "stage");
}

bool has_any(const RecordView& record, std::string_view set) {
  return any_cell(*record.cells, set, [](auto, auto, auto) { return true; });
}

/// Whom an open meeting is for: the waves and the kinds of organisation that it names; everybody when it names none.
bool is_for(const RecordView& meeting, const ActiveGrant& grant) {
  if (!has_any(meeting, "audience_waves") && !has_any(meeting, "audience_kinds")) return true;
  const std::string wave = grant.org_wave.empty() ? std::string(wave_of(grant.org_kind)) : grant.org_wave;
  return !meeting.get("audience_waves[" + wave + "]").empty() || !meeting.get("audience_kinds[" + grant.org_kind + "]").empty();
}

/// Who was entered by somebody else, is a guest or a lead of the meeting, or whose organisation is on its list, is invited to any meeting;
/// to an open one also whom it is for.
Status invited(const Case& c) {
  const RecordView* meeting = c.record.parent;
  if (!meeting || !meeting->kind || !meeting->cells || of_secretariat(c)) return {};
  const bool leads = has_grant(c.actor, [&](const ActiveGrant& g) { return g.role == role("WL") && covers(g, *meeting); });
  // To what is not announced, or will not be, nobody comes.
  if (!leads && one_of(state_of(*meeting), state("idea"), state("planned"), state("cancelled"))) return refuse("wrong_state", "meeting");
  // An invitation that was cancelled is none.
  const bool by_others = ref_value(c.record.get("created_by")) != c.actor.person && state_of(c.record) != state("cancelled");
  const bool closed = meeting->get("invite_only") == "true";
  const auto is_invited = [&](const ActiveGrant& g) {
    if (!meeting->get("parties[" + g.org.text() + "]").empty()) return true;
    const bool guest = g.scope != terms::scope("all");
    if (guest && covers(g, *meeting)) return true;
    return !closed && (!guest || g.role == role("WL")) && is_for(*meeting, g);
  };
  return hold(by_others || has_grant(c.actor, is_invited), "not_invited", "meeting");
}

/// From an hour before a meeting begins, or from when it was started. For oneself up to 72 hours after its end; later the Secretariat
/// enters it.
Status while_it_meets(const Case& c) {
  constexpr std::int64_t hour_ms = 3'600'000;
  const RecordView* meeting = c.record.parent;
  if (c.around.now_ms == 0 || !meeting || !meeting->kind || !meeting->cells) return {};
  const auto now = state_of(*meeting);
  const auto& hours = c.around.meeting;
  const bool begun = one_of(now, state("in_progress"), state("held"), state("summarised"), state("closed"));
  const bool awaited = one_of(now, state("announced"), state("open"));
  if (!begun && !(awaited && hours && c.around.now_ms >= hours->from_ms - hour_ms)) return refuse("meeting_not_begun", "meeting");
  const bool own = person_of(c.record) == c.actor.person && !of_secretariat(c);
  return hold(!own || !hours || c.around.now_ms <= hours->until_ms + 72 * hour_ms, "meeting_over", "meeting");
}

Status owner_of_pledge(const Case& c) {
  if (!c.record.parent) return refuse("not_available", "pledge");
  return hold(owner_of(*c.record.parent) == owner_of(c.record), "not_allowed", "pledge");
}

Status second_pair_of_eyes(const Case& c) {
  const auto translator = ref_value(c.record.get("translator"));
  const auto writer = translator ? translator : ref_value(c.record.get("created_by"));
  return hold(writer != c.actor.person, "second_person_needed");
}

/// Nobody outside the Secretariat verifies the work of the own organisation alone (P5).
Status not_own_alone(const Case& c) {
  const auto owner = owner_of(c.record);
  return hold(
      has_grant(c.actor,
                [&](const ActiveGrant& g) { return one_of(g.role, role("SO"), role("SC")) || (g.role == role("WL") && g.org != owner); }),
      "second_person_needed");
}

/// A proposal is settled by the record's owner, always, and by whoever may edit the cell. What changes the record obeys its state as an
/// edit does; own words are an edit.
Status may_settle(const Case& c) {
  const RecordView* record = c.record.parent;
  if (!record || !record->kind || !record->cells) return refuse("not_available", "record");
  const auto take = c.args.find("take");
  const auto taken = take == c.args.end() ? std::string_view{} : inside_quotes(take->second);
  constexpr TermName current("V-TAKE", "current"), proposed("V-TAKE", "proposed"), own_words("V-TAKE", "value");
  if (!taken.empty() && !one_of(taken, current, proposed, own_words)) return refuse("wrong_type", "take");
  const Path cell = c.record.text("cell");
  const auto may = cell == deleted_cell ? may_delete(c.actor, *record) : may_edit(c.actor, *record, {cell});
  const auto owner = owner_of(*record);
  const bool owns = has_grant(c.actor, [&](const ActiveGrant& g) {
    return g.org == owner && one_of(g.role, role("FP"), role("OL"), role("CT"), role("RO"), role("CS"), role("UR"));
  });
  if (taken == current || taken.empty()) return owns || (!may && may.error().code == "wrong_state") ? Status{} : may;
  if (may || !owns || taken == own_words) return may;
  return hold(changes_now(*record, cell), "wrong_state", cell);
}

using Check = Status (*)(const Case&);
struct Named {
  std::string_view name;
  Check check;
};
constexpr Named checks[] = {
    {"complete", complete},
    {"dates_in_order", dates_in_order},
    {"state_requester", state_requester},
    {"offer_basis", offer_basis},
    {"one_lead", one_lead},
    {"all_parties_answered", all_parties_answered},
    {"pledge_checklist", checklist},
    {"own_party", own_party},
    {"may_grant", may_grant},
    {"may_revoke", may_revoke},
    {"wipe_ordered", wipe_ordered},
    {"stage_fulfilled", stage_fulfilled},
    {"invited", invited},
    {"while_it_meets", while_it_meets},
    {"owner_of_pledge", owner_of_pledge},
    {"second_pair_of_eyes", second_pair_of_eyes},
    {"not_own_alone", not_own_alone},
    {"may_settle", may_settle},
};

/// Rules on who acts do not bind the server; rules on the record do.
bool about_actor(std::string_view name) {
  return name == "state_requester" || name == "own_party" || name == "may_grant" || name == "may_revoke" || name == "invited" ||
         name == "while_it_meets" || name == "second_pair_of_eyes" || name == "not_own_alone" || name == "may_settle";
}

}  // namespace

Status run_check(std::string_view name, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  for (const Named& known : checks)
    if (known.name == name) {
      if (actor.server && about_actor(name)) return {};
      return record.kind && record.cells ? known.check({record, actor, args, around}) : refuse("not_allowed");
    }
  return refuse("not_allowed", name);
}

Status run_checks(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  for (const std::string& name : act.checks)
    if (auto status = run_check(name, record, actor, args, around); !status) return status;
  return {};
}

Status check_args(const Kind& kind, const Act& act, const Arguments& args) {
  for (const auto& [name, value] : args) {
    const auto it = std::find_if(act.args.begin(), act.args.end(), [&wanted = name](const Argument& a) { return a.name == wanted; });
    if (it == act.args.end()) return refuse("unknown_field", name);
    Field field;
    field.type = it->type;
    if (const Field* becomes = kind.field(it->field)) field = *becomes;
    if (const char* code = value_problem(field, value)) return refuse(code, name, allowed(field, code, value));
  }
  for (const Argument& a : act.args) {
    const auto it = args.find(a.name);
    if (a.needed && (it == args.end() || is_blank(it->second))) return refuse("incomplete", a.name);
  }
  return {};
}

std::vector<Error> warnings(const RecordView& record) {
  if (!record.kind || !record.cells) return {};
  std::vector<Error> out = reversed_spans(record);
  bool owner_leads = false;
  if (record.kind->name == "pledge" && leads_of(record, owner_leads) > 1) out.push_back({"two_leads", "party", {}, {}});
  // What was stored before its field had these bounds stays as it is, and is said here.
  for (const auto& [path, value] : *record.cells) {
    const CellInfo info = describe_cell(*record.kind, path);
    if (!info.field || !info.field->bounds || value.empty()) continue;
    if (const char* code = value_problem(*info.field, value)) out.push_back({code, path, allowed(*info.field, code, value), {}});
  }
  return out;
}

}  // namespace dialogue
