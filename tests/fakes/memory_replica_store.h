// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

/// The device's store in memory: the same promises as the file, without one. Rollback restores the copy taken at begin.
class MemoryReplicaStore final : public ReplicaStore {
 public:
  explicit MemoryReplicaStore(const Domain&) {}

  void begin() override;
  void commit() override;
  void rollback() override;
  std::optional<RecordHead> head(const Uuid& id) override;
  Cells read(const RecordHead& head) override;
  void write(RecordHead& head, const Cells& now, std::span<const Path> changed) override;
  void erase(const RecordHead& head) override;
  void scan(const std::function<void(const RecordHead&)>& visit) override;
  bool any(const Kind& kind) override;
  std::vector<Uuid> referring(const Kind& kind, std::string_view field, const Uuid& ref) override;
  void set_under(std::int64_t change, const Cells& under) override;
  void save(StoredChange& change) override;
  void drop_change(std::int64_t id) override;
  std::optional<StoredChange> change(std::int64_t id) override;
  std::optional<StoredChange> change(std::string_view incarnation, std::uint64_t counter) override;
  std::vector<StoredChange> settled_of(const Uuid& record, std::uint64_t from, std::uint64_t applied_to) override;
  std::vector<StoredChange> waiting_of(const Uuid& record) override;
  std::vector<StoredChange> waiting() override;
  std::vector<Draft> drafts(std::size_t limit) override;
  void seal(const Draft& draft, std::string_view incarnation, const SealedChange& sealed) override;
  std::int64_t newest_barrier() override;
  std::vector<StoredChange> refusals() override;
  bool has_refusal(const Uuid& record) override;
  ChangeCounts counts() override;
  bool any_waiting() override;
  bool any_draft() override;
  bool any_refusal() override;
  std::vector<StoredChange> kept_above(std::uint64_t seq) override;
  std::vector<StoredChange> offers(std::size_t limit) override;
  void drop_kept(std::uint64_t seq) override;
  void add_batch(const StoredBatch& batch) override;
  std::vector<StoredBatch> open_batches(std::size_t limit) override;
  std::optional<StoredBatch> batch_of(std::string_view incarnation, std::uint64_t counter) override;
  void drop_open_batches() override;
  std::vector<StoredChange> changes_in(const StoredBatch& batch) override;
  std::vector<SealedChange> sealed_in(const StoredBatch& batch) override;
  std::int64_t add_receipt(const Receipt& receipt) override;
  std::vector<StoredChange> settle_run(const Receipt& receipt) override;
  std::optional<Receipt> receipt(std::int64_t number) override;
  std::vector<ScopeInfo> scopes() override;
  void save(const ScopeInfo& scope) override;
  void drop_scope(ScopeId id) override;
  std::vector<PastCursor> past() override;
  void add_past(const PastCursor& cursor) override;
  void drop_past(std::uint64_t no) override;
  std::string meta(std::string_view key) override;
  void set_meta(std::string_view key, std::string_view value) override;
  void scrub() override;

 private:
  struct Stored {
    RecordHead head;
    Cells cells;
  };
  struct Data {
    std::map<Uuid, Stored> records;
    std::map<std::int64_t, StoredChange> changes;
    std::map<std::pair<std::string, std::uint64_t>, StoredBatch> batches;
    std::map<std::int64_t, Receipt> receipts;
    std::map<ScopeId, ScopeInfo> scopes;
    std::map<std::uint64_t, PastCursor> past;
    std::map<std::string, std::string, std::less<>> meta;
    std::int64_t last_key = 0, last_change = 0, last_receipt = 0;
  };
  template <class Wanted>
  std::vector<StoredChange> changes_that(Wanted wanted, std::size_t limit = SIZE_MAX) const;
  bool is_open(const StoredBatch& batch) const;

  Data data_, before_;
};

}  // namespace dialogue
