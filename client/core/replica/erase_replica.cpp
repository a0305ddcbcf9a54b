// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica/erase_replica.h"

#include <filesystem>
#include <system_error>

#include "client/core/keeps/keeps.h"
#include "client/core/replica/folder_lock.h"

namespace dialogue {

Status erase_replica(const std::string& dir) {
  try {
    const FolderLock lock(dir);
    std::error_code error;
    for (const std::string& name : erasable_names()) {
      std::filesystem::remove_all(dir + "/" + name, error);
      if (error) return Error{"no_access", "", {}, name};
    }
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
