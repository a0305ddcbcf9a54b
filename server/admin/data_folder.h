// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"

namespace dialogue::admin {

/// The server's folder (0700) and its lock: only the holder opens the database. What root makes there is its owner's afterwards. It also
/// names what is in the folder.
class DataFolder {
 public:
  /// Makes the folder when it is missing. Codes: in_use (somebody holds the lock), no_access, disk_full.
  static Result<DataFolder> lock(const std::string& path);
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  const std::string& path() const { return path_; }
  std::string database() const { return path_ + "/server.db"; }
  std::string keys() const { return path_ + "/keys"; }
  std::string files() const { return path_ + "/files"; }
  bool has_platform() const;

 private:
  DataFolder(std::string path, int fd) : path_(std::move(path)), fd_(fd) {}
  std::string path_;
  int fd_ = -1;
};

/// Names in a server's folder that are none of the server's.
std::vector<std::string> foreign_names(const std::string& path);
/// Whether a platform lies there, where `holds_store` says whether a store does. Codes: no_platform, database_missing (there was one).
Status need_platform(const std::string& path, bool holds_store);
/// Whether a backup may be laid out there: it is a folder of a server, or nothing is in it.
bool takes_restore(const std::string& path);

/// Where data lie when nobody says: $DIALOGUED_DATA, the folder that systemd gives, for root the service's where there is one, or the
/// user's own data folder.
std::string default_data_folder();

/// Whether whoever gives a command may use this folder, or make it. Codes: folder_closed, not_a_folder.
Status may_use(const std::string& path);

}  // namespace dialogue::admin
