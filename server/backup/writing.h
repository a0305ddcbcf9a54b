// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/backup/reading.h"
#include "server/service/ports/store_folders.h"
#include "server/store/document_folder.h"
#include "shared/base/clock.h"

namespace dialogue::backup {

/// What is backed up.
struct Source {
  std::string database;  ///< a copy of one moment that nobody writes to
  LogHead head;          ///< that is in it
  std::string platform;  ///< the first life of its log
  DocumentFolder& documents;
  SmallFiles files;
  std::string id_key;  ///< names objects; the same for all backups of the platform
};

struct WriteOptions {
  std::string set;
  std::string recipient;  ///< public key; empty: not encrypted
  std::size_t keep = 30;  ///< backups of the set; older ones go
  std::string scratch;    ///< a folder for trying what was written
  Clock& clock = system_clock();
  Random& random = system_random();
  Progress progress = {};
};

struct Written {
  std::uint64_t number = 0, seq = 0;
  std::uint64_t bytes = 0;    ///< that it holds
  std::uint64_t written = 0;  ///< bytes that were new to the set
  std::uint64_t documents = 0, kept = 0;
  std::vector<std::string> left_out;  ///< documents whose bytes are not what their name says
  std::vector<std::string> mended;    ///< files of the set that were found damaged and written anew
  bool swept = true;                  ///< false: an older backup cannot be read, so nothing was cleared away
};

/// Adds a backup to the set and tries it by restoring it into the scratch folder. Only then it writes the manifest. Interrupted at any
/// point, the set is as before. Throws Failure: file_exists, in_use, too_new, other_platform, other_recipient (args: the set), disk_full …
Written write_backup(const Source& source, const WriteOptions& options, StoreFolders& folders);

}  // namespace dialogue::backup
