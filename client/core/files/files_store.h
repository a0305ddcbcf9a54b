// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// Files on this device, by content: DIR/files/SHA256 whole, SHA256.part what has come so far, queue/SHA256 taken in for a record that is
/// yet to be made. Why one is here, and when it goes, client/core/keeps says. Everything is on disk (file and folder synced) when a call
/// returns. One thread; codes: disk_error, disk_full, no_access, wrong_hash.
class FileStore {
 public:
  static constexpr std::uint64_t largest = 64u << 20;
  static constexpr const char* staging_folder = "queue";

  explicit FileStore(std::string replica_dir);

  static bool is_hash(std::string_view text);  ///< 64 lower-case hex digits
  bool has(const std::string& sha256) const;
  /// Reads it: whether its bytes are what its name says.
  bool is_whole(const std::string& sha256) const;
  std::string path(const std::string& sha256) const { return dir_ + "/" + sha256; }
  Result<std::string> read(const std::string& sha256) const;
  Result<std::string> read_piece(const std::string& sha256, std::uint64_t offset, std::size_t size) const;

  /// Keeps the bytes under their hash, which it returns; the same bytes twice are kept once.
  Result<std::string> put(std::string_view bytes);

  /// Takes the bytes in aside, under their hash; nothing names them yet.
  Result<std::string> stage(std::string_view bytes);
  /// What was taken in is here now. Again, or when it was here already: nothing more. `unstage`, afterwards, forgets what lies aside.
  Status adopt(const std::string& sha256);
  void unstage(const std::string& sha256);

  std::uint64_t partial(const std::string& sha256) const;  ///< bytes that have come so far
  /// Appends what came; `offset` must be partial().
  Status append(const std::string& sha256, std::uint64_t offset, std::string_view bytes);
  /// Checks the hash of what came and keeps it as whole; wrong_hash throws the bytes away.
  Status finish(const std::string& sha256);

  /// Whether each whole file is what its name says; the names of those that are not. `count` gets the number looked at.
  std::vector<std::string> damaged(std::uint64_t& count) const;

 private:
  Status prepare() const;
  Result<std::string> put_in(const std::string& folder, std::string_view bytes) const;
  std::string dir_, staging_;
};

/// A file of the user's, whole. Codes: not_found, no_access, not_a_file, too_large (args: limit in MiB), disk_error.
Result<std::string> read_user_file(const std::string& path, std::uint64_t limit = FileStore::largest);
/// Writes beside and renames, so that a half-written file never has the name.
Status write_user_file(const std::string& path, std::string_view bytes);

}  // namespace dialogue
