// SPDX-License-Identifier: Apache-2.0
// What the parts of a backup share about folders and files.
#pragma once

#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <vector>

#include "shared/base/disk.h"
#include "shared/base/result.h"

namespace dialogue::backup {

/// The ending of a file that is still being written.
inline constexpr const char* unfinished = ".new";

/// What errno says, as a Failure.
[[noreturn]] inline void disk_failed(const char* what, const std::string& path = {}) {
  throw Failure(Error{disk_code(errno), "", path.empty() ? std::vector<std::string>{} : std::vector{path}, what});
}

inline void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) disk_failed("folder", path);
}

}  // namespace dialogue::backup
