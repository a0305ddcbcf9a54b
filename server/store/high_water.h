// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "server/service/store.h"

namespace dialogue {

/// The mark outside the database that tells a database which was put back. A small file, replaced as a whole.
class HighWaterFile {
 public:
  explicit HighWaterFile(std::string path) : path_(std::move(path)) {}
  /// Nothing when there is none; throws Failure("damaged") when it cannot be read.
  std::optional<ServerStore::HighWater> read() const;
  /// On disk when it returns.
  void write(const ServerStore::HighWater& mark) const;

 private:
  std::string path_;
};

/// Writes a file as a whole, 0600: beside, synced, then renamed over. Throws Failure.
void replace_file(const std::string& path, std::string_view content);
/// A whole and durable copy, 0600. Throws Failure; the C++ library's own may call a copy whole that a full disk has cut off.
void copy_file(const std::string& from, const std::string& to);
/// Nothing when there is no such file; throws Failure when it cannot be read.
std::optional<std::string> read_file(const std::string& path);
/// Flushes a closed file to disk.
void sync_file(const std::string& path);
/// Makes what was renamed or removed in the directory of `path` durable.
void sync_directory_of(const std::string& path);

}  // namespace dialogue
