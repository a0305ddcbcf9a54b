// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/store/sqlite/sqlite_view.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// Connections that only read. Any thread.
class ReaderPool {
 public:
  struct Reader {
    Reader(const std::string& path, const DatabaseOptions& options, const Domain& domain) : db(path, options), view(db, domain) {}
    Database db;
    SqliteView view;
  };

  ReaderPool(std::string path, std::string vfs, const Domain& domain) : path_(std::move(path)), vfs_(std::move(vfs)), domain_(domain) {}

  std::unique_ptr<Reader> take();
  void give_back(std::unique_ptr<Reader> reader);
  /// A reader with its snapshot, until it is given back.
  std::unique_ptr<StoreView> snapshot();
  void close() { idle_.clear(); }

 private:
  class Borrowed;

  const std::string path_, vfs_;
  const Domain& domain_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace dialogue
