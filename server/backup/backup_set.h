// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/backup/manifest.h"
#include "server/backup/objects.h"
#include "server/backup/tree.h"
#include "shared/base/disk.h"
#include "shared/base/result.h"

namespace dialogue::backup {

/// A folder (0700) of backups. SET/dialogue-backup says what it is, SET/objects holds the pieces, and SET/backups/NUMBER is a manifest for
/// each backup that is whole. A backup that was broken off has no manifest; the next one uses its pieces or sweeps them. Throws Failure.
class BackupSet {
 public:
  /// Whether the folder is a set.
  static bool is_set(const std::string& path);
  /// Opens it for reading; nobody adds to it meanwhile. Codes: no_file, bad_backup (no set), too_new, in_use.
  static BackupSet open(const std::string& path);
  /// Makes the set when the folder is missing or empty, and keeps others from writing: in_use. Code file_exists: something else is there.
  static BackupSet open_to_write(const std::string& path);

  const std::string& path() const { return path_; }
  ObjectFolder& objects() { return objects_; }
  const ObjectFolder& objects() const { return objects_; }

  /// Numbers of the backups, oldest first.
  std::vector<std::uint64_t> numbers() const;
  /// Codes: no_file (args: the number), damaged_backup (args: the set, the file), too_new.
  Manifest manifest(std::uint64_t number) const;
  /// Durable when it returns.
  void add(const Manifest& manifest);
  void drop(std::uint64_t number);

  /// A list of this set. Code damaged_backup.
  ListObject list(const ObjectId& id) const;
  /// Puts every object that the backup is made of, lists too, into `ids`. An object that is there already is not walked again.
  void objects_of(const Manifest& manifest, std::set<ObjectId>& ids) const;
  /// Removes objects that none of `used` names, and what was left unfinished. Returns how many.
  std::uint64_t sweep(const std::set<ObjectId>& used);
  /// Names in the set that are none of its own.
  std::vector<std::string> strange() const;

  Error damaged(const std::string& file) const { return Error{"damaged_backup", "", {path_, file}, ""}; }

 private:
  explicit BackupSet(std::string path);
  std::string manifest_file(std::uint64_t number) const;

  std::string path_;
  ObjectFolder objects_;
  std::shared_ptr<OpenFile> lock_;
};

}  // namespace dialogue::backup
