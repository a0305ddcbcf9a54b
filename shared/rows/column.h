// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/cell.h"
#include "shared/model/field.h"

namespace dialogue {

/// What a column holds of the cells of its field, whatever the database is.
enum class ColumnForm {
  text,  ///< a JSON string
  raw,   ///< canonical JSON as it is: numbers keep how they were written
  ref,   ///< the id of a record, a JSON string
  set,   ///< the elements that are set, as a JSON array
};

struct Column {
  std::string name;   ///< in the table
  std::string field;  ///< as in cell paths
  ColumnForm form = ColumnForm::text;
  const Field* decl = nullptr;  ///< null for state and _deleted
  bool parent = false;          ///< names the record that this one is part of

  /// Whether lists sort and filter by it.
  bool indexed() const { return decl && decl->indexed && form != ColumnForm::set; }
};

/// Fields of a kind, or of one of its parts, as columns of a table.
class ColumnSet {
 public:
  void add(Column column);
  void sort_by_field();

  std::size_t size() const { return columns_.size(); }
  auto begin() const { return columns_.begin(); }
  auto end() const { return columns_.end(); }
  const Column& operator[](int at) const { return columns_[static_cast<std::size_t>(at)]; }
  int find(std::string_view field) const;  ///< -1 when there is none
  std::vector<std::string> names() const;

 private:
  std::vector<Column> columns_;
  std::map<std::string, int, std::less<>> by_field_;
};

/// How one store's tables differ from another's: by names, and by how a value stands in a column.
struct RowDialect {
  std::string_view table, part, column;  ///< what stands before the names of kinds, parts and fields
  bool state_always = false;             ///< a column for the state also where a kind declares none
  bool by_field = false;                 ///< a kind's own columns in the order of their fields' names, else as declared
  /// The value as it stands in the column. Nothing when this raw value cannot stand in such a column exactly; then it goes to `extra`. Not
  /// for sets.
  std::optional<std::string> (*to_column)(ColumnForm form, std::string_view raw) = nullptr;
  /// Throws Failure "damaged".
  Raw (*from_column)(ColumnForm form, std::string_view value) = nullptr;
};

}  // namespace dialogue
