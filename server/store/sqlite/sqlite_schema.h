// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/sqlite/database.h"

namespace dialogue {

class Domain;

inline constexpr int server_application_id = 0x41435347;  // "ACSG"
int server_schema_version();

/// Brings the file's own tables to the last step, then those of the kinds to the declaration (which only ever adds).
/// Throws Failure "too_new", before the first write, for a file of a newer version or declaration.
void prepare_schema(Database& db, const Domain& domain);

}  // namespace dialogue
