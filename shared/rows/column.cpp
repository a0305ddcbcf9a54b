// SPDX-License-Identifier: Apache-2.0
#include "shared/rows/column.h"

#include <algorithm>

namespace dialogue {

void ColumnSet::add(Column column) {
  by_field_.emplace(column.field, static_cast<int>(columns_.size()));
  columns_.push_back(std::move(column));
}

void ColumnSet::sort_by_field() {
  std::sort(columns_.begin(), columns_.end(), [](const Column& a, const Column& b) { return a.field < b.field; });
  for (std::size_t i = 0; i < columns_.size(); ++i) by_field_[columns_[i].field] = static_cast<int>(i);
}

int ColumnSet::find(std::string_view field) const {
  const auto it = by_field_.find(field);
  return it == by_field_.end() ? -1 : it->second;
}

std::vector<std::string> ColumnSet::names() const {
  std::vector<std::string> out;
  for (const Column& column : columns_) out.push_back(column.name);
  return out;
}

}  // namespace dialogue
