// SPDX-License-Identifier: Apache-2.0
// Internal to shared/sqlite: how a connection is opened and hardened.
#pragma once

#include <string>

#include "shared/sqlite/database.h"

namespace dialogue {

/// Opens with restrictive rights (0600 when it makes the file). The caller closes it, also when a later step throws.
sqlite3* open_connection(const std::string& path, const DatabaseOptions& options);
/// Switches and limits that need no statement.
void harden(sqlite3* db, const DatabaseOptions& options);
/// Pragmas, each read back.
void set_pragmas(Database& db, const DatabaseOptions& options);

inline bool may_write(const DatabaseOptions& options) { return options.memory || (options.writer && !options.read_only); }

}  // namespace dialogue
