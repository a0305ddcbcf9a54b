// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/machine_fields.h"

#include <algorithm>

#include "shared/model/declaration.h"
#include "shared/model/words.h"

namespace dialogue {

bool for_programs(const Kind& kind, const Field& field) { return has_word(look_of(kind).for_programs, field.name); }

const PartName* part_named(const Kind& kind, const Field& field) {
  const auto& all = look_of(kind).parts;
  const auto found = std::find_if(all.begin(), all.end(), [&](const PartName& each) { return each.field == field.name; });
  return found == all.end() ? nullptr : &*found;
}

bool parts_are_named(const Kind& kind, const Field& field) {
  const auto& all = look_of(kind).parts;
  return std::any_of(all.begin(), all.end(), [&](const PartName& each) { return each.ref == field.name; });
}

Path ref_beside(const PartName& name, const Kind& kind, const Path& path) {
  if (kind.field(name.ref)) return Path(name.ref);
  return path.substr(0, path.size() - name.field.size()) + std::string(name.ref);
}

bool names_a_place(const Kind& kind, const Field& field) {
  return field.name == kind.parent_cell || part_named(kind, field) || has_word(look_of(kind).for_elsewhere, field.name);
}

}  // namespace dialogue
