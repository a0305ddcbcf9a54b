// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// The code for what the operating system said about a file: "disk_full", "no_access", "not_found", else "disk_error".
const char* disk_code(int system_errno);

/// An open file (0600 when it is made), closed with its owner. Not open: errno says why.
class OpenFile {
 public:
  /// `flags` as for open(2); never inherited by another program.
  OpenFile(const std::string& path, int flags);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  const int fd_;
};

/// Writes all of it, whatever interrupts. False: errno says why, and some of it may be written.
bool write_all(const OpenFile& file, std::string_view bytes);

/// Makes the names in a folder durable. A new or renamed file is only there after a crash when its folder was synced too, and the folder
/// itself when the one above was. False: errno says why.
bool sync_folder(const std::string& path);
/// The folder that a path lies in, however the path is written.
std::string folder_above(const std::string& path);

}  // namespace dialogue
