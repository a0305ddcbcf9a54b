// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/service/admin/administration.h"
#include "server/watch/check.h"

namespace dialogue::watch {

/// The disk that a folder lies on.
struct DiskRoom {
  std::uint64_t free = 0, size = 0;
};
/// Nothing when it cannot be told.
std::optional<DiskRoom> room_at(const std::string& folder);

/// What the checks go by.
struct HealthFacts {
  std::string write_trouble;  ///< code of the last try to write; empty when it went well
  std::optional<DiskRoom> disk;
  std::int64_t now_ms = 0;
  bool clock_kept = true;  ///< the machine says that something keeps its clock right
  Statistics stats;
  std::int64_t disk_free_mb = 0, backup_age_h = 0;  ///< from where on there is something to do
};

/// Whether something on this machine keeps its clock right (NTP), as far as the kernel knows.
bool clock_is_kept();

/// Database, disk, clock, backup. Pure.
std::vector<Check> assess(const HealthFacts& facts);
/// Whether devices can be served.
bool is_ready(const std::vector<Check>& checks);

}  // namespace dialogue::watch
