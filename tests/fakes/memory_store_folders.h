// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/service/ports/store_folders.h"
#include "tests/fakes/memory_server_store.h"

namespace dialogue {

/// Folders of stores in memory, by their names. They hold no small files, and nothing interrupts a restore.
class MemoryStoreFolders final : public StoreFolders {
 public:
  /// Lays a store in the folder, or a copy of it as the file of a backup.
  void lay(const std::string& name, std::unique_ptr<MemoryServerStore> store) { stores_[name] = std::move(store); }
  MemoryServerStore& at(const std::string& name) { return *stores_.at(name); }

  CopyInfo look_at_copy(const std::string& directory) override;
  Result<LogHead> check_copy(const std::string& directory) override;
  Result<Restored> put_in_place(const std::string& directory, const std::vector<std::string>& files) override;
  Result<Restored> restore(const std::string& directory, const std::string& backup_file) override;
  bool holds_store(const std::string& directory) override { return stores_.contains(directory); }
  Status finish_restore(const std::string&) override { return {}; }

 private:
  std::map<std::string, std::unique_ptr<MemoryServerStore>> stores_;
};

}  // namespace dialogue
