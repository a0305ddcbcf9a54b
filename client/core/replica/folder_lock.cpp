// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "shared/base/disk.h"
#include "shared/base/privacy.h"
#include "shared/base/result.h"

namespace dialogue {

namespace {

void prepare_folder(const std::string& directory) {
  std::error_code error;
  const bool there = std::filesystem::exists(directory + "/replica.db", error);
  if (!there) std::filesystem::create_directories(directory, error);
  if (!there && error) throw Failure({disk_code(error.value()), "", {}, "the replica's folder"});
  keep_folder_private(directory, "replica.db");
  if (there) return;
  // The folder itself must be there after a crash, or nothing that is saved in it is.
  if (!sync_folder(folder_above(directory))) throw Failure({disk_code(errno), "", {}, "the folder above the replica"});
}

/// Where nothing can be written, an existing lock is held all the same. If there is no lock file, nobody holds it, and nothing that is read
/// can change. Then it is not opened.
int open_lock(const std::string& name) {
  if (const int made = ::open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600); made >= 0) return made;
  const int why = errno;
  if (const int there = ::open(name.c_str(), O_RDONLY | O_CLOEXEC); there >= 0) return there;
  const bool only_reads = why == EROFS || why == EACCES || why == EPERM || why == ENOSPC || why == EDQUOT;
  if (errno != ENOENT || !only_reads) throw Failure({disk_code(why), "", {}, "the replica's lock"});
  return -1;
}

}  // namespace

FolderLock::FolderLock(const std::string& directory) {
  prepare_folder(directory);
  file_ = open_lock(directory + "/lock");
  if (file_ < 0) return;
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(std::exchange(file_, -1));
  throw Failure({"in_use", "", {}, {}});
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace dialogue
