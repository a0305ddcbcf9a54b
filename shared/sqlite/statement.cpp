// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/statement.h"

#include <sqlite3.h>

#include "shared/sqlite/error.h"

namespace dialogue {
namespace {

/// A null pointer would bind NULL where an empty value is meant.
const char* not_null(std::string_view value) { return value.data() ? value.data() : ""; }

sqlite3_destructor_type life(bool copy) { return copy ? SQLITE_TRANSIENT : SQLITE_STATIC; }

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql, bool persistent) {
  const char* rest = nullptr;
  const int code =
      sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), persistent ? SQLITE_PREPARE_PERSISTENT : 0, &stmt_, &rest);
  // SQL is the program's own text, so what SQLite says about it may be logged.
  if (code != SQLITE_OK) throw_sqlite(code, sqlite3_errmsg(db), db);
  if (!stmt_) throw_sqlite(SQLITE_MISUSE, "empty statement");
}

Statement::~Statement() { sqlite3_finalize(stmt_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_sqlite(code, sqlite3_sql(stmt_));
}

void Statement::bind_null(int i) { check(sqlite3_bind_null(stmt_, i)); }
void Statement::bind_int64(int i, std::int64_t value) { check(sqlite3_bind_int64(stmt_, i, value)); }
void Statement::bind_double(int i, double value) { check(sqlite3_bind_double(stmt_, i, value)); }

void Statement::bind_text(int i, std::string_view value, bool copy) {
  check(sqlite3_bind_text64(stmt_, i, not_null(value), value.size(), life(copy), SQLITE_UTF8));
}

void Statement::bind_blob(int i, std::string_view value, bool copy) {
  check(sqlite3_bind_blob64(stmt_, i, not_null(value), value.size(), life(copy)));
}

void Statement::expect_parameters(std::size_t count) const {
  if (static_cast<std::size_t>(sqlite3_bind_parameter_count(stmt_)) != count) throw_sqlite(SQLITE_RANGE, sqlite3_sql(stmt_));
}

void Statement::expect_free() const {
  if (in_use_) throw_sqlite(SQLITE_MISUSE, "the statement is being read");
}

bool Statement::step() {
  const int code = sqlite3_step(stmt_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const Error error = sqlite_error(code, sqlite3_sql(stmt_), sqlite3_db_handle(stmt_));
  sqlite3_reset(stmt_);
  throw Failure(error);
}

void Statement::reset() { sqlite3_reset(stmt_); }

void Statement::clear() {
  sqlite3_reset(stmt_);
  sqlite3_clear_bindings(stmt_);
}

void Statement::finish() {
  int code;
  do code = sqlite3_step(stmt_);
  while (code == SQLITE_ROW);
  if (code == SQLITE_DONE) return clear();
  const Error error = sqlite_error(code, sqlite3_sql(stmt_), sqlite3_db_handle(stmt_));
  clear();
  throw Failure(error);
}

std::int64_t Statement::column_int64(int i) const { return sqlite3_column_int64(stmt_, i); }
double Statement::column_double(int i) const { return sqlite3_column_double(stmt_, i); }
bool Statement::is_null(int i) const { return sqlite3_column_type(stmt_, i) == SQLITE_NULL; }
int Statement::columns() const { return sqlite3_column_count(stmt_); }

std::string_view Statement::text(int i) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(stmt_, i));
  return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(stmt_, i))};
}

std::string_view Statement::blob(int i) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(stmt_, i));
  return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(stmt_, i))};
}

Uuid Statement::column_uuid(int i) const {
  const auto id = Uuid::from_raw(blob(i));
  if (!id) throw_sqlite(SQLITE_CORRUPT, "an id has 16 bytes");
  return *id;
}

}  // namespace dialogue
