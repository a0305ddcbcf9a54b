// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "server/service/ports/store_folders.h"

namespace dialogue {

class Domain;

/// Folders with the database of a SqliteStore.
class SqliteFolders final : public StoreFolders {
 public:
  explicit SqliteFolders(const Domain& domain) : domain_(domain) {}

  CopyInfo look_at_copy(const std::string& directory) override;
  Result<LogHead> check_copy(const std::string& directory) override;
  Result<Restored> put_in_place(const std::string& directory, const std::vector<std::string>& files) override;
  Result<Restored> restore(const std::string& directory, const std::string& backup_file) override;
  bool holds_store(const std::string& directory) override;
  Status finish_restore(const std::string& directory) override;

 private:
  const Domain& domain_;
};

}  // namespace dialogue
