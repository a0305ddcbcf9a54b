// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

/// While it lives, this thread, and those that it starts, may read a folder and all in it, and write nothing there. Root may write
/// everywhere, so it gives up that right meanwhile.
class ReadOnlyFolder {
 public:
  explicit ReadOnlyFolder(const std::filesystem::path& folder) {
    take(folder);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) take(entry.path());
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    ::syscall(SYS_capget, &head, rights_.data());
    auto fewer = rights_;
    fewer[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
    ::syscall(SYS_capset, &head, fewer.data());
  }
  ~ReadOnlyFolder() {
    __user_cap_header_struct head{_LINUX_CAPABILITY_VERSION_3, 0};
    ::syscall(SYS_capset, &head, rights_.data());
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

  std::array<__user_cap_data_struct, 2> rights_{};
  std::vector<std::pair<std::string, mode_t>> modes_;
};
