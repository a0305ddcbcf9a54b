// SPDX-License-Identifier: Apache-2.0
// The server's store on SQLite. One connection writes, commits and checkpoints; a few others read snapshots.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/service/ports/store.h"
#include "server/store/sqlite/reader_pool.h"
#include "server/store/sqlite/sqlite_options.h"
#include "server/store/sqlite/sqlite_upkeep.h"
#include "server/store/sqlite/sqlite_view.h"
#include "shared/sqlite/database.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {

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
  StoreUpkeep& upkeep() override;

  void put(const StoredRecord& record, const std::vector<Path>* changed) override;
  Rid next_rid(const Kind& kind) override;
  void put_feed(const FeedEntry& entry) override;
  ScopeId scope_named(const std::string& name) override;
  void add_sum(ScopeId scope, std::uint64_t delta) override;
  void append(const LogRow& row) override;
  void erase_content(std::uint64_t seq) override;
  ChangeSource put_source(const ChangeSource& source) override;
  void put_device(const StoredDevice& device) override;
  void put_code(const StoredCode& code) override;
  void begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) override;
  void put_replayed(Rid rid, std::string_view path, const Replayed& replayed) override;
  void park(std::uint64_t seq, const Uuid& device) override;
  void unpark(std::uint64_t seq) override;
  void set_meta(std::string_view key, std::string_view value) override;

 private:
  class WriterView;
  void forget();

  const SqliteStoreOptions options_;
  Database db_;
  ReaderPool readers_;
  std::unique_ptr<WriterView> view_;
  std::unique_ptr<SqliteUpkeep> upkeep_;
  std::optional<Transaction> transaction_;
  std::vector<std::unique_ptr<Savepoint>> savepoints_;
  std::unordered_map<std::string, ScopeId> scopes_;
  std::unordered_map<int, Rid> highest_;
};

}  // namespace dialogue
