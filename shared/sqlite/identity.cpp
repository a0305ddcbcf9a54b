// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/identity.h"

#include <cstdlib>

#include "shared/base/planted.h"
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

int stored_schema(Database& db) {
  if (db.one<int>("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'") == 0) return 0;
  const auto text = db.one<std::string>("SELECT value FROM meta WHERE key = 'schema'");
  return text ? std::atoi(text->c_str()) : 0;
}

void refuse_newer_schema(Database& db, int schema) {
  if (const int stored = stored_schema(db); stored > schema && !planted(Plant::newer_opened))
    throw Failure({"too_new", {}, {std::to_string(stored)}, "schema " + std::to_string(stored)});
}

}  // namespace dialogue
