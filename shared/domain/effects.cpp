// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/effects.h"

#include <algorithm>

#include "shared/domain/record.h"
#include "shared/domain/terms.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

using Changes = std::vector<CellChange>;

struct Doing {
  const RecordView& before;
  const Act& act;
  const Arguments& args;
  const Actor& actor;
  std::string_view now;

  Raw time() const { return json::quote(now); }
  Raw person() const { return actor.person.is_nil() ? Raw{} : json::quote(actor.person.text()); }
  std::string_view argument(std::string_view name) const {
    const auto it = args.find(name);
    return it == args.end() ? std::string_view{} : inside_quotes(it->second);
  }
};

constexpr TermName invited("V-CONSENT", "invited"), accepted("V-CONSENT", "accepted"), declined("V-CONSENT", "declined"),
    withdrawn("V-CONSENT", "withdrawn");

Changes party_consent(const Doing& d) {
  const std::string party = "party[" + std::string(d.argument("party")) + "]";
  const TermName consent = d.act.name == terms::act("accept") ? accepted : d.act.name == terms::act("decline") ? declined : withdrawn;
  return {{party + ".consent", consent.raw()}, {party + ".consent_by", d.person()}, {party + ".consent_at", d.time()}};
}

Changes anonymise(const Doing& d) {
  Changes out{{"display_name", json::quote("—")}};
  for (const char* cell : {"full_name", "title", "email", "share_contact", "timezone"})
    if (!d.before.get(cell).empty()) out.push_back({cell, ""});
  return out;
}

Changes interest_expression(const Doing& d) {
  const auto owner = owner_of(d.before);
  const bool of_state = std::any_of(d.actor.grants.begin(), d.actor.grants.end(), [&](const ActiveGrant& g) {
    const bool relays = g.role == terms::role("PM") && g.org_kind == TermName("V-STAKEHOLDER", "perm_mission") && !g.org_country.empty() &&
                        g.org_country == country_of(d.before);
    return relays || (g.org == owner && is_state_body(g.org_kind));
  });
  return of_state ? Changes{} : Changes{{"expression", "true"}};
}

Changes count_carried(const Doing& d) {
  const auto before = d.before.get("carried_count");
  int count = 0;
  for (const char c : before.substr(0, 6))
    if (c >= '0' && c <= '9') count = count * 10 + (c - '0');
  return {{"carried_count", std::to_string(count + 1)}};
}

bool set_once(const CellInfo& info) {
  return info.field && (info.field->cls == FieldClass::fixed || info.field->cls == FieldClass::server);
}

/// Cells whose words the parties consented to: the pledge's text, not who helps or how it travels.
bool consented(const Kind& kind, const Path& path) {
  static constexpr std::string_view others[] = {"helpers", "review_asked", "shared_country", "note_verbale_ref", "focal_point", "party"};
  const CellInfo info = describe_cell(kind, path);
  if (!info.known || info.facet != 0 || (!info.field && !info.part)) return false;
  if (set_once(info) || (info.field && info.field->cls == FieldClass::act)) return false;
  const std::string& name = info.part ? info.part->name : info.field->name;
  return std::find(std::begin(others), std::end(others), name) == std::end(others);
}

/// Who accepted other words is asked again; so is whoever now stands in a party's place, since the answer was another's.
Changes ask_again(const RecordView& pledge, const std::vector<Path>& changed) {
  const auto has_changed = [&](const std::string& path) { return std::find(changed.begin(), changed.end(), path) != changed.end(); };
  const bool other_words = std::any_of(changed.begin(), changed.end(), [&](const Path& path) { return consented(*pledge.kind, path); });
  Changes out;
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

bool review_is_void(const RecordView& translation, const std::vector<Path>& changed) {
  const auto state = state_of(translation);
  const bool done =
      terms::one_of(state, terms::state("reviewed"), terms::state("current"), terms::state("stale_minor"), terms::state("stale_major"));
  return done && std::find(changed.begin(), changed.end(), "text") != changed.end();
}

}  // namespace

std::vector<CellChange> effect_of_act(std::string_view name, const RecordView& before, const Act& act, const Arguments& args,
                                      const Actor& actor, std::string_view now) {
  const Doing d{before, act, args, actor, now};
  if (name == "party_consent") return party_consent(d);
  if (name == "stamp_submitted") return {{"submitted_at", d.time()}};
  if (name == "stamp_announced") return {{"announced_at", d.time()}};
  if (name == "stamp_transmitted") return {{"transmitted_at", d.time()}};
  if (name == "stamp_resolved") return {{"resolved_by", d.person()}, {"resolved_at", d.time()}};
  if (name == "stamp_reviewer") return {{"reviewer", d.person()}};
  if (name == "stamp_granted") return {{"granted_by", d.person()}};
  if (name == "wipe_ordered") return {{"wipe_ordered_at", d.time()}};
  if (name == "erasure_asked") return {{"erasure_asked_at", d.time()}};
  if (name == "leave_asked") return {{"leave_asked", "true"}};
  if (name == "anonymise") return anonymise(d);
  if (name == "interest_expression") return interest_expression(d);
  if (name == "count_carried") return count_carried(d);
  return {};
}

std::vector<CellChange> changes_of_act(const RecordView& before, const Act& act, const Arguments& args, const Actor& actor,
                                       std::string_view now) {
  Changes out;
  if (!act.to.empty()) out.push_back({std::string(state_cell), json::quote(act.to)});
  for (const Argument& argument : act.args) {
    const auto it = args.find(argument.name);
    if (!argument.field.empty() && it != args.end()) out.push_back({argument.field, it->second});
  }
  for (CellChange& change : effect_of_act(act.effect, before, act, args, actor, now)) out.push_back(std::move(change));
  return out;
}

std::vector<CellChange> effects_of_edit(const RecordView& after, const std::vector<Path>& changed) {
  if (!after.kind || !after.cells) return {};
  if (after.kind->name == "pledge") return ask_again(after, changed);
  if (after.kind->name != "translation" || !review_is_void(after, changed)) return {};
  Changes out{{std::string(state_cell), terms::state("draft").raw()}};
  if (!after.get("reviewer").empty()) out.push_back({"reviewer", ""});
  return out;
}

}  // namespace dialogue
