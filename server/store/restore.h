// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"

namespace dialogue {

struct Restored {
  std::uint64_t seq = 0;  ///< the log's head in the backup
  std::string put_aside;  ///< where the database that was there lies now; empty = there was none
};

/// Puts a backup in the place of the database; the server must not run. What was there is moved aside as a set, never deleted. The keys
/// stay; the next start begins a new epoch and says so in the log. Codes: not_found, damaged, wrong_file, too_new, disk_full, no_access.
Result<Restored> restore(const std::string& directory, const std::string& backup_file);

}  // namespace dialogue
