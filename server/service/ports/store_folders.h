// SPDX-License-Identifier: Apache-2.0
// What backups and restores ask of the kind of store that a folder holds. No store of the folder is open meanwhile, so this is no part of
// StoreUpkeep. Implementations: server/store/sqlite/sqlite_folders.h and, in memory, tests/fakes/memory_store_folders.h; one contract suite
// for both (tests/contract/store_folders_contract.cpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/service/ports/store.h"
#include "shared/base/result.h"

namespace dialogue {

struct Restored {
  std::uint64_t seq = 0;  ///< the log's head in the backup
  std::string put_aside;  ///< where the database that was there lies now; empty = there was none
};

/// What a copy of a database says of itself.
struct CopyInfo {
  LogHead head;
  std::string platform;  ///< the first life of its log
};

/// Small files of a data folder that are backed up and go in place with the database.
inline constexpr const char* files_beside_database[] = {"keys", "server.toml", "backup.pub"};

/// A backup is laid out here before it is put in place: server.db and small files.
inline std::string trial_folder(const std::string& directory) { return directory + "/trial"; }

class StoreFolders {
 public:
  virtual ~StoreFolders() = default;

  /// DIR/server.db, as StoreUpkeep::copy_to made it, is opened; nobody else may have it open. Throws Failure.
  virtual CopyInfo look_at_copy(const std::string& directory) = 0;
  /// The same after the storage's own check of every page. Codes: damaged, wrong_file, too_new …
  virtual Result<LogHead> check_copy(const std::string& directory) = 0;

  /// Puts what lies in the trial folder in the place of the database, with `files` of that folder beside it. The caller holds the folder's
  /// lock. All is checked where it can do no harm. What was there is moved aside as a set, never deleted. The next start begins a new epoch
  /// and says so in the log. Interrupted, either nothing has changed or `finish_restore` ends it. Codes: damaged, wrong_file, too_new,
  /// disk_full, disk_error, no_access.
  virtual Result<Restored> put_in_place(const std::string& directory, const std::vector<std::string>& files) = 0;
  /// Restores a backup of one file: the database alone, as earlier versions made it. The keys stay. Codes besides: not_found.
  virtual Result<Restored> restore(const std::string& directory, const std::string& backup_file) = 0;

  /// Whether a store lies there, or a restore was interrupted past the point of no return.
  virtual bool holds_store(const std::string& directory) = 0;
  /// Called before the store is opened, under the folder's lock. Codes: disk_full, disk_error, no_access.
  virtual Status finish_restore(const std::string& directory) = 0;
};

}  // namespace dialogue
