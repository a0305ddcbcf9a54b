// SPDX-License-Identifier: Apache-2.0
// Brings a set back to files, and checks every byte.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/backup/backup_set.h"
#include "shared/base/ids.h"

namespace dialogue::backup {

/// Told now and then what is worked on, and how many bytes are done.
using Progress = std::function<void(const char* what, std::uint64_t done)>;

/// A document in a backup.
struct PackedDocument {
  std::string sha256;
  std::uint64_t size = 0;
  std::uint64_t pieces = 0;
  std::vector<Uuid> materials;
};
std::string encode(const std::vector<PackedDocument>& table);
/// Throws Failure("damaged").
std::vector<PackedDocument> decode_documents(std::string_view text);

/// Small files by name and content: keys, options.
using SmallFiles = std::vector<std::pair<std::string, std::string>>;
std::string encode(const SmallFiles& files);
SmallFiles decode_files(std::string_view text);

/// Where a backup is unpacked to.
struct UnpackTo {
  std::string folder;          ///< gets server.db, and documents/SHA256
  bool keep_documents = true;  ///< else they are read and checked, and nothing is kept of them
  /// Documents that need not be written. They are checked all the same.
  std::function<bool(const PackedDocument&)> have = {};
  /// The bytes of an object that this process cannot open but has at hand.
  std::function<bool(const ObjectId&, std::string& plain)> known = {};
  Progress progress = {};
};
struct Unpacked {
  std::vector<PackedDocument> documents;
  SmallFiles files;
};

/// Whether the backup can be read with what the reader has. Throws Failure: needs_secret, wrong_secret (args: the set).
void need_key(const BackupSet& set, const Manifest& manifest, Reader& reader, bool secret_given);
/// Throws Failure: damaged_backup (args: the set, the file in it), disk_full, disk_error.
Unpacked unpack(const BackupSet& set, const Manifest& manifest, Reader& reader, const UnpackTo& to);

struct SetReport {
  std::vector<std::string> findings;
  std::uint64_t backups = 0, objects = 0, unused = 0;
  bool opened = true;  ///< all could be read; else only what can be told without the key was checked
};
/// Looks at every byte of a set. Names what is damaged, missing or strange.
SetReport check_set(const BackupSet& set, Reader& reader, const Progress& progress);

}  // namespace dialogue::backup
