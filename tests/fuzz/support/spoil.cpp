// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/support/spoil.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/sqlite/database.h"

namespace dialogue::fuzz {

namespace {

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::int64_t rows = 0;
};

/// Tables with a row, because an empty one cannot be spoilt.
std::vector<Table> tables_of(Database& db) {
  std::vector<Table> out;
  for (Query q(db,
               "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'words%' ORDER BY name");
       q.next();)
    out.push_back({q.get<std::string>(0), {}, 0});
  for (auto& table : out) {
    for (Query q(db, "SELECT name FROM pragma_table_info(?)", table.name); q.next();) table.columns.push_back(q.get<std::string>(0));
    table.rows = db.one<std::int64_t>("SELECT count(*) FROM \"" + table.name + "\"").value_or(0);
  }
  std::erase_if(out, [](const Table& table) { return table.rows == 0; });
  return out;
}

void overwrite(const std::string& file, std::uint32_t at, std::string_view bytes) {
  if (std::FILE* out = std::fopen(file.c_str(), "r+b")) {
    std::fseek(out, static_cast<long>(at), SEEK_SET);
    std::fwrite(bytes.data(), 1, bytes.size(), out);
    std::fclose(out);
  }
}

void change(Database& db, const Table& table, const std::string& column, std::int64_t row, int type, std::string_view bytes) {
  const auto sql = "UPDATE \"" + table.name + "\" SET \"" + column + "\" = ? WHERE \"" + table.columns[0] + "\" IS (SELECT \"" +
                   table.columns[0] + "\" FROM \"" + table.name + "\" LIMIT 1 OFFSET ?)";
  std::int64_t number = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 8); ++i)
    number |= static_cast<std::int64_t>(static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i));
  try {
    if (type == 0)
      db.exec(sql, nullptr, row);
    else if (type == 1)
      db.exec(sql, number, row);
    else if (type == 2)
      db.exec(sql, static_cast<double>(number) / 3, row);
    else if (type < 5)
      db.exec(sql, bytes, row);
    else
      db.exec(sql, Blob{bytes}, row);
  } catch (const Failure&) {
    // The schema does not let it in.
  }
}

}  // namespace

void spoil(const std::string& file, Choices& choices) {
  {
    DatabaseOptions options;
    options.vfs = "unix";
    Database db(file, options);
    db.script("PRAGMA ignore_check_constraints = 1");
    // The same in every file made from one template.
    static std::map<std::string, std::vector<Table>> known;
    auto& tables = known[file];
    if (tables.empty()) tables = tables_of(db);
    db.script("BEGIN");
    for (int i = 0; i < 8 && !choices.empty() && !tables.empty(); ++i) {
      const Table& table = tables[choices.byte() % tables.size()];
      const auto& column = table.columns[choices.byte() % table.columns.size()];
      const auto row = choices.byte();
      const int type = choices.byte() % 8;
      const auto bytes = choices.take(choices.byte());
      if (type < 7) change(db, table, column, row % table.rows, type, bytes);
    }
    db.script("COMMIT");
    db.checkpoint();
  }
  // The bytes that are left over go somewhere in the file.
  if (choices.empty()) return;
  const auto at = choices.word() * 7;
  overwrite(file, at, choices.rest());
}

}  // namespace dialogue::fuzz
