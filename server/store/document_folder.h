// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "server/service/ports/document_store.h"

namespace dialogue {

/// DIR/content/SHA256 has bytes once for all materials that have them. DIR/held/MATERIAL names the hash that somebody has proved to have
/// for it. DIR/parts/MATERIAL (and MATERIAL.DEVICE for a device that gives back what was lost) has what has come so far. DIR/damaged/SHA256
/// has what was found with other bytes.
class DocumentFolder final : public DocumentStore {
 public:
  /// Makes the folders (0700), durably.
  static Status prepare(const std::string& dir);
  explicit DocumentFolder(std::string dir) : dir_(std::move(dir)) {}

  Result<Stored> stored(const DocumentName& document, const Uuid& by) override;
  Result<Stored> append(const DocumentName& document, const Uuid& by, std::uint64_t offset, std::string_view piece) override;
  Result<std::string> read(const DocumentName& document, std::uint64_t offset, std::size_t length) override;
  bool has(const DocumentName& document) override;
  std::vector<std::string> set_damaged_aside() override;
  std::vector<KeptDocument> kept() override;

  std::string content(std::string_view sha256) const { return dir_ + "/content/" + std::string(sha256); }
  /// Whether the bytes kept under this hash have it. They are read for that.
  bool is_whole(const std::string& sha256) const;
  /// The same. A file with other bytes is set aside.
  bool look_at(const std::string& sha256);
  /// Takes a whole file of these bytes over: it is moved (none: they are here already), replaces what is there, and counts for these
  /// materials. Throws Failure.
  void adopt(const std::string& file, const std::string& sha256, const std::vector<Uuid>& materials);

 private:
  bool held(const DocumentName& document) const;
  bool bytes_are_right(const std::string& sha256);
  Status finish(const DocumentName& document, const std::string& part);
  Status hold(const Uuid& material, const std::string& sha256);
  void drop_parts(const Uuid& material);
  std::string part(const Uuid& material, const Uuid& by) const;
  std::string marker(const Uuid& material) const { return dir_ + "/held/" + material.text(); }
  std::mutex& lock_of(const Uuid& material) const { return locks_[material.bytes[15] % locks_.size()]; }

  const std::string dir_;
  mutable std::array<std::mutex, 16> locks_;
  std::mutex looked_mutex_;
  std::set<std::string> looked_at_;  ///< hashes whose bytes this process has found right
};

}  // namespace dialogue
