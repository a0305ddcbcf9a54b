// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "shared/base/planted.h"
#include "shared/domain/record.h"
#include "shared/domain/rights.h"
#include "shared/domain/terms.h"

namespace dialogue {
namespace {

using terms::one_of;
using terms::role;

using Scopes = std::set<std::string>;

constexpr std::string_view participants = "participants";

std::string scope(std::string_view what, const Uuid& id) { return std::string(what) + ":" + id.text(); }

void add_grant_scopes(const ActiveGrant& grant, Scopes& out) {
  if (!is_role(grant.role)) return;
  // An administrator looks after the server, not after its content (P2).
  if (grant.role == role("SA")) {
    out.insert("administrators");
    return;
  }
  const bool guest = grant.scope != terms::scope("all");
  if (grant.scope == terms::scope("workstream")) out.insert(scope("workstream", grant.scope_id));
  // What is said in a meeting is for those who registered; who prepares it is there in any case.
  if (grant.scope == terms::scope("meeting") && grant.role == role("WL")) out.insert(scope("meeting", grant.scope_id));
  if (grant.role == role("WL") && one_of(grant.scope, terms::scope("workstream"), terms::scope("meeting")))
    out.insert(scope("lead", grant.scope_id));
  // A guest of one meeting, workstream or record (S37) sees that alone, and the own organisation.
  if (guest) out.insert({scope("guest", grant.scope_id), scope("guest", grant.org)});
  if (!guest || grant.role == role("WL")) out.emplace(participants);
  if (guest) return;
  if (!one_of(grant.role, role("WL"), role("TR"), role("OB"))) out.insert(scope("org", grant.org));
  if (one_of(grant.role, role("SO"), role("SC"))) out.insert("secretariat");
  if (grant.role == role("SC")) out.insert("coordinators");
  if (grant.role == role("OL")) out.insert(scope("lead", grant.org));
  if (one_of(grant.role, role("UF"), role("PM")) && !grant.org_country.empty()) out.insert("country:" + grant.org_country);
}

void add_ids(const RecordView& record, std::string_view what, std::string_view set, Scopes& out) {
  any_cell(*record.cells, set, [&](std::string_view key, std::string_view, std::string_view) {
    if (const auto id = Uuid::parse(key)) out.insert(scope(what, *id));
    return false;
  });
}

void add_ref(const std::optional<Uuid>& id, std::string_view what, Scopes& out) {
  if (id) out.insert(scope(what, *id));
}

void add_guests(const RecordView& record, Scopes& out) {
  out.insert(scope("guest", record.id));
  add_ids(record, "guest", "workstreams", out);
}

void add_audience(Audience audience, const RecordView& record, const Scopes& parent_scopes, Scopes& out) {
  switch (audience) {
    case Audience::author:
      return add_ref(ref_value(record.get("created_by")), "person", out);
    case Audience::person:
      return add_ref(person_of(record), "person", out);
    case Audience::organisation:
      return add_ref(owner_of(record), "org", out);
    case Audience::helpers:
      return add_ids(record, "member", "helpers", out);
    case Audience::parties:
      add_ref(owner_of(record), "org", out);
      any_party(*record.cells, [&](const Uuid& org) {
        out.insert(scope("org", org));
        return false;
      });
      return;
    case Audience::meeting:
      return add_ref(record.kind->name == "meeting" ? std::optional(record.id) : ref_value(record.get("meeting")), "meeting", out);
    case Audience::workstream:
      if (record.kind->name == "workstream") out.insert(scope("workstream", record.id));
      add_ref(ref_value(record.get("workstream")), "workstream", out);
      return add_ids(record, "workstream", "workstreams", out);
    case Audience::country:
      if (const auto country = country_of(record); !country.empty()) out.insert("country:" + std::string(country));
      return;
    case Audience::participants:
      out.emplace(participants);
      return add_guests(record, out);
    case Audience::guests:
      return add_guests(record, out);
    case Audience::secretariat:
      out.insert("secretariat");
      return;
    case Audience::administrators:
      out.insert("administrators");
      return;
    case Audience::parent:
      out.insert(parent_scopes.begin(), parent_scopes.end());
      return;
    case Audience::leads:
      for (const std::string& above : parent_scopes)
        if (above.starts_with("lead:")) out.insert(above);
      if (record.kind->name == "meeting") out.insert(scope("lead", record.id));
      return add_ids(record, "lead", "workstreams", out);
    case Audience::org_leads:
      return add_ref(owner_of(record), "lead", out);
    case Audience::coordinators:
      out.insert("coordinators");
      return;
    case Audience::working_author:
      return add_ref(ref_value(record.get("created_by")), "member", out);
  }
}

/// Audiences that do not let the owner's organisation in. A parent's may be one person (a translated private note).
bool personal(Audience a) {
  return a == Audience::author || a == Audience::person || a == Audience::helpers || a == Audience::administrators ||
         a == Audience::parent || a == Audience::working_author;
}

/// The entries that hold for the record now: those naming its state, else those for every other state.
std::vector<const Visibility*> entries_for(const RecordView& record, const std::string& facet) {
  const auto state = state_of(record);
  std::vector<const Visibility*> out;
  bool named = false;
  for (const Visibility& v : record.kind->visible) {
    if (v.facet != facet) continue;
    const bool names_it = std::find(v.states.begin(), v.states.end(), state) != v.states.end();
    if (names_it && !named) out.clear();
    named = named || names_it;
    if (names_it || (!named && v.states.empty())) out.push_back(&v);
  }
  std::erase_if(out, [&](const Visibility* v) { return !when_holds(v->when, record); });
  return out;
}

/// A child is never seen by more than its parent; persons it names and its own organisation keep it.
void keep_inside(const RecordView& record, const Scopes& parent_scopes, Scopes& out) {
  if (parent_scopes.contains(std::string(participants)) || planted(Plant::child_wider_than_parent)) return;
  const auto owner = owner_of(record);
  const std::string own = owner ? scope("org", *owner) : "";
  std::erase_if(out, [&](const std::string& s) { return !parent_scopes.contains(s) && !s.starts_with("person:") && s != own; });
}

}  // namespace

std::set<std::string> scopes_of(const Actor& actor) {
  Scopes out{scope("person", actor.person)};
  for (const ActiveGrant& grant : actor.grants) add_grant_scopes(grant, out);
  // Who works for nobody any more is a member of nothing, whatever list still has the name.
  if (std::none_of(actor.grants.begin(), actor.grants.end(), [](const ActiveGrant& g) { return is_role(g.role) && g.role != role("SA"); }))
    return out;
  out.insert(scope("member", actor.person));
  for (const Uuid& id : actor.workstreams) out.insert(scope("workstream", id));
  for (const Uuid& id : actor.meetings) out.insert(scope("meeting", id));
  for (const Uuid& id : actor.invitations) out.insert(scope("guest", id));
  return out;
}

bool is_restricted(std::string_view name, const Uuid& person, const Uuid& organisation) {
  return name != participants && name != scope("person", person) && name != scope("org", organisation);
}

std::set<std::string> audience_of(const RecordView& record, int facet, const std::set<std::string>& parent_scopes) {
  Scopes out;
  if (!record.kind || !record.cells || facet < 0 || facet >= static_cast<int>(record.kind->facets.size())) return out;
  bool only_personal = true;
  for (const Visibility* entry : entries_for(record, record.kind->facets[static_cast<std::size_t>(facet)]))
    for (const Audience audience : entry->audience) {
      add_audience(audience, record, parent_scopes, out);
      only_personal = only_personal && personal(audience);
    }
  // Nothing declared for this state or type (a newer schema's, perhaps): nobody but the author.
  if (out.empty()) add_audience(Audience::author, record, parent_scopes, out);
  // An organisation never loses sight of its own records.
  if (facet == 0 && !only_personal && record.kind->owner_keeps) add_audience(Audience::organisation, record, parent_scopes, out);
  if (!record.kind->parent_field.empty() && !record.get(record.kind->parent_field).empty()) keep_inside(record, parent_scopes, out);
  return out;
}

}  // namespace dialogue
