// SPDX-License-Identifier: Apache-2.0
// How the records of one kind lie in tables: one table for the kind (a column a field, sets as a JSON array), one for each of its parts,
// and a column for what this schema does not know. Per connection: statements are kept.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/service/ports/records.h"
#include "shared/model/kind.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// A column of a table: of a plain field, a set, or a part's field.
struct CellColumn {
  std::string name;  ///< the field's
  bool set = false;
  bool ref = false;  ///< kept as 16 bytes
  bool indexed = false;
};

class KindRows {
 public:
  KindRows(Database& db, const Kind& kind);

  /// Creates what is missing: tables, columns, indexes. Never takes anything away.
  void ensure();

  const std::string& name() const { return table_; }  ///< of its table
  Rid find(const Uuid& id);
  bool load(Rid rid, StoredRecord& out);
  void insert(const StoredRecord& record);
  void update(const StoredRecord& record, const std::vector<Path>& changed);
  std::vector<Rid> referring(std::string_view field, std::string_view raw);
  std::vector<Rid> all();
  std::uint64_t count();
  Rid highest();

 private:
  struct PartTable {
    const Part* part;
    std::string table;
    std::vector<CellColumn> columns;
    std::string load, put, remove;
  };
  void plan_part(const Part& part);
  void write_sql();
  void add_missing_columns(const std::string& table, const std::vector<CellColumn>& columns);
  int column_of(std::string_view name) const;
  void bind_row(Statement& statement, int first, const StoredRecord& record, bool all);
  void bind_cell(Statement& statement, int i, const CellColumn& column, const Cells& cells, std::string_view prefix);
  void put_parts(const StoredRecord& record, const std::vector<Path>* changed);
  void put_part(const PartTable& table, const StoredRecord& record, std::string_view id);
  void read_cell(Statement& statement, int i, const CellColumn& column, std::string_view prefix, Cells& out);
  void load_parts(Rid rid, Cells& out);
  std::string extra_of(const StoredRecord& record) const;
  bool has_place(std::string_view path, std::string_view value) const;

  Database& db_;
  const Kind& kind_;
  std::string table_;
  std::vector<CellColumn> columns_;  ///< by name
  std::vector<PartTable> parts_;
  std::string find_, load_, insert_, update_;
  std::vector<std::string> update_one_;  ///< of each indexed column
};

}  // namespace dialogue
