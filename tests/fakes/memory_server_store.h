// SPDX-License-Identifier: Apache-2.0
// The server's store in memory, for tests and the simulator: one thread, snapshots are the live state, nothing survives the process.
// Whatever is undone was written down beside it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <unordered_map>

#include "server/service/ports/store_upkeep.h"

namespace dialogue {

class MemoryServerStore final : public ServerStore, private StoreView, private StoreUpkeep {
 public:
  explicit MemoryServerStore(const Domain& domain) : domain_(domain) {}

  void begin() override { undo_.clear(), marks_.clear(); }
  void commit() override;
  void rollback() noexcept override { undo_to(0), marks_.clear(); }
  void savepoint() override { marks_.push_back(undo_.size()); }
  void release() override { marks_.pop_back(); }
  void undo() override;

  StoreView& view() override { return *this; }
  std::unique_ptr<StoreView> snapshot() override;

  void put(const StoredRecord& record, const std::vector<Path>* changed) override;
  Rid next_rid(const Kind& kind) override;
  void put_feed(const FeedEntry& entry) override;
  ScopeId scope_named(const std::string& name) override;
  void add_sum(ScopeId scope, std::uint64_t delta) override;
  void append(const LogRow& row) override;
  void erase_content(std::uint64_t seq) override;
  ChangeSource put_source(const ChangeSource& source) override;
  void put_device(const StoredDevice& device) override { set(devices_, device.id, device); }
  void put_code(const StoredCode& code) override { set(codes_, code.hash, code); }
  void begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) override;
  void put_replayed(Rid rid, std::string_view path, const Replayed& replayed) override {
    set(replayed_, std::pair<Rid, Path>{rid, Path(path)}, replayed);
  }
  void park(std::uint64_t seq, const Uuid& device) override { set(parked_, seq, device); }
  void unpark(std::uint64_t seq) override;
  void set_meta(std::string_view key, std::string_view value) override { set(meta_, std::string(key), std::string(value)); }

  StoreUpkeep& upkeep() override { return *this; }
  /// What `copy_to` has put under this name; null when it has not.
  std::unique_ptr<MemoryServerStore> copy_at(const std::string& path) const;

  /// For tests: as if the database had been put back to what another store holds, under this one's mark.
  void restore_from(const MemoryServerStore& older);
  /// For tests: the next commit fails.
  void fail_next_commit() { fail_commit_ = true; }

 private:
  std::optional<HighWater> high_water() override { return high_water_; }
  void mark() override;
  std::uint64_t copy_to(const std::string& path, const GiveUp& give_up) override;
  Compacted compact() override { return {}; }
  bool compact_some() override { return false; }
  std::uint64_t size() override { return 0; }
  std::vector<std::string> check() override { return {}; }

  LogHead head() override;
  std::optional<Hash32> chain_at(std::uint64_t seq) override;
  Rid find(const Kind& kind, const Uuid& id) override;
  bool has(const Uuid& id) override;
  bool load(Rid rid, StoredRecord& out) override;
  std::vector<Rid> referring(const Kind& kind, std::string_view field, std::string_view raw) override;
  std::vector<Rid> all(const Kind& kind) override;
  std::uint64_t count(const Kind& kind) override { return all(kind).size(); }
  void feed_of(Rid rid, std::vector<FeedEntry>& out) override;
  void walk(ScopeId scope, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) override;
  std::uint64_t newest_in(ScopeId scope) override;
  std::optional<Scope> scope(std::string_view name) override;
  std::optional<Scope> scope(ScopeId id) override;
  std::vector<Scope> scopes() override;
  std::optional<LogRow> log_row(std::uint64_t seq) override;
  std::optional<LogRow> log_row(std::int64_t source, std::uint64_t counter) override;
  void log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) override;
  void log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) override;
  std::optional<ChangeSource> source(std::int64_t no) override;
  std::optional<ChangeSource> source(const Uuid& device, std::string_view incarnation, const Uuid& person) override;
  std::optional<StoredDevice> device(const Uuid& id) override;
  std::vector<StoredDevice> devices() override;
  std::optional<StoredCode> code(std::string_view hash) override;
  std::vector<StoredCode> codes() override;
  std::vector<StoredEpoch> epochs() override { return epochs_; }
  std::optional<Replayed> replayed(Rid rid, std::string_view path) override;
  std::vector<std::uint64_t> parked() override;
  std::uint64_t parked_of(const Uuid& device) override;
  std::string meta(std::string_view key) override;

  template <class Map, class Key, class Value>
  void set(Map& map, const Key& key, Value value);
  void index(const StoredRecord& record, bool add);
  void undo_to(std::size_t size) noexcept;

  using FeedKey = std::tuple<ScopeId, std::uint64_t, Rid, int>;  ///< in the order of the walk
  const Domain& domain_;
  std::map<Rid, StoredRecord> records_;
  std::map<std::pair<int, Uuid>, Rid> ids_;
  std::map<std::tuple<int, Path, Raw>, std::map<Rid, bool>> refs_;  ///< cells that are references
  std::map<Rid, std::map<std::pair<int, ScopeId>, FeedEntry>> feed_;
  std::map<FeedKey, std::uint64_t> walk_;
  std::map<std::string, Scope, std::less<>> scopes_;
  std::vector<LogRow> log_;
  std::map<std::pair<std::int64_t, std::uint64_t>, std::uint64_t> by_counter_;
  std::map<Rid, std::vector<std::uint64_t>> by_record_;
  std::map<std::int64_t, ChangeSource> sources_;
  std::map<Uuid, StoredDevice> devices_;
  std::map<std::string, StoredCode, std::less<>> codes_;
  std::vector<StoredEpoch> epochs_;
  std::map<std::pair<Rid, Path>, Replayed> replayed_;
  std::map<std::uint64_t, Uuid> parked_;
  std::map<std::string, std::string, std::less<>> meta_;
  std::map<int, Rid> next_;              ///< numbers given, by kind
  std::optional<HighWater> high_water_;  ///< as a store that is opened anew after each commit would find it
  std::map<std::string, std::shared_ptr<const MemoryServerStore>> copies_;
  bool fail_commit_ = false;

  std::vector<std::function<void()>> undo_;
  std::vector<std::size_t> marks_;
};

}  // namespace dialogue
