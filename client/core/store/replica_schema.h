// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/rows/kind_table.h"
#include "shared/sqlite/database.h"

namespace dialogue {

inline constexpr int replica_application_id = 0x41435347;  // "ACSG"
inline constexpr int replica_version = 5;

/// Makes or migrates the file: the engine's tables by numbered steps, the kinds' tables from the declaration. Columns and indexes are only
/// ever added to these. Code too_new, before the first write, also for a file of a newer declaration. Returns what `note_layout` has to
/// note once the rows were looked at again (store_upgrade.cpp); empty = nothing has changed.
std::string prepare_schema(Database& db, const std::vector<KindTable>& tables, int schema);
void note_layout(Database& db, const std::string& digest, int schema);
}  // namespace dialogue
