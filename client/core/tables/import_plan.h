// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "client/core/tables/import_map.h"
#include "client/core/verbs/replica.h"
#include "shared/model/record.h"
#include "shared/model/vocabulary.h"
#include "shared/text/amounts.h"

namespace dialogue {

/// Why a row, or a cell of it, cannot be taken.
struct RowProblem {
  std::string column;  ///< empty = the row as a whole
  Error error;
};

/// A row of a table as records: its own and one for each translation. Nothing is looked up or written yet.
struct PlannedRow {
  std::size_t row = 0;           ///< from 1, the header not counted
  std::size_t line = 0;          ///< in the file
  NewRecord record;              ///< with its id
  Uuid owner;                    ///< whose it becomes; nil = not known
  std::optional<Uuid> first_id;  ///< the id without the owner in it, as earlier releases made it
  bool of_platform = false;      ///< the table itself names the record, which must be here
  std::vector<NewRecord> translations;
  std::vector<RowProblem> problems;                  ///< not empty: the row is refused
  std::vector<RowProblem> missing;                   ///< why it cannot be taken when its record is not here yet
  std::vector<std::pair<Path, RowProblem>> as_here;  ///< cells that stand for what an export wrote, or else for the problem
  std::vector<RowProblem> notes;                     ///< taken as it is, but perhaps a slip: new_term (args: the code)
};

/// Turns rows into records. Refusals: the row's width or quotes, each cell that is not what its field takes, a missing key or needed field,
/// a key that an earlier row had. Pure, but it remembers earlier keys.
class ImportPlanner {
 public:
  /// `constants` come beside those of the map, and before them. Domain, map and table must live as long as this. `organisation` owns what
  /// no column or constant gives to another.
  ImportPlanner(const Domain& domain, const ImportMap& map, const Table& table, std::vector<std::pair<std::string, std::string>> constants,
                DecimalMark decimals = DecimalMark::unsaid, const Uuid& organisation = {});

  /// Wrong constants are wrong for every row, so this is told once, before the first.
  const Status& constants_read() const { return constants_read_; }
  PlannedRow plan(std::size_t index);
  /// The row is this record, and its translations are this record's.
  void name(PlannedRow& row, const Uuid& id) const;

 private:
  Status read_constants(const std::vector<std::pair<std::string, std::string>>& constants);
  void take_cell(const ColumnMap& column, std::string_view text, PlannedRow& row);
  void take_set(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row);
  const std::unordered_map<std::string, std::string>& codes_by_label(const Vocabulary& vocabulary);
  std::string code_of(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row);
  void take_translation(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row) const;
  void take_id(const TableRow& cells, PlannedRow& row);
  bool made_id(const TableRow& cells, PlannedRow& row) const;
  Uuid owner_of(const PlannedRow& row) const;
  void take_imported_id(const std::string& key, PlannedRow& row) const;
  void finish_translations(PlannedRow& row) const;
  void check_needed(PlannedRow& row) const;

  const Domain& domain_;
  const ImportMap& map_;
  const Table& table_;
  const Kind& kind_;
  const DecimalMark decimals_;
  const Uuid organisation_;
  std::vector<std::pair<Path, Raw>> constants_;
  Status constants_read_;
  std::map<const Vocabulary*, std::unordered_map<std::string, std::string>>
      codes_;                          ///< by label in any language, folded; made when asked for
  std::map<Uuid, std::size_t> lines_;  ///< of the keys met so far
};

}  // namespace dialogue
