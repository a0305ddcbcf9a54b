// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/base/result.h"

struct sqlite3;

namespace dialogue {

/// The Error for an SQLite result code: "disk_full", "disk_error", "damaged", "in_use", "no_access", "constraint", "no_memory",
/// "cancelled", "too_large", else "database". The detail names the code and `what`, never a bound value.
Error sqlite_error(int code, std::string_view what);
[[noreturn]] void throw_sqlite(int code, std::string_view what);
/// For when the connection that failed is at hand: the operating system's reason tells a full disk from a forbidden one.
Error sqlite_error(int code, std::string_view what, sqlite3* db);
[[noreturn]] void throw_sqlite(int code, std::string_view what, sqlite3* db);

}  // namespace dialogue
