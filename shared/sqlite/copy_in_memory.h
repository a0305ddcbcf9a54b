// SPDX-License-Identifier: Apache-2.0
// Internal to shared/sqlite: reading a database where nothing can be written. SQLite keeps a log beside the file even to read.
#pragma once

#include <optional>
#include <string>

#include "shared/base/result.h"

struct sqlite3;

namespace dialogue {

/// Why SQLite could not write to an existing database: "read_only" (its file, its log or its folder may not be written), "disk_full" (no
/// new file can be made there). Nothing when it could write, when there is no such file, and when it may not even read the file.
std::optional<Error> hindrance(const std::string& path);

/// The content of the file and its log, as a database in memory; neither is touched. For the one program that has the file open: no lock is
/// taken. The caller closes it.
sqlite3* copy_in_memory(const std::string& path);

}  // namespace dialogue
