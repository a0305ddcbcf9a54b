// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/error.h"

#include <sqlite3.h>

#include <cerrno>

#include "shared/base/disk.h"

namespace dialogue {
namespace {

/// Counts only where nothing that was written can have become part of the file. A failed sync never counts as a full disk.
const char* code_by_system(int result, int system_errno) {
  if ((result & 0xff) == SQLITE_CANTOPEN && system_errno != 0 && system_errno != ENOENT) return disk_code(system_errno);
  if (result == SQLITE_IOERR_WRITE && system_errno == EDQUOT) return "disk_full";
  return nullptr;
}

const char* code_of(int result) {
  switch (result & 0xff) {
    case SQLITE_FULL:
      return "disk_full";
    case SQLITE_IOERR:
      return "disk_error";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "in_use";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return "no_access";
    case SQLITE_CONSTRAINT:
      return "constraint";
    case SQLITE_NOMEM:
      return "no_memory";
    case SQLITE_INTERRUPT:
      return "cancelled";
    case SQLITE_TOOBIG:
      return "too_large";
    default:
      return "database";
  }
}

}  // namespace

Error sqlite_error(int code, std::string_view what, sqlite3* db) {
  const int system_errno = db ? sqlite3_system_errno(db) : 0;
  std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) + ")";
  if (!what.empty()) detail += ": " + std::string(what.substr(0, 200));
  if (system_errno != 0) detail += " [" + std::to_string(system_errno) + "]";
  const char* better = code_by_system(code, system_errno);
  return {better ? better : code_of(code), {}, {}, detail};
}

Error sqlite_error(int code, std::string_view what) { return sqlite_error(code, what, nullptr); }
void throw_sqlite(int code, std::string_view what) { throw Failure(sqlite_error(code, what)); }
void throw_sqlite(int code, std::string_view what, sqlite3* db) { throw Failure(sqlite_error(code, what, db)); }

}  // namespace dialogue
