// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/cell.h"
#include "shared/model/kind.h"

namespace dialogue {

/// How the cells of a field stand in its column.
enum class Form {
  text,  ///< the string without quotes and escapes, so that SQL can sort and filter it
  raw,   ///< canonical JSON as it is: numbers keep how they were written
  set,   ///< a JSON array of the elements
};

struct Column {
  std::string name;   ///< of the SQL column: "c_" and the field's name
  std::string field;  ///< as in cell paths
  Form form = Form::text;
  const Field* decl = nullptr;  ///< null for state and _deleted
};

/// A column's value, or nothing when this raw value cannot stand in it exactly (it goes to `extra` then).
std::optional<std::string> to_column(Form form, std::string_view raw);
Raw from_column(Form form, std::string_view value);

/// Fields of a kind, or of one of its parts, as columns of a table.
class ColumnSet {
 public:
  void add(const std::string& field, Form form, const Field* decl);
  const std::vector<Column>& columns() const { return columns_; }
  int find(std::string_view field) const;  ///< -1 when there is none

 private:
  std::vector<Column> columns_;
  std::map<std::string, int, std::less<>> by_field_;
};

struct PartTable {
  const Part* part = nullptr;
  std::string table;  ///< p_KIND_PART
  ColumnSet columns;
};

/// Where the cells of one kind lie: one table for its fields, one for each of its parts, and a column `extra` for all that has no
/// place of its own. Made from the declaration; immutable.
class KindTable {
 public:
  explicit KindTable(const Kind& kind);

  const Kind& kind() const { return *kind_; }
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
  const Kind* kind_;
  std::string table_;
  ColumnSet columns_;
  std::vector<PartTable> parts_;
};

}  // namespace dialogue
