// SPDX-License-Identifier: Apache-2.0
#include "server/store/restore.h"

#include <filesystem>

#include "server/store/high_water.h"
#include "server/store/sqlite_schema.h"
#include "server/store/sqlite_store.h"

namespace dialogue {
namespace {

namespace fs = std::filesystem;

DatabaseOptions checked() {
  DatabaseOptions options;
  options.application_id = server_application_id;
  options.newest_version = server_schema_version();
  return options;
}

/// Checks the copy and marks it as put back.
std::uint64_t prepare(const std::string& copy) {
  Database db(copy, checked());
  if (db.quick_check() != "ok") throw Failure(Error{"damaged", "", {}, "the backup is not sound"});
  const auto seq = db.one<std::uint64_t>("SELECT max(seq) FROM log").value_or(0);
  db.exec("INSERT OR REPLACE INTO meta(key, value) VALUES('restored', '1')");
  db.checkpoint();
  return seq;
}

std::string move_aside(const std::string& directory) {
  const std::string file = SqliteStore::database_file(directory);
  if (!fs::exists(file)) return {};
  int n = 1;
  while (fs::exists(directory + "/replaced-" + std::to_string(n))) ++n;
  const std::string aside = directory + "/replaced-" + std::to_string(n);
  fs::create_directory(aside);
  for (const char* part : {"", "-wal", "-shm"})
    if (fs::exists(file + part)) fs::rename(file + part, aside + "/server.db" + part);
  sync_directory_of(aside + "/server.db");
  return aside;
}

}  // namespace

Result<Restored> restore(const std::string& directory, const std::string& backup_file) {
  try {
    if (!fs::exists(backup_file)) return Error{"not_found", "", {}, ""};
    const std::string file = SqliteStore::database_file(directory), copy = file + ".restore";
    fs::remove(copy);
    fs::copy_file(backup_file, copy);
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
    Restored out;
    out.seq = prepare(copy);
    sync_file(copy);
    out.put_aside = move_aside(directory);
    fs::rename(copy, file);
    sync_directory_of(file);
    return out;
  } catch (const Failure& failure) {
    return failure.error();
  } catch (const fs::filesystem_error& error) {
    return Error{error.code() == std::errc::no_space_on_device ? "disk_full" : "disk_error", "", {}, error.code().message()};
  }
}

}  // namespace dialogue
