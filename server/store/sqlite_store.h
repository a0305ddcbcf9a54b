// SPDX-License-Identifier: Apache-2.0
// The server's store on SQLite: one connection writes, commits and checkpoints; a few others read snapshots.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/service/store.h"
#include "server/store/high_water.h"
#include "server/store/sqlite_view.h"
#include "shared/sqlite/database.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {

struct SqliteStoreOptions {
  bool memory = false;  ///< no files; snapshots are the writer's own view, so one thread only
  std::string vfs;
  bool mark = true;  ///< keep the high-water mark beside the database; without it a restore is seen by the devices' cursors alone
  int page_cache_kb = 64 << 10;
  /// Bytes that are free where the folder lies; for tests of what happens when they are few.
  std::function<std::uint64_t(const std::string& directory)> free_space;
};

class SqliteStore final : public ServerStore {
 public:
  /// `directory` holds server.db and mark. Throws Failure: too_new, wrong_file, damaged, disk_full, no_access.
  SqliteStore(const std::string& directory, const Domain& domain, const SqliteStoreOptions& options = {});
  ~SqliteStore() override;

  static std::string database_file(const std::string& directory) { return directory + "/server.db"; }
  static std::string mark_file(const std::string& directory) { return directory + "/mark"; }

  void begin() override;
  void commit() override;
  void rollback() noexcept override;
  void savepoint() override;
  void release() override;
  void undo() override;

  StoreView& view() override;
  std::unique_ptr<StoreView> snapshot() override;

  void put(const StoredRecord& record, const std::vector<Path>* changed) override;
  Rid next_rid(const Kind& kind) override;
  void put_feed(const FeedEntry& entry) override;
  ScopeId scope_named(const std::string& name) override;
  void add_sum(ScopeId scope, std::uint64_t delta) override;
  void append(const LogRow& row) override;
  void erase_content(std::uint64_t seq) override;
  Line put_line(const Line& line) override;
  void put_device(const StoredDevice& device) override;
  void put_code(const StoredCode& code) override;
  void begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) override;
  void put_replayed(Rid rid, std::string_view path, const Replayed& replayed) override;
  void park(std::uint64_t seq, const Uuid& device) override;
  void unpark(std::uint64_t seq) override;
  void set_meta(std::string_view key, std::string_view value) override;

  std::optional<HighWater> high_water() override { return opened_at_; }
  void mark() override;
  std::uint64_t copy_to(const std::string& path) override;
  Compacted compact() override;
  std::vector<std::string> check() override;

 private:
  class WriterView;
  class ReaderView;
  struct Reader;

  std::unique_ptr<Reader> take_reader();
  void give_back(std::unique_ptr<Reader> reader);
  void forget();
  void need_room_for_copy();
  std::uint64_t bytes_on_disk() const;

  const std::string directory_;
  const Domain& domain_;
  const SqliteStoreOptions options_;
  Database db_;
  std::unique_ptr<WriterView> view_;
  std::unique_ptr<HighWaterFile> mark_;
  std::optional<HighWater> opened_at_;
  std::optional<Transaction> transaction_;
  std::vector<std::unique_ptr<Savepoint>> savepoints_;
  std::unordered_map<std::string, ScopeId> scopes_;
  std::unordered_map<int, Rid> highest_;
  int unmarked_ = 0;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Reader>> readers_;
};

}  // namespace dialogue
