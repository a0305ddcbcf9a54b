// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/service/ports/store_upkeep.h"
#include "server/store/high_water.h"
#include "server/store/sqlite/reader_pool.h"
#include "server/store/sqlite/sqlite_options.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// Looks after the database that a SqliteStore has open, and is part of it.
class SqliteUpkeep final : public StoreUpkeep {
 public:
  SqliteUpkeep(Database& writer, StoreView& view, ReaderPool& readers, const std::string& directory, const SqliteStoreOptions& options);

  /// Called after each commit: carries the mark along. Throws Failure.
  void committed();

  std::optional<HighWater> high_water() override { return opened_at_; }
  void mark() override;
  std::uint64_t copy_to(const std::string& path, const GiveUp& give_up) override;
  Compacted compact() override;
  bool compact_some() override;
  std::uint64_t size() override { return bytes_on_disk(); }
  std::vector<std::string> check() override;

 private:
  void need_room_for_copy();
  std::uint64_t bytes_on_disk() const;

  Database& db_;
  StoreView& view_;  ///< the writer's
  ReaderPool& readers_;
  const std::string directory_, file_;
  const SqliteStoreOptions& options_;
  std::optional<HighWaterFile> mark_;
  std::optional<HighWater> opened_at_;
  int unmarked_ = 0;
};

}  // namespace dialogue
