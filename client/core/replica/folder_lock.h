// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue {

/// Holds a replica's folder for one process, by a lock on its file `lock`. Makes the folder (0700) when there is none. Throws Failure
/// "in_use" or "no_access". Where nothing can be written, it holds an existing replica as well as it can. The lock ends when this is
/// dropped, also when the process dies.
class FolderLock {
 public:
  FolderLock() = default;
  explicit FolderLock(const std::string& directory);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept : file_(other.file_) { other.file_ = -1; }
  FolderLock& operator=(FolderLock&& other) noexcept;
  bool held() const { return file_ >= 0; }

 private:
  int file_ = -1;
};

}  // namespace dialogue
