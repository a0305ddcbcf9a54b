// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// While it lives, this process may read a folder and all in it, and write nothing there. Root may write everywhere: it is nobody
/// meanwhile.
class ReadOnlyFolder {
 public:
  explicit ReadOnlyFolder(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    take(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) take(entry.path());
    // The way there.
    if (was_root_) ::chmod(folder.parent_path().c_str(), 0755);
    constexpr uid_t nobody = 65534;
    if (was_root_ && ::seteuid(nobody) != 0) was_root_ = false;
  }
  ~ReadOnlyFolder() {
    if (was_root_ && ::seteuid(0) != 0) return;
    for (const auto& [path, mode] : modes_) ::chmod(path.c_str(), mode);
  }
  ReadOnlyFolder(const ReadOnlyFolder&) = delete;
  ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

 private:
  void take(const std::filesystem::path& path) {
    struct stat now {};
    if (::stat(path.c_str(), &now) != 0) return;
    modes_.emplace_back(path.string(), now.st_mode & 07777);
    ::chmod(path.c_str(), S_ISDIR(now.st_mode) ? 0555 : 0444);
  }

  bool was_root_ = ::geteuid() == 0;
  std::vector<std::pair<std::string, mode_t>> modes_;
};
