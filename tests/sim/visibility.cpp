// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/visibility.h"
#include "shared/base/days.h"

#include <algorithm>
#include <iterator>

#include "shared/model/scopes.h"
#include "shared/wire/json.h"

namespace dialogue::sim {

namespace {

std::string text_of(const Cells& cells, std::string_view path) {
  auto it = cells.find(path);
  return it == cells.end() ? std::string() : json::unquote(it->second).value_or("");
}

bool is_true(const Cells& cells, const std::string& path) {
  auto it = cells.find(path);
  return it != cells.end() && !it->second.empty() && it->second != "false";
}

// "": always; "name": that cell is true (or set); "field=value"; "!" before: the opposite; all of those joined by '&'.
bool holds(const std::string& when, const Cells& cells) {
  for (std::size_t at = 0; at < when.size();) {
    const auto end = std::min(when.find('&', at), when.size());
    auto one = when.substr(at, end - at);
    at = end + 1;
    const bool negated = one[0] == '!';
    if (negated) one.erase(0, 1);
    const auto eq = one.find('=');
    const bool is = eq == std::string::npos ? is_true(cells, one) : text_of(cells, one.substr(0, eq)) == one.substr(eq + 1);
    if (is == negated) return false;
  }
  return true;
}

std::vector<std::string> keys_of(const Cells& cells, const std::string& set) {
  std::vector<std::string> out;
  for (const auto& [path, value] : cells)
    if (path.compare(0, set.size() + 1, set + "[") == 0 && path.back() == ']' && path.find("].") == Path::npos)
      out.push_back(path.substr(set.size() + 1, path.size() - set.size() - 2));
  return out;
}

bool has(const std::vector<std::string>& list, const std::string& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

bool only_for_persons(Audience a) {
  return a == Audience::author || a == Audience::person || a == Audience::helpers || a == Audience::administrators ||
         a == Audience::parent || a == Audience::working_author;
}

}  // namespace

template <class Visit>
void Visibility::each_of(const char* name, const Uuid& person, Visit visit) {
  const Kind& kind = *domain_.kind(name);
  for (const Rid rid : view_.referring(kind, "person", json::quote(person.text()))) {
    StoredRecord stored;
    if (view_.load(rid, stored) && !stored.deleted()) visit(stored.cells);
  }
}

const std::set<std::string>& Visibility::circles(const Uuid& person) {
  auto [it, fresh] = circles_.try_emplace(person);
  if (!fresh) return it->second;
  auto& out = it->second;
  const std::string today = date_text(now_ms_);
  const auto dated = [&](const Cells& cells, const char* from, const char* until) {
    const auto end = text_of(cells, until);
    return text_of(cells, from) <= today && (end.empty() || end >= today);
  };
  out.insert("person:" + person.text());
  bool works = false;
  each_of("role_grant", person, [&](const Cells& grant) {
    const auto role = text_of(grant, "role"), scope = text_of(grant, "scope"), where = text_of(grant, "scope_id");
    if (text_of(grant, "state") != "active" || !dated(grant, "valid_from", "valid_until")) return;
    if (role == "SA") return void(out.insert("administrators"));
    works = true;
    if (role == "WL" && scope != "all" && scope != "record") out.insert("lead:" + where);
    if (scope == "workstream" || (scope == "meeting" && role == "WL")) out.insert(scope + ":" + where);
    if (scope != "all") out.insert({"guest:" + where, "guest:" + text_of(grant, "org")});
    if (scope == "all" || role == "WL") out.insert("participants");
    if (scope != "all") return;
    const auto org = Uuid::parse(text_of(grant, "org"));
    if (role != "WL" && role != "TR" && role != "OB") out.insert("org:" + text_of(grant, "org"));
    if (role == "SO" || role == "SC") out.insert("secretariat");
    if (role == "SC") out.insert("coordinators");
    if (role == "OL") out.insert("lead:" + text_of(grant, "org"));
    const Known* organisation = org ? record(*org, domain_.kind("organisation")) : nullptr;
    if ((role == "UF" || role == "PM") && organisation != nullptr)
      if (const auto country = text_of(organisation->cells, "country"); !country.empty()) out.insert("country:" + country);
  });
  if (!works) return out;
  out.insert("member:" + person.text());
  each_of("workstream_membership", person, [&](const Cells& m) {
    if (text_of(m, "state") == "active" && dated(m, "from", "until")) out.insert("workstream:" + text_of(m, "workstream"));
  });
  each_of("registration", person, [&](const Cells& r) {
    const auto state = text_of(r, "state");
    if (state != "invited" && state != "cancelled") out.insert("meeting:" + text_of(r, "meeting"));
    if (state != "cancelled" && text_of(r, "created_by") != person.text()) out.insert("guest:" + text_of(r, "meeting"));
  });
  return out;
}

const Visibility::Known* Visibility::record(const Uuid& id, const Kind* kind) {
  auto [it, fresh] = records_.try_emplace(id);
  if (fresh) {
    StoredRecord stored;
    for (const auto& candidate : domain_.kinds())
      if (kind == nullptr || kind == &candidate)
        if (const Rid rid = view_.find(candidate, id); rid != 0 && view_.load(rid, stored)) it->second = {&candidate, stored.cells};
  }
  return it->second.kind == nullptr ? nullptr : &it->second;
}

void Visibility::add(Audience audience, const Known& known, const Uuid& id, std::set<std::string>& out) {
  const Cells& cells = known.cells;
  const std::string& kind = known.kind->name;
  const auto insert = [&](const std::string& what, const std::string& who) {
    if (!who.empty()) out.insert(what + who);
  };
  switch (audience) {
    case Audience::author:
      return insert("person:", text_of(cells, "created_by"));
    case Audience::person:
      return insert("person:", kind == "person" ? id.text() : text_of(cells, "person"));
    case Audience::organisation:
      return insert("org:", kind == "organisation" ? id.text() : text_of(cells, "owner_org"));
    case Audience::helpers:
      for (const auto& person : keys_of(cells, "helpers")) insert("member:", person);
      return;
    case Audience::parties:
      insert("org:", text_of(cells, "owner_org"));
      for (const auto& org : keys_of(cells, "parties")) insert("org:", org);
      for (const auto& org : keys_of(cells, "providers")) insert("org:", org);
      for (const auto& party : keys_of(cells, "party")) insert("org:", text_of(cells, "party[" + party + "].org"));
      return;
    case Audience::meeting:
      return insert("meeting:", kind == "meeting" ? id.text() : text_of(cells, "meeting"));
    case Audience::workstream:
      if (kind == "workstream") insert("workstream:", id.text());
      insert("workstream:", text_of(cells, "workstream"));
      for (const auto& workstream : keys_of(cells, "workstreams")) insert("workstream:", workstream);
      return;
    case Audience::country:
      return insert("country:", text_of(cells, text_of(cells, "country").empty() ? "owner_country" : "country"));
    case Audience::participants:
      out.insert("participants");
      return add(Audience::guests, known, id, out);
    case Audience::guests:
      insert("guest:", id.text());
      for (const auto& workstream : keys_of(cells, "workstreams")) insert("guest:", workstream);
      return;
    case Audience::secretariat:
      out.insert("secretariat");
      return;
    case Audience::administrators:
      out.insert("administrators");
      return;
    case Audience::leads:
      if (kind == "meeting") insert("lead:", id.text());
      for (const auto& workstream : keys_of(cells, "workstreams")) insert("lead:", workstream);
      return;  // audience() adds those of the parent
    case Audience::org_leads:
      return insert("lead:", kind == "organisation" ? id.text() : text_of(cells, "owner_org"));
    case Audience::coordinators:
      out.insert("coordinators");
      return;
    case Audience::working_author:
      return insert("member:", text_of(cells, "created_by"));
    case Audience::parent:
      return;  // audience() adds it
  }
}

std::set<std::string> Visibility::audience(const Known& known, const Uuid& id, int facet, int depth) {
  std::set<std::string> out;
  const Kind& kind = *known.kind;
  const std::string& name = kind.facets[static_cast<std::size_t>(facet)];
  const std::string state = text_of(known.cells, "state");
  std::set<std::string> above;
  const auto parent = kind.parent_field.empty() ? std::nullopt : Uuid::parse(text_of(known.cells, kind.parent_field));
  const Known* parents = parent && depth < 8 ? record(*parent) : nullptr;
  // A record about a cell of its parent is for those who may see that cell.
  const bool about_cell = parents != nullptr && !kind.parent_cell.empty();
  const int of_parent = about_cell ? std::max(describe_cell(*parents->kind, text_of(known.cells, kind.parent_cell)).facet, 0) : 0;
  if (parents != nullptr) above = audience(*parents, *parent, of_parent, depth + 1);
  const bool named =
      std::any_of(kind.visible.begin(), kind.visible.end(), [&](const auto& v) { return v.facet == name && has(v.states, state); });
  bool personal = true;
  for (const auto& v : kind.visible) {
    if (v.facet != name || (named ? !has(v.states, state) : !v.states.empty()) || !holds(v.when, known.cells)) continue;
    for (const auto a : v.audience) {
      personal = personal && only_for_persons(a);
      if (a == Audience::parent) out.insert(above.begin(), above.end());
      if (a == Audience::leads)
        std::copy_if(above.begin(), above.end(), std::inserter(out, out.end()),
                     [](const auto& circle) { return circle.rfind("lead:", 0) == 0; });
      add(a, known, id, out);
    }
  }
  if (out.empty()) add(Audience::author, known, id, out);
  if (facet == 0 && !personal && kind.owner_keeps) add(Audience::organisation, known, id, out);
  if (parent && above.count("participants") == 0)
    std::erase_if(out, [&](const std::string& circle) {
      return above.count(circle) == 0 && circle.rfind("person:", 0) != 0 && circle != "org:" + text_of(known.cells, "owner_org");
    });
  return out;
}

std::set<int> Visibility::facets(const Kind& kind, const Uuid& id, const Uuid& person) {
  std::set<int> out;
  const Known* known = record(id, &kind);
  if (known == nullptr) return out;
  const auto& in = circles(person);
  for (int facet = 0; facet < static_cast<int>(kind.facets.size()); ++facet) {
    const auto held = audience(*known, id, facet, 0);
    if (std::any_of(held.begin(), held.end(), [&](const auto& circle) { return in.count(circle) > 0; })) out.insert(facet);
  }
  return out;
}

std::set<std::string> Visibility::audience(const Kind& kind, const Uuid& id) {
  std::set<std::string> out;
  if (const Known* known = record(id, &kind); known != nullptr)
    for (int facet = 0; facet < static_cast<int>(kind.facets.size()); ++facet) out.merge(audience(*known, id, facet, 0));
  return out;
}

std::set<std::string> Visibility::audience_of(const Kind& kind, const Uuid& id, int facet) {
  const Known* known = record(id, &kind);
  return known == nullptr ? std::set<std::string>() : audience(*known, id, facet, 0);
}

std::string Visibility::story(const Kind& kind, const Uuid& id, const Uuid& person) {
  const Known* known = record(id, &kind);
  if (known == nullptr) return "no such record";
  std::string out = "\n    state " + text_of(known->cells, "state");
  for (int facet = 0; facet < static_cast<int>(kind.facets.size()); ++facet) {
    out += "\n    facet " + kind.facets[static_cast<std::size_t>(facet)] + " is for";
    for (const auto& circle : audience(*known, id, facet, 0)) out += " " + circle;
  }
  const auto parent = kind.parent_field.empty() ? std::nullopt : Uuid::parse(text_of(known->cells, kind.parent_field));
  if (const Known* above = parent ? record(*parent) : nullptr; above != nullptr)
    out += "\n    about " + text_of(known->cells, kind.parent_cell) + " of " + above->kind->name + " " + parent->text() + ":" +
           story(*above->kind, *parent, person);
  out += "\n    " + person.text() + " is in";
  for (const auto& circle : circles(person)) out += " " + circle;
  return out;
}

}  // namespace dialogue::sim
