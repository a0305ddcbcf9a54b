// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "server/admin/command_line.h"
#include "server/admin/data_folder.h"
#include "server/backup/reading.h"
#include "server/service/admin/administration.h"
#include "server/service/ports/keys.h"
#include "server/service/ports/store_folders.h"
#include "server/store/document_folder.h"

namespace dialogue::admin {

/// Says how far long work has come, to somebody who waits for it at a terminal; may be empty.
using Tell = std::function<void(const std::string& line)>;

/// Backups of an open platform, also while it serves: everything in its folder that cannot be made anew.
class Backups {
 public:
  /// `options_file`: the file of options that the server was started with; empty when there is none.
  Backups(Administration& admin, DocumentFolder& documents, const DataFolder& folder, StoreFolders& folders, const Keys& keys,
          std::string options_file);

  /// Adds a backup to the set, after one that is being made. Devices are told what it holds once it was tried. Throws Failure.
  Output backup(const Command& c, const std::string& cwd, const Tell& tell, const GiveUp& give_up = {});
  /// From now on backups are encrypted to this public key.
  Output use_key(const Command& c, const std::string& cwd);
  /// What lies in the data folder and is not the server's.
  std::vector<std::string> foreign() const { return foreign_names(folder_.path()); }

 private:
  backup::SmallFiles small_files(const std::string& options_file) const;

  Administration& admin_;
  DocumentFolder& documents_;
  const DataFolder& folder_;
  StoreFolders& folders_;
  const std::string id_key_, options_file_;
  std::mutex one_at_a_time_;  ///< they work in one folder
};

// These need no platform.

/// Makes the pair of keys of encrypted backups.
Output make_backup_key(const Command& c, const std::string& cwd);
/// Looks at every byte of a set.
Output verify_set(const Command& c, const std::string& cwd, const Tell& tell);
/// Restores from a set, or from the single file of earlier versions. The caller holds the folder's lock. Returns what the person has to
/// know. Throws Failure.
std::string restore_backup(const DataFolder& folder, StoreFolders& folders, const Command& c, const std::string& cwd, const Tell& tell);

}  // namespace dialogue::admin
