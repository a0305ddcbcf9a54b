// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "server/service/ports/store_folders.h"
#include "server/service/ports/store_upkeep.h"

namespace dialogue::test {

/// Where the suite's stores lie. All are over contract_domain().
struct FoldersPlace {
  StoreFolders& folders;
  std::string directory;  ///< it is there and empty
  std::string backup;     ///< a name that nothing has yet
  /// Calls with the store of a folder, which is made where there is none, and closes it.
  std::function<void(const std::string& folder, const std::function<void(ServerStore&)>&)> open;
  /// Copies the store of a folder to the file of a backup, or to a folder as its store.
  std::function<void(const std::string& folder, const std::string& file)> copy_to_file;
  std::function<void(const std::string& folder, const std::string& other)> copy_to_folder;
};

/// What every StoreFolders must do.
void check_store_folders(const std::function<FoldersPlace()>& make);

}  // namespace dialogue::test
