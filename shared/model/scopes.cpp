// SPDX-License-Identifier: Apache-2.0
#include "shared/model/scopes.h"

#include <algorithm>

#include "shared/base/planted.h"

namespace dialogue {
namespace {

using Scopes = std::set<std::string>;

void add_ids(const RecordView& record, std::string_view what, std::string_view set, Scopes& out) {
  any_cell(*record.cells, set, [&](std::string_view key, std::string_view, std::string_view) {
    if (const auto id = Uuid::parse(key)) out.insert(scope_name(what, *id));
    return false;
  });
}

void add_ref(const std::optional<Uuid>& id, std::string_view what, Scopes& out) {
  if (id) out.insert(scope_name(what, *id));
}

/// The sets that place the record in scopes.
template <class Visit>
void each_set_of_scopes(const RecordView& record, Visit visit) {
  for (const Field& field : record.kind->fields)
    if (field.places && field.cls == FieldClass::set) visit(field);
}

void add_guests(const RecordView& record, Scopes& out) {
  out.insert(scope_name("guest", record.id));
  each_set_of_scopes(record, [&](const Field& field) { add_ids(record, "guest", field.name, out); });
}

/// The scope of that kind that the record is, or the scopes to which it belongs.
void add_scopes(const RecordView& record, std::string_view kind, Scopes& out) {
  if (record.kind->is_scope && record.kind->name == kind) out.insert(scope_name(kind, record.id));
  for (const Field& field : record.kind->fields) {
    if (!field.places || field.ref_kind != kind) continue;
    if (field.cls == FieldClass::set)
      add_ids(record, kind, field.name, out);
    else
      add_ref(ref_value(record.get(field.name)), kind, out);
  }
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
        out.insert(scope_name("org", org));
        return false;
      });
      return;
    case Audience::meeting:
    case Audience::workstream:
      return add_scopes(record, declared_name(audience), out);
    case Audience::country:
      if (const auto country = country_of(record); !country.empty()) out.insert("country:" + std::string(country));
      return;
    case Audience::participants:
      out.emplace(participants_scope);
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
      if (record.kind->is_scope) out.insert(scope_name("lead", record.id));
      return each_set_of_scopes(record, [&](const Field& field) { add_ids(record, "lead", field.name, out); });
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

/// The entries that hold for the record now: those that name its state, else those for every other state.
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

/// A child is never seen by more people than its parent. Persons that it names and its own organisation keep it.
void keep_inside(const RecordView& record, const Scopes& parent_scopes, Scopes& out) {
  if (parent_scopes.contains(std::string(participants_scope)) || planted(Plant::child_wider_than_parent)) return;
  const auto owner = owner_of(record);
  const std::string own = owner ? scope_name("org", *owner) : "";
  std::erase_if(out, [&](const std::string& s) { return !parent_scopes.contains(s) && !s.starts_with("person:") && s != own; });
}

}  // namespace

std::string scope_name(std::string_view what, const Uuid& id) { return std::string(what) + ":" + id.text(); }

bool is_restricted(std::string_view name, const Uuid& person, const Uuid& organisation) {
  return name != participants_scope && name != scope_name("person", person) && name != scope_name("org", organisation);
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
  // Nothing is declared for this state or type (a newer schema's, perhaps). So only the author sees it.
  if (out.empty()) add_audience(Audience::author, record, parent_scopes, out);
  // An organisation never loses sight of its own records.
  if (facet == 0 && !only_personal && record.kind->owner_keeps) add_audience(Audience::organisation, record, parent_scopes, out);
  if (!record.kind->parent_field.empty() && !record.get(record.kind->parent_field).empty()) keep_inside(record, parent_scopes, out);
  return out;
}

}  // namespace dialogue
