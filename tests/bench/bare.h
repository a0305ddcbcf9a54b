// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "shared/sqlite/database.h"
#include "tests/bench/workload.h"

namespace dialogue::bench {

/// The same rows in plain SQLite, with the same durability and no sync at all. So it shows what a change and a record cost at least.
class BareRows {
 public:
  explicit BareRows(const std::string& path);
  void insert_bulk(const std::vector<Json>& records);
  void insert(const Json& record);
  void apply(const Json& edit);
  /// Of the file, packed.
  std::uint64_t size();

 private:
  void put(const Json& record);

  const std::string path_;
  std::unique_ptr<Database> db_;
};

}  // namespace dialogue::bench
