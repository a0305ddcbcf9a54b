// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace dialogue {

struct SqliteStoreOptions {
  bool memory = false;  ///< no files; snapshots are the writer's own view, so one thread only
  std::string vfs;
  bool mark = true;  ///< keep the high-water mark beside the database; without it only the devices' cursors show a restore
  int page_cache_kb = 64 << 10;
  /// How many bytes are free where the folder lies; for tests of what happens when they are few.
  std::function<std::uint64_t(const std::string& directory)> free_space;
};

}  // namespace dialogue
