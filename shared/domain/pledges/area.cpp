// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/pledges/area.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <tuple>

#include "shared/domain/common/checking.h"
#include "shared/domain/pledges/checklist.h"
#include "shared/domain/pledges/kinds.h"
#include "shared/domain/pledges/sentences.h"
#include "shared/domain/pledges/vocabularies.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

using namespace checking;
using terms::one_of;
using terms::role;

constexpr TermName accepted_update = terms::state("accepted");
consteval TermName consent(std::string_view code) { return {pledges_vocabularies, "V-CONSENT", code}; }
constexpr TermName lead(pledges_vocabularies, "V-PARTYROLE", "lead");

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
    if (!rest.empty() || lead.in(c.record.get(party + ".role")) || consent("accepted").in(c.record.get(party + ".consent"))) return false;
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

/// A party can never answer for another one.
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

Status stage_fulfilled(const Case& c) {
  return hold(TermName(pledges_vocabularies, "V-STAGE", "fulfilled").in(c.record.get("stage")), "stage_not_fulfilled", "stage");
}

Status owner_of_pledge(const Case& c) {
  if (!c.record.parent) return refuse("not_available", "pledge");
  return hold(owner_of(*c.record.parent) == owner_of(c.record), "not_allowed", "pledge");
}

void tell_two_leads(const RecordView& record, std::vector<Error>& out) {
  bool owner_leads = false;
  if (leads_of(record, owner_leads) > 1) out.push_back({"two_leads", "party", {}, {}});
}

constexpr TermName invited = consent("invited"), accepted = consent("accepted"), declined = consent("declined"),
                   withdrawn = consent("withdrawn");

std::vector<CellChange> party_consent(const Doing& d) {
  const std::string party = "party[" + std::string(d.argument("party")) + "]";
  const TermName consent = d.act.name == terms::act("accept") ? accepted : d.act.name == terms::act("decline") ? declined : withdrawn;
  return {{party + ".consent", consent.raw()}, {party + ".consent_by", d.person()}, {party + ".consent_at", d.time()}};
}

/// Whether the party is still to answer. The lead asks and answers nothing, and a party that declined has answered.
bool party_open(const RecordView& record, const std::string& party) {
  const auto answer = record.get(party + ".consent");
  return !lead.in(record.get(party + ".role")) && (answer.empty() || invited.in(answer));
}

/// A party that declined can be taken off by whoever is to act. A party that has not answered cannot.
bool all_have_answered(const RecordView& record) {
  return !any_cell(*record.cells, "party", [&](std::string_view id, std::string_view rest, std::string_view) {
    return rest.empty() && party_open(record, "party[" + std::string(id) + "]");
  });
}

bool set_once(const CellInfo& info) {
  return info.field && (info.field->cls == FieldClass::fixed || info.field->cls == FieldClass::server);
}

/// Cells whose words the parties consented to: the pledge's text, but not who helps or how it travels.
bool consented(const Kind& kind, const Path& path) {
  static constexpr std::string_view others[] = {"helpers", "review_asked", "shared_country", "note_verbale_ref", "focal_point", "party"};
  const CellInfo info = describe_cell(kind, path);
  if (!info.known || info.facet != 0 || (!info.field && !info.part)) return false;
  if (set_once(info) || (info.field && info.field->cls == FieldClass::act)) return false;
  const std::string& name = info.part ? info.part->name : info.field->name;
  return std::find(std::begin(others), std::end(others), name) == std::end(others);
}

/// A party that accepted other words is asked again. So is one that now stands in a party's place, because the answer was another's.
std::vector<CellChange> ask_again(const RecordView& pledge, const std::vector<Path>& changed) {
  const auto has_changed = [&](const std::string& path) { return std::find(changed.begin(), changed.end(), path) != changed.end(); };
  const bool other_words = std::any_of(changed.begin(), changed.end(), [&](const Path& path) { return consented(*pledge.kind, path); });
  std::vector<CellChange> out;
  any_cell(*pledge.cells, "party", [&](std::string_view id, std::string_view rest, std::string_view value) {
    if (rest != ".consent" || invited.in(value)) return false;
    const std::string party = "party[" + std::string(id) + "]";
    const bool other_party = has_changed(party + ".org") || has_changed(party + ".role");
    if (!other_party && !(other_words && accepted.in(value))) return false;
    out.push_back({party + ".consent", invited.raw()});
    out.push_back({party + ".consent_by", ""});
    out.push_back({party + ".consent_at", ""});
    return false;
  });
  return out;
}

/// The pledge's stage is what the latest accepted update says; of two for the same day, the one that was accepted last. When none is left
/// there is no stage.
std::vector<Elsewhere> stage_of_pledge(const Changed& changed, RecordReader& reader) {
  const RecordView& update = changed.record;
  const bool is_accepted = accepted_update.in(update.get(state_cell));
  const bool matters = changed.touched(state_cell) ||
                       (is_accepted && (changed.touched("stage") || changed.touched("as_of") || changed.touched(deleted_cell)));
  if (!matters || !update.parent || !update.parent->kind) return {};
  Raw stage, latest_day;
  std::uint64_t latest_seq = 0;
  reader.referring(*update.kind, update.kind->parent_field, update.get(update.kind->parent_field), [&](const ReadRecord& other) {
    if (!accepted_update.in(other.view.get(state_cell))) return;
    const Raw day(other.view.get("as_of"));
    const std::uint64_t seq = other.seq_of(state_cell);
    if (std::tie(day, seq) < std::tie(latest_day, latest_seq)) return;
    latest_day = day;
    latest_seq = seq;
    stage = other.view.get("stage");
  });
  if (update.parent->get("stage") == stage) return {};
  return {{update.parent->kind, update.parent->id, {{"stage", stage}}}};
}

std::vector<CellChange> stamp_transmitted(const Doing& d) { return {{"transmitted_at", d.time()}}; }

}  // namespace

Area pledges_area() {
  Area area;
  area.name = "pledges";
  area.sentences = parse_terms(pledges_sentences);
  area.vocabularies = vocabularies(pledges_vocabularies);
  area.kinds = pledges_kinds();
  area.places = {
      {.name = "pledges", .no = 3, .label = {"Pledges", "Engagements", "Compromisos"}, .title = {"Pledges", "Engagements", "Compromisos"}},
  };
  area.looks = {
      {.kind = "pledge",
       .facts = "owner_org stage",
       .key_facts = "cycle stage pledge_kind form period_start period_end",
       .sort = "title",
       .place = "pledges",
       .new_one = {"New pledge", "Nouvel engagement", "Nuevo compromiso"},
       .tab = {"Pledges", "Engagements", "Compromisos"},
       .leads_on = "ready submit register activate complete",
       .gives_up = "decline leave lapse withdraw",
       .unfinished = "draft shared_draft",
       .drafts = "draft shared_draft",
       .passed_on = "in_review ready submitted",
       .parts = {{"linked_line", "linked_record"}}},
      {.kind = "pledge_update",
       .facts = "pledge as_of",
       .key_facts = "pledge as_of stage disbursed reporting_org",
       .sort = "-as_of",
       .place = "pledges",
       .new_one = {"New pledge update", "Nouvelle mise à jour d'engagement", "Nueva actualización de compromiso"},
       .tab = {"Updates", "Mises à jour", "Actualizaciones"},
       .leads_on = "submit",
       .unfinished = "draft",
       .drafts = "draft",
       .passed_on = "submitted",
       .parts = {{"component", "pledge", "component"}},
       .own_organisation = "reporting_org"},
  };
  area.checks = {
      {"one_lead", Check::Binds::record, one_lead, always},
      {"all_parties_answered", Check::Binds::record, all_parties_answered, all_have_answered},
      {"pledge_checklist", Check::Binds::record, checklist, always},
      {"own_party", Check::Binds::actor, own_party},
      {"stage_fulfilled", Check::Binds::record, stage_fulfilled},
      {"owner_of_pledge", Check::Binds::record, owner_of_pledge},
  };
  area.warnings = {
      {"pledge", tell_two_leads},
  };
  area.effects = {
      {"party_consent", party_consent},
      {"stamp_transmitted", stamp_transmitted},
  };
  area.consequences = {{"pledge_update", stage_of_pledge}};
  area.edit_effects = {
      {"pledge", ask_again},
  };
  area.due = {
      // A pledge lapses half a year after its end, when its last report is in, unless that report says fulfilled.
      {"pledge", "lapse", "period_end", DueDate::Edge::ends, 180, "!stage=fulfilled"},
      {"pledge", "activate", "period_start", DueDate::Edge::begins},
  };
  area.awaited = {
      {"pledge", asked_opinion, "draft shared_draft in_review ready", "review_asked", "SO SC"},
      {"pledge", "accept", "shared_draft in_review", "", "", "", false, party_open},
      {"pledge", "decline", "shared_draft in_review", "", "", "", false, party_open},
      {"pledge", "ready", "shared_draft in_review"},
      {"pledge", "submit", "ready"},
      {"pledge", "transmit", "submitted", "!transmitted_at"},
      {"pledge", "register", "submitted"},
      {"pledge", "complete", "registered active"},
      {"pledge_update", "", "clarification_asked"},
      {"pledge_update", "submit", "clarification_asked"},
      {"pledge_update", "accept", "submitted"},
      {"pledge_update", "clarify", "submitted"},
  };
  return area;
}

}  // namespace dialogue
