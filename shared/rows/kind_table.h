// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/kind.h"
#include "shared/rows/column.h"

namespace dialogue {

/// One row for each part, found by the record's row and the part's id. Its presence (Column form text) holds the order key.
struct PartTable {
  const Part* part = nullptr;
  std::string table;
  ColumnSet columns;
};

/// Where the cells of one kind lie. One table has its fields, with a row for each record, found by the row's number and by the record's id.
/// Each of its parts has a table. A column `extra` of the first table has all cells without a place of their own. Made from the
/// declaration; immutable.
class KindTable {
 public:
  /// Both live as long as the table.
  KindTable(const Kind& kind, const RowDialect& dialect);

  const Kind& kind() const { return *kind_; }
  const RowDialect& dialect() const { return *dialect_; }
  const std::string& table() const { return table_; }
  const ColumnSet& columns() const { return columns_; }
  const std::vector<PartTable>& parts() const { return parts_; }

  struct Slot {
    int part = -1;    ///< index into parts(), -1 = the record's own columns
    int column = -1;  ///< -1 with a part: its presence
    bool fits = false;
    std::string_view part_id, element;
  };
  Slot slot(std::string_view path) const;

 private:
  Column column_of(const Field& field) const;
  Slot own_slot(std::string_view path, std::size_t bracket, int column) const;

  const Kind* kind_;
  const RowDialect* dialect_;
  std::string table_;
  ColumnSet columns_;
  std::vector<PartTable> parts_;
};

}  // namespace dialogue
