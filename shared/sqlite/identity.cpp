// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/identity.h"

#include "shared/base/result.h"
#include "shared/sqlite/database.h"

namespace dialogue {

void check_identity(Database& db, int application_id, int newest_version) {
  const int owner = db.one<int>("PRAGMA application_id").value_or(0);
  const int version = db.one<int>("PRAGMA user_version").value_or(0);
  const bool empty = owner == 0 && version == 0 && db.one<int>("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty) return;
  if (owner != application_id) throw Failure({"wrong_file", {}, {}, "application id " + std::to_string(owner)});
  if (version > newest_version || version < 0)
    throw Failure({"too_new", {}, {std::to_string(version)}, "version " + std::to_string(version)});
}

}  // namespace dialogue
