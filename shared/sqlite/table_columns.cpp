// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/table_columns.h"

#include <set>

namespace dialogue {

std::string columns_listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += ", " + name;
  return out;
}

std::string columns_declared(const std::vector<std::string>& names, const std::string& type) {
  std::string out;
  for (const std::string& name : names) out += ", " + name + " " + type;
  return out;
}

std::string parameters(std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += ", ?";
  return out;
}

void add_missing_columns(Database& db, const std::string& table, const std::vector<std::string>& names, const std::string& type) {
  std::set<std::string> present;
  for (Query q(db, "SELECT name FROM pragma_table_info(?)", table); q.next();) present.insert(q.get<std::string>(0));
  for (const std::string& name : names)
    if (!present.contains(name)) db.script("ALTER TABLE " + table + " ADD COLUMN " + name + " " + type);
}

void ensure_index(Database& db, const std::string& index, const std::string& table, const std::string& column) {
  db.script("CREATE INDEX IF NOT EXISTS " + index + " ON " + table + "(" + column + ") WHERE " + column + " IS NOT NULL");
}

}  // namespace dialogue
