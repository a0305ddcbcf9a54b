// SPDX-License-Identifier: Apache-2.0
#include "shared/base/privacy.h"

#include <sys/resource.h>
#include <sys/stat.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include <filesystem>
#include <system_error>

namespace dialogue {
namespace {

constexpr mode_t others = S_IRWXG | S_IRWXO;

bool has_folders_of_others(const std::string& path, uid_t owner) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    struct stat there {};
    if (::lstat(entry.path().c_str(), &there) == 0 && S_ISDIR(there.st_mode) && there.st_uid != owner) return true;
  }
  return false;
}

}  // namespace

void keep_memory_private() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
  // The limit alone does not count where the system hands cores to a program.
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

bool keep_folder_private(const std::string& path, const std::string& ours) {
  struct stat folder {};
  if (::stat(path.c_str(), &folder) != 0) return false;
  if ((folder.st_mode & others) == 0) return true;
  // Somebody may name a folder that holds other things: their home, or by a slip the root of all.
  std::error_code error;
  if (!std::filesystem::exists(path + "/" + ours, error) && !std::filesystem::is_empty(path, error)) return false;
  if ((folder.st_mode & S_ISVTX) != 0 || has_folders_of_others(path, folder.st_uid)) return false;
  return ::chmod(path.c_str(), folder.st_mode & S_IRWXU) == 0;
}

}  // namespace dialogue
