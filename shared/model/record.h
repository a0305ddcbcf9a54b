// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"

/// A record as rights, audiences, rules and effects see it, and small readings of it that they share. Pure; any thread.
namespace dialogue {

/// A record as the rules see it. `parent` gives the parent record's cells when the kind has one and it is known.
struct RecordView {
  const Kind* kind = nullptr;
  Uuid id;
  const Cells* cells = nullptr;
  const RecordView* parent = nullptr;

  std::string_view get(std::string_view path) const;  ///< raw value or empty
  std::string text(std::string_view path) const;      ///< the string value, unescaped; empty when not a string
  std::string state() const { return text(state_cell); }
};

/// What stands between the quotes; empty when it is not a string. Codes, dates and ids hold no escapes, so for them this is the value
/// itself.
std::string_view inside_quotes(std::string_view raw);
/// Whether it is nothing, or a text in which there is nothing to read: spaces, line ends, marks without a form of their own.
bool is_blank(std::string_view raw);
/// The UUID that a ref cell holds.
std::optional<Uuid> ref_value(std::string_view raw);

/// owner_org; for an organisation itself its own id.
std::optional<Uuid> owner_of(const RecordView& record);
/// The `person` cell; for a person itself its own id.
std::optional<Uuid> person_of(const RecordView& record);
/// The cell `country`, else `owner_country`; empty when neither is known.
std::string_view country_of(const RecordView& record);
/// The record's state; the kind's first one while none is set.
std::string_view state_of(const RecordView& record);
/// Whether the record is in the first state of its kind.
bool is_begun(const RecordView& record);
/// The scope in which a membership or a registration places its person, by its field (Field::places); null for another kind.
const Field* placing_field(const Kind& kind);
/// Whether the conditions of Visibility::when hold; none always do.
bool when_holds(std::string_view when, const RecordView& record);

/// Calls `visit(key, rest, value)` for each cell "name[key]rest" that is set; `rest` is "" or ".field…". Stops when it returns true.
template <class Visit>
bool any_cell(const Cells& cells, std::string_view name, Visit visit) {
  for (auto it = cells.lower_bound(name); it != cells.end(); ++it) {
    const std::string_view path = it->first;
    if (!path.starts_with(name)) break;
    if (path.size() <= name.size() || path[name.size()] != '[') continue;
    const auto end = path.find(']', name.size());
    if (end == std::string_view::npos || it->second.empty()) continue;
    if (visit(path.substr(name.size() + 1, end - name.size() - 1), path.substr(end + 1), std::string_view(it->second))) return true;
  }
  return false;
}

/// The organisations that Audience::parties and Relation::party mean, without the owner: `party[ID].org` of the parts that are there, and
/// the sets `parties`, `co_requesters`, `providers`.
template <class Visit>
bool any_party(const Cells& cells, Visit visit) {
  // Whether the part is there. The fields of a part that was taken away may still be there: they come back with it.
  const auto there = [&](std::string_view key) {
    const auto presence = cells.find("party[" + std::string(key) + "]");
    return presence != cells.end() && !presence->second.empty();
  };
  const auto of_part = [&](std::string_view key, std::string_view rest, std::string_view value) {
    const auto org = rest == ".org" ? ref_value(value) : std::nullopt;
    return org && there(key) && visit(*org);
  };
  const auto of_set = [&](std::string_view key, std::string_view, std::string_view) {
    const auto org = Uuid::parse(key);
    return org && visit(*org);
  };
  return any_cell(cells, "party", of_part) || any_cell(cells, "parties", of_set) || any_cell(cells, "co_requesters", of_set) ||
         any_cell(cells, "providers", of_set);
}

}  // namespace dialogue
