// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "client/core/kind_table.h"
#include "shared/sqlite/database.h"

namespace dialogue {

inline constexpr int replica_application_id = 0x41435347;  // "ACSG"
inline constexpr int replica_version = 2;

/// Makes or migrates the file: the engine's tables by numbered steps, the kinds' tables from the declaration, to which columns and
/// indexes are only ever added.
void prepare_schema(Database& db, const std::vector<KindTable>& tables);

}  // namespace dialogue
