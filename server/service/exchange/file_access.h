// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace dialogue {

class Engine;

/// A material's file as its record declares it. Only the file store knows whether bytes are there.
struct FileInfo {
  Uuid material;
  std::uint64_t size = 0;
  std::string sha256;  ///< 64 hex digits
  std::string media_type;
  std::string name;
  Uuid by;              ///< who sends: nil for the author, else the device that gives back what was lost
  bool stored = false;  ///< the record says that all bytes are there
  Uuid device = {};     ///< who asks
};

/// As Service::file_access.
Result<FileInfo> file_of(Engine& engine, const Uuid& device, const Uuid& material, bool write);

}  // namespace dialogue
