// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/core/tables/csv_reader.h"
#include "shared/base/result.h"
#include "shared/model/kind.h"

namespace dialogue {

/// Where the cells of one column go.
struct ColumnMap {
  std::string column;
  std::string field;                                       ///< empty = the column is left out on purpose
  std::string lang;                                        ///< empty = the original; else the translation into this language
  std::string separator;                                   ///< between the elements of a set; empty = the whole cell is one element
  std::map<std::string, std::string, std::less<>> values;  ///< what the table says -> what the platform says
};

/// A mapping file: docs/import/README.md describes it.
struct ImportMap {
  std::string kind;
  std::string space;             ///< sets keys of one source apart from those of another
  std::vector<std::string> key;  ///< columns whose cells make a row's record id; empty = the kind's natural key
  bool exported = false;         ///< named as `export` names them: an id is a record's own, and what the platform sets is left out
  std::vector<ColumnMap> columns;
  std::vector<std::pair<std::string, std::string>> constants;  ///< field, value as a person would type it
};

/// Reads and checks a mapping file. Codes: bad_map (args: where, what is wrong), unknown_field (args: nearest).
Result<ImportMap> read_import_map(const Domain& domain, std::string_view json);
/// The mapping of a table whose columns are named like the kind's fields ("title", "title:fr"), also of one that was exported. Code
/// unknown_column (args: columns).
Result<ImportMap> map_by_names(const Domain& domain, const Kind& kind, const Table& table);
/// Whether the table has the columns that the mapping names, and only those. Codes: missing_column, unmapped_column (args: columns).
Status check_columns(const ImportMap& map, const Table& table);

}  // namespace dialogue
