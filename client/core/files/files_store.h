// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// Files on this device, by content: DIR/files/SHA256 is a whole file, SHA256.part what has come so far, and queue/SHA256 is taken in for a
/// record that is yet to be made. client/core/keeps says why a file is here, and when it goes. When a call returns, everything is on disk
/// (file and folder synced). One thread; codes: disk_error, disk_full, no_access, wrong_hash.
class FileStore {
 public:
  static constexpr std::uint64_t largest = 64u << 20;
  static constexpr const char* staging_folder = "queue";

  explicit FileStore(std::string replica_dir);

  static bool is_hash(std::string_view text);  ///< 64 lower-case hex digits
  bool has(const std::string& sha256) const;
  /// Reads the file. True when its bytes are what its name says.
  bool is_whole(const std::string& sha256) const;
  std::string path(const std::string& sha256) const { return dir_ + "/" + sha256; }
  Result<std::string> read(const std::string& sha256) const;
  Result<std::string> read_piece(const std::string& sha256, std::uint64_t offset, std::size_t size) const;

  /// Keeps the bytes under their hash, which it returns. The same bytes twice are kept once.
  Result<std::string> put(std::string_view bytes);

  /// Takes the bytes in aside, under their hash. Nothing names them yet.
  Result<std::string> stage(std::string_view bytes);
  /// Brings what was taken in to its place. Does nothing more the second time, or when the file was here already. Call `unstage` afterwards
  /// to forget what lies aside.
  Status adopt(const std::string& sha256);
  void unstage(const std::string& sha256);

  std::uint64_t partial(const std::string& sha256) const;  ///< bytes that have come so far
  /// Appends what came; `offset` must be partial().
  Status append(const std::string& sha256, std::uint64_t offset, std::string_view bytes);
  /// Checks the hash of what came, and keeps it as whole. On wrong_hash the bytes are thrown away.
  Status finish(const std::string& sha256);

  /// The names of whole files that are not what their names say. `count` gets how many files were looked at.
  std::vector<std::string> damaged(std::uint64_t& count) const;

 private:
  Status prepare() const;
  Result<std::string> put_in(const std::string& folder, std::string_view bytes) const;
  std::string dir_, staging_;
};

/// A file of the user's, whole. Codes: not_found, no_access, not_a_file, too_large (args: limit in MiB), disk_error.
Result<std::string> read_user_file(const std::string& path, std::uint64_t limit = FileStore::largest);
/// Writes a file beside and renames it. So a half-written file never has the name.
Status write_user_file(const std::string& path, std::string_view bytes);

}  // namespace dialogue
