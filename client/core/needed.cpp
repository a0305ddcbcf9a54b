// SPDX-License-Identifier: Apache-2.0
#include "client/core/needed.h"

#include <algorithm>

namespace dialogue {
namespace {

bool is_there(const std::vector<std::pair<Path, Raw>>& cells, const Field& field) {
  const auto fills = [&](const auto& cell) {
    return !cell.second.empty() && (field.cls == FieldClass::set ? cell.first.starts_with(field.name + "[") : cell.first == field.name);
  };
  return std::any_of(cells.begin(), cells.end(), fills);
}

}  // namespace

std::vector<const Field*> missing_fields(const Kind& kind, const std::vector<std::pair<Path, Raw>>& cells) {
  std::vector<const Field*> out;
  for (const Field& field : kind.fields)
    if (field.needed && !is_there(cells, field)) out.push_back(&field);
  return out;
}

}  // namespace dialogue
