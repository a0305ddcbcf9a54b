// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"
#include "shared/domain/model.h"

namespace dialogue {

struct Restored {
  std::uint64_t seq = 0;  ///< the log's head in the backup
  std::string put_aside;  ///< where the database that was there lies now; empty = there was none
};

/// Puts a backup in the place of the database; the caller holds the folder's lock. The backup is checked where it can do no harm; what was
/// there is moved aside as a set, never deleted. The keys stay; the next start begins a new epoch and says so in the log. Interrupted,
/// either nothing has changed or `finish_restore` ends it. Codes: not_found, damaged, wrong_file, too_new, disk_full, disk_error,
/// no_access.
Result<Restored> restore(const std::string& directory, const std::string& backup_file, const Domain& domain);

/// Whether a restore was interrupted past the point where there is a way back.
bool restore_waits(const std::string& directory);
/// To be called before the database is opened, under the folder's lock. Codes: disk_full, disk_error, no_access.
Status finish_restore(const std::string& directory);

}  // namespace dialogue
