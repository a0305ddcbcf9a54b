// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/backup/reading.h"
#include "server/service/ports/store_folders.h"

namespace dialogue::backup {

/// The small files of a data folder that are backed up, by name. Secrets are among them: a set that is not encrypted is as good as the
/// server.
inline constexpr const char* keys_name = files_beside_database[0];
inline constexpr const char* options_name = files_beside_database[1];
inline constexpr const char* options_name_before = "dialogued.conf";  ///< in sets of earlier versions
inline constexpr const char* public_key_name = files_beside_database[2];

struct RestoreFrom {
  std::string set;
  std::optional<std::uint64_t> number;  ///< nothing: the newest
  Reader& reader;
  bool secret_given = false;
  Progress progress = {};
};

struct SetRestored {
  Restored restored;
  std::uint64_t number = 0, documents = 0;
  bool own_keys = true;  ///< false: the folder's keys know all that the backup's do, and stay
  bool options = false;  ///< the options file lies in the folder
};

/// Lays a backup out in the data folder beside what is there, checks every byte of it, and only then puts it in place: database, keys,
/// options. Documents that are there already stay. The caller holds the folder's lock. Throws Failure: no_file, bad_backup, damaged_backup,
/// needs_secret, wrong_secret, too_new, disk_full, disk_error, no_access.
SetRestored restore_set(const std::string& directory, const RestoreFrom& from, StoreFolders& folders);

}  // namespace dialogue::backup
