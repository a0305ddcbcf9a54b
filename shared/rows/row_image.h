// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/rows/kind_table.h"

namespace dialogue {

using ColumnValues = std::vector<std::optional<std::string>>;

struct PartImage {
  std::optional<std::string> place;  ///< the order key; nothing while the part is taken away
  ColumnValues columns;
};

/// A record's cells as the rows of its tables, each value in the form of the store.
struct RowImage {
  ColumnValues columns;
  std::optional<std::string> extra;                        ///< JSON object of all that has no column
  std::map<std::pair<int, std::string>, PartImage> parts;  ///< by part and id
};

RowImage image_of(const KindTable& table, const Cells& cells);

/// The columns that changed cells touch, when all of them are plain fields whose values stand exactly in their columns; nothing when it
/// takes the whole image to say.
using ChangedColumns = std::vector<std::pair<int, std::optional<std::string>>>;
std::optional<ChangedColumns> plain_columns(const KindTable& table, const Cells& cells, std::span<const Path> changed);

/// The way back, column by column; `prefix` is empty, or "part[ID]." for a part's. Throws Failure "damaged".
void add_column_cells(Cells& out, const RowDialect& dialect, const std::string& prefix, const Column& column, std::string_view value);
void add_extra_cells(Cells& out, std::string_view extra);
/// Cells as such an object; an empty value, which says "not set there", as null.
std::string extra_of(const Cells& cells);

}  // namespace dialogue
