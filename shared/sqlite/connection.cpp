// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

#include "shared/base/disk.h"
#include "shared/base/planted.h"
#include "shared/sqlite/error.h"

namespace dialogue {
namespace {

/// SQLite gives the WAL the rights of the file. Only a file that did not exist is touched: closing a file that SQLite has open elsewhere in
/// this process would drop its locks.
void make_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
  // SQLite would only find that the file is not there.
  const bool says_why = file < 0 && errno != EEXIST && errno != ENOENT && errno != ENOTDIR;
  if (says_why) throw Failure({disk_code(errno), "", {}, "a new database"});
}

/// Comes before the first connection of the process; later it changes nothing. The library would count every allocation under a lock, and
/// nobody asks for the counts.
void count_no_memory() { [[maybe_unused]] static const int taken = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

void set_switch(sqlite3* db, int option, int on) {
  int now = -1;
  const int code = sqlite3_db_config(db, option, on, &now);
  if (code != SQLITE_OK || now != on) throw_sqlite(code != SQLITE_OK ? code : SQLITE_ERROR, "a safety switch was not taken");
}

void set_limits(sqlite3* db) {
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 64 << 20);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100'000);
  sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 500);
  sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 20);
  sqlite3_limit(db, SQLITE_LIMIT_VARIABLE_NUMBER, 1000);
  sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
  sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
  // SQLITE_LIMIT_ATTACHED stays: VACUUM INTO attaches its target. No SQL of users is ever run.
}

void expect_text(Database& db, std::string_view pragma, std::string_view wanted) {
  if (db.one<std::string>(pragma) != wanted) throw_sqlite(SQLITE_ERROR, pragma);
}

/// Sets, then reads back.
void set_pragma(Database& db, const std::string& name, int value) {
  db.script("PRAGMA " + name + "=" + std::to_string(value));
  expect_text(db, "PRAGMA " + name, std::to_string(value));
}

/// Has to come before the first page is written. The library would write to the file each time that it is set.
void set_shrinking(Database& db, const DatabaseOptions& options) {
  constexpr int in_steps = 2;
  if (!options.shrinks_in_steps || options.memory || !may_write(options)) return;
  if (db.one<int>("PRAGMA auto_vacuum") != in_steps) db.script("PRAGMA auto_vacuum=INCREMENTAL");
}

void set_journal(Database& db, const DatabaseOptions& options) {
  const std::string now = db.one<std::string>("PRAGMA journal_mode").value_or("");
  if (options.memory || now == "wal" || !may_write(options)) return;
  expect_text(db, "PRAGMA journal_mode=WAL", "wal");
}

}  // namespace

sqlite3* open_connection(const std::string& path, const DatabaseOptions& options) {
  count_no_memory();
  if (may_write(options) && !options.memory && options.vfs.empty()) make_private_file(path);
  // A reader opens for writing too, so that it may make the WAL's index. query_only keeps it from writing more.
  int flags = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (may_write(options)) flags |= SQLITE_OPEN_CREATE;
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(options.memory ? ":memory:" : path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code == SQLITE_OK) return db;
  const Error error = sqlite_error(code, "open", db);
  sqlite3_close(db);
  throw Failure(error);
}

void harden(sqlite3* db, const DatabaseOptions& options) {
  set_switch(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
  set_switch(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set_switch(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  if (!may_write(options)) set_switch(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
  set_limits(db);
  // Comes before anything is read: once there is a shared index, it stays one.
  if (options.alone && sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr) != SQLITE_OK)
    throw_sqlite(sqlite3_errcode(db), "PRAGMA locking_mode", db);
  sqlite3_busy_timeout(db, options.busy_ms);
}

void set_pragmas(Database& db, const DatabaseOptions& options) {
  set_shrinking(db, options);
  set_journal(db, options);
  set_pragma(db, "synchronous", planted(Plant::ack_before_sync) ? 0 : 2);
  set_pragma(db, "temp_store", 2);
  db.script("PRAGMA mmap_size=0");
  if (db.one<int>("PRAGMA mmap_size").value_or(0) != 0) throw_sqlite(SQLITE_ERROR, "PRAGMA mmap_size");
  set_pragma(db, "cell_size_check", 1);
  set_pragma(db, "secure_delete", 1);
  set_pragma(db, "wal_autocheckpoint", 0);
  constexpr int wal_head = 32, frame_head = 24;
  const int page = db.one<int>("PRAGMA page_size").value_or(0);
  if (may_write(options)) set_pragma(db, "journal_size_limit", wal_head + options.wal_pages * (page + frame_head));
  set_pragma(db, "cache_size", -options.page_cache_kb);
  if (!may_write(options)) set_pragma(db, "query_only", 1);
}

}  // namespace dialogue
