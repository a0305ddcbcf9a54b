// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/error.h"

#include <sqlite3.h>

namespace dialogue {
namespace {

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

Error sqlite_error(int code, std::string_view what) {
  std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) + ")";
  if (!what.empty()) detail += ": " + std::string(what.substr(0, 200));
  return {code_of(code), {}, {}, detail};
}

void throw_sqlite(int code, std::string_view what) { throw Failure(sqlite_error(code, what)); }

}  // namespace dialogue
