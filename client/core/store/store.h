// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/store/ledger.h"
#include "client/core/store/noted_facets.h"
#include "client/core/store/search_index.h"
#include "client/core/store/waiting_changes.h"
#include "shared/rows/kind_table.h"
#include "shared/rows/row_image.h"
#include "shared/sqlite/database.h"
#include "shared/sqlite/transaction.h"
#include "sync/ports.h"

namespace dialogue {

/// The replica's SQLite file. Kind tables hold the view, so that lists are plain SQL. What the engine needs besides lies in tables of its
/// own (replica_schema.cpp).
class SqliteReplicaStore final : public ReplicaStore {
 public:
  SqliteReplicaStore(const std::string& path, const Database::Options& options, const Domain& domain);

  Database& db() { return db_; }
  const KindTable* table(const Kind& kind) const;
  const KindTable* table(RecordHead const& head) const { return table(*head.kind); }
  const Kind* kind_of(std::int64_t rid) const;  ///< null: not known yet
  std::optional<RecordHead> head_at(std::int64_t rid);
  SearchIndex& index() { return index_; }
  Ledger& ledger() { return ledger_; }
  /// Takes all words out of the search index, and puts them back. While the device is closed nothing is searched.
  void shut_index();
  void open_index();
  bool index_is_shut() { return meta(index_shut) == "1"; }
  bool has_draft(const Uuid& record) { return waiting_changes_.has_draft(record); }
  /// Catches up with the search index; true while there is more.
  bool index_some(std::size_t limit);
  /// Brings the words up to date for a question. On a disk that takes nothing this happens only within the transaction that is returned.
  /// The caller drops it once the question is answered.
  std::unique_ptr<Transaction> index_for_now();
  /// Gives the disk back what much work has left: free pages of the file, and the log of what is stored already.
  void give_back();

  void begin() override;
  void commit() override;
  void rollback() override;

  std::optional<RecordHead> head(const Uuid& id) override;
  Cells read(const RecordHead& head) override;
  void write(RecordHead& head, const Cells& now, std::span<const Path> changed) override;
  void erase(const RecordHead& head) override;
  void sight_changes(const RecordHead& before, const RecordHead& now, bool erased) override;
  void scan(const std::function<void(const RecordHead&)>& visit) override;
  bool any(const Kind& kind) override;
  std::vector<Uuid> referring(const Kind& kind, std::string_view field, const Uuid& ref) override;

  void save(StoredChange& change) override;
  void drop_change(std::int64_t id) override;
  void set_under(std::int64_t id, const Cells& under) override;
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
  std::int64_t newest_receipt();  ///< its number; 0 = none
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
  std::optional<Words> words_at(std::int64_t rid);
  /// A statement that is prepared at first use. Then it is at hand without looking up its text.
  struct Lazy {
    std::string sql;
    Statement* made = nullptr;
    Statement& in(Database& db) { return made ? *made : *(made = &db.prepare(sql)); }
  };
  struct KindStatements {
    std::string scan;
    Lazy head, read, insert, update_head;
    std::vector<Lazy> read_part, put_part;
  };
  void prepare_statements(const KindTable& table);
  KindStatements& statements(const Kind& kind);
  /// The kind of a row. When the declaration does not have the kind, it is found by the name that is kept beside the row.
  const Kind* kind_at(std::int64_t rid);
  RecordHead head_from(const Query& q, const Kind& kind);
  void upgrade_rows(const std::string& layout);
  void reshape(RecordHead head, const FieldFacets& before);
  void adopt_known();
  std::int64_t next_rid(const Kind& kind);
  void insert(RecordHead& head, const RowImage& image);
  void update_head(const RecordHead& head);
  /// Reads columns alone, when the row has nothing in `extra`; false when it has.
  bool update_plain(const RecordHead& head, const ChangedColumns& columns);
  void update(const RecordHead& head, const RowImage& image, const std::vector<int>& columns);
  int bind_head(Statement& statement, const RecordHead& head, const std::string& facets);
  void write_part(const RecordHead& head, const RowImage& image, int part, const std::string& id);
  std::vector<StoredChange> waiting_in(std::string_view incarnation, std::uint64_t from, std::uint64_t count);
  std::int64_t newest_sealed();
  std::int64_t next_change();
  // Packed runs become rows again (store_packs.cpp); false when there were none.
  bool unpack_id(std::int64_t id);
  bool unpack_counters(std::string_view incarnation, std::uint64_t from, std::uint64_t count);
  bool unpack_above(std::uint64_t seq);
  bool unpacked(std::vector<StoredChange> changes);
  std::vector<StoredChange> packed_of(const Uuid& record, std::uint64_t from, std::uint64_t to);
  /// Whether the index has, or is to have, the record's words. It has none of locked records.
  bool is_indexed(const RecordHead& head) { return head.lock == Lock::none && !index_is_shut(); }
  void note_words(const RecordHead& head, std::span<const Path> changed);

  static constexpr std::string_view index_shut = "index_shut";

  Database db_;
  const Domain& domain_;
  const Kind strange_;  ///< stands for all kinds that are not declared
  std::vector<KindTable> tables_;
  std::vector<int> by_no_;  ///< index into tables_ by a kind's number, -1 = none
  std::vector<KindStatements> statements_;
  std::vector<std::int64_t> next_;  ///< by table; 0 = not known yet
  std::int64_t next_change_ = 0;    ///< 0 = not known yet
  SearchIndex index_;
  Ledger ledger_;
  WaitingChanges waiting_changes_;
  std::map<std::string, std::string, std::less<>> meta_;  ///< what was asked for; one connection writes, so it stays true
};

}  // namespace dialogue
