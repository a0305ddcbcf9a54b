// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/service/ports/records.h"
#include "shared/model/kind.h"
#include "shared/rows/kind_table.h"
#include "shared/rows/row_image.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// The records of one kind in the tables that its declaration gives. Per connection: statements are kept.
class KindRows {
 public:
  KindRows(Database& db, const Kind& kind);

  /// Creates what is missing: tables, columns, indexes. Never takes anything away.
  void ensure();

  const std::string& name() const { return table_.table(); }  ///< of its table
  Rid find(const Uuid& id);
  bool load(Rid rid, StoredRecord& out);
  void insert(const StoredRecord& record);
  void update(const StoredRecord& record, const std::vector<Path>& changed);
  std::vector<Rid> referring(std::string_view field, std::string_view raw);
  std::vector<Rid> all();
  std::uint64_t count();
  Rid highest();

 private:
  struct PartSql {
    std::string load, put, remove;
  };
  void put_part(const RowImage& image, Rid rid, int part, const std::string& id);
  void load_parts(Rid rid, Cells& out);

  Database& db_;
  const KindTable table_;
  std::string find_, load_, insert_, update_;
  std::vector<std::string> update_one_;  ///< of each column that has an index; empty for the others
  std::vector<PartSql> parts_;
};

}  // namespace dialogue
