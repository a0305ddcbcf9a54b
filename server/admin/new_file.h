// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/base/disk.h"
#include "shared/base/result.h"

namespace dialogue::admin {

/// A file (0600) that was not there before, written piece by piece. It is gone again unless `keep` is called. Throws Failure: file_exists,
/// disk_full, no_access, not_found (no such folder), disk_error.
class NewFile {
 public:
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view bytes);
  /// Durable when it returns.
  void keep();

 private:
  void flush();

  std::string path_, waiting_;
  OpenFile file_;
  bool kept_ = false;
};

}  // namespace dialogue::admin
