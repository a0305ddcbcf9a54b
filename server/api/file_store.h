// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace dialogue::api {

/// The bytes of materials: DIR/content/SHA256 once for all materials that have them, DIR/held/MATERIAL naming the hash that this material's
/// uploader has proved to have, DIR/parts/MATERIAL what has come so far. Naming a hash gives nobody bytes: each material is uploaded.
/// What is told to be stored is on disk. Any thread. Codes: disk_full, disk_error, no_access.
class FileStore {
 public:
  struct Stored {
    std::uint64_t bytes = 0;
    bool complete = false;
  };

  /// Makes the folders (0700), durably.
  static Status prepare(const std::string& dir);
  explicit FileStore(std::string dir) : dir_(std::move(dir)) {}

  /// What has come so far; finishes what an interruption left complete but unfinished.
  Result<Stored> stored(const Uuid& material, std::string_view sha256, std::uint64_t size);
  /// The next piece. Codes besides: wrong_offset (args: bytes stored), too_large, wrong_hash (all is thrown away).
  Result<Stored> append(const Uuid& material, std::string_view sha256, std::uint64_t size, std::uint64_t offset, std::string_view piece);
  /// Code incomplete while not all is there.
  Result<std::string> read(const Uuid& material, std::string_view sha256, std::uint64_t offset, std::size_t length) const;
  /// Hashes that are held but whose content is missing or is not what its name says.
  std::vector<std::string> damaged() const;

 private:
  bool held(const Uuid& material, std::string_view sha256) const;
  Status finish(const Uuid& material, std::string_view sha256);
  std::string part(const Uuid& material) const { return dir_ + "/parts/" + material.text(); }
  std::string marker(const Uuid& material) const { return dir_ + "/held/" + material.text(); }
  std::string content(std::string_view sha256) const { return dir_ + "/content/" + std::string(sha256); }
  std::mutex& lock_of(const Uuid& material) const { return locks_[material.bytes[15] % locks_.size()]; }

  const std::string dir_;
  mutable std::array<std::mutex, 16> locks_;
};

}  // namespace dialogue::api
