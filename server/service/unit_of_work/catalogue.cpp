// SPDX-License-Identifier: Apache-2.0
#include "server/service/unit_of_work/catalogue.h"

#include <algorithm>

#include "shared/model/cell.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

/// Cells that shared/model/scopes.cpp reads whatever the kind.
constexpr const char* audience_cells[] = {"state",   "owner_org", "owner_country", "country", "created_by",    "person",
                                          "helpers", "party",     "parties",       "org",     "co_requesters", "providers"};

template <class Insert>
void names_in(std::string_view when, Insert insert) {
  while (!when.empty()) {
    const auto end = std::min(when.find('&'), when.size());
    auto condition = when.substr(0, end);
    if (condition.starts_with('!')) condition.remove_prefix(1);
    insert(std::string(condition.substr(0, condition.find('='))));
    when.remove_prefix(std::min(end + 1, when.size()));
  }
}

bool says_who(Purpose purpose) {
  return purpose == Purpose::organisation || purpose == Purpose::grant || purpose == Purpose::membership ||
         purpose == Purpose::registration;
}

}  // namespace

Catalogue::Catalogue(const Domain& domain) : domain_(domain) {
  for (const Kind& kind : domain.kinds()) {
    Shape& shape = shapes_[static_cast<std::size_t>(kind.no)];
    shape.kind = &kind;
    shape.audience.insert(std::begin(audience_cells), std::end(audience_cells));
    if (!kind.parent_field.empty()) shape.audience.insert(kind.parent_field);
    for (const Field& field : kind.fields)
      if (field.places) shape.audience.insert(field.name);
    for (const Visibility& entry : kind.visible) names_in(entry.when, [&](std::string name) { shape.audience.insert(std::move(name)); });
    shape.access = says_who(kind.purpose);
    for (const Kind& child : domain.kinds()) {
      if (child.parent_field.empty()) continue;
      const Field* field = child.field(child.parent_field);
      if (field && (field->ref_kind.empty() || field->ref_kind == kind.name)) shape.children.push_back(&child);
    }
  }
}

bool Catalogue::moves_audience(const Kind& kind, std::string_view path) const {
  return shape(kind).audience.contains(path.substr(0, path.find('[')));
}

}  // namespace dialogue
