// SPDX-License-Identifier: Apache-2.0
// What the device's engine asks of its surroundings. ReplicaStore has two implementations under one contract suite: SQLite
// (client/core/store/store.h) and memory (tests/fakes). Not thread-safe; failures are thrown as Failure and undo the open transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/base/signer.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "sync/messages.h"
#include "sync/state.h"

namespace dialogue {

/// One facet of a record as the server last sent it.
struct FacetHead {
  std::uint64_t seq = 0;        ///< 0 = the server never sent it
  std::uint64_t sum = 0;        ///< checksum of the base cells with the sequence (sync/checksum.h); 0 while seq is 0
  std::vector<ScopeId> scopes;  ///< those that hold it, ascending

  bool operator==(const FacetHead&) const = default;
};

/// A record that a restored server may not have: it was not asked about yet, or it was asked about and is missing there.
enum class Ghost : std::uint8_t { no, unchecked, missing };

/// What may not be shown for want of contact (sync/lease.h): nothing, the facets that only restricted scopes hold, or the whole record.
enum class Lock : std::uint8_t { none, some, whole };

struct RecordHead {
  std::int64_t key = 0;  ///< local number; 0 = not stored yet
  const Kind* kind = nullptr;
  Uuid id;
  bool own = false;  ///< made here and never yet seen from the server: it has no base
  Ghost ghost = Ghost::no;
  Lock lock = Lock::none;
  SyncState sync = SyncState::confirmed;  ///< its changes tell that it is sent and not only local, so that is not stored
  std::vector<FacetHead> facets;          ///< as many as the kind has

  bool operator==(const RecordHead&) const = default;
};

/// A change of this device. It waits until it is settled. Then it is kept with its receipt until a backup covers it.
struct StoredChange {
  std::int64_t id = 0;  ///< local number, ascending in the order of making; 0 = not stored yet
  Change change;        ///< counter 0 until sealed
  std::int64_t made_ms = 0;
  std::string incarnation;  ///< of the counter; empty until sealed
  std::string bytes;        ///< as sealed; empty until then
  Hash32 hash{};
  std::optional<Verdict> verdict;  ///< set when settled
  std::uint64_t seq = 0;
  std::int64_t receipt = 0;  ///< number of the stored receipt
  bool open = false;         ///< rejected or parked and not yet dismissed by its author
  bool offer = false;        ///< to be offered again to a restored server
  Cells under;               ///< while it waits: the server's values of cells that it is the first to cover; empty value = not set there

  bool sealed() const { return change.counter != 0; }
  bool waiting() const { return !verdict; }
};

/// A change that is not sealed yet, as the store holds it.
struct Draft {
  std::int64_t id = 0;
  Uuid record;
  std::string bytes;  ///< encode_change with counter 0
  bool alone = true;  ///< neither an act nor of a group
};

/// Changes that were sealed together. The signature covers all their hashes, so they are sent together for ever.
struct StoredBatch {
  std::string incarnation;
  std::uint64_t from = 0, count = 0;
  std::string signature;

  bool operator==(const StoredBatch&) const = default;
};

struct ScopeInfo {
  ScopeId id = 0;
  std::string name;
  std::uint64_t sum = 0;   ///< of the facets it holds here
  std::uint64_t rows = 0;  ///< how many facets it holds here
  int refill = 0;          ///< 0 none, 1 to be asked for, 2 under way, 3 done once since its sum last agreed

  bool operator==(const ScopeInfo&) const = default;
};

struct PastCursor {
  std::uint64_t no = 0;  ///< ascending
  std::string cursor;
  std::string head;  ///< sequence, hash and signature of the log's head that came with it, encoded; empty = none

  bool operator==(const PastCursor&) const = default;
};

struct ChangeCounts {
  std::uint64_t unsealed = 0, sealed = 0, rejected = 0, parked = 0;  ///< the last two: not dismissed
  bool operator==(const ChangeCounts&) const = default;
};

/// The number of all kinds that this schema does not know. Their records are kept as raw cells, unseen, until an upgrade knows them.
inline constexpr int strange_no = 127;

class ReplicaStore {
 public:
  virtual ~ReplicaStore() = default;
  /// A kind by a name that the declaration does not have; the same object for the same name.
  const Kind& strange_kind(std::string_view name);

  /// One transaction at a time. What is committed is on disk.
  virtual void begin() = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;

  // Records: the view, that is the server's cells with the waiting changes laid over them.
  virtual std::optional<RecordHead> head(const Uuid& id) = 0;
  virtual Cells read(const RecordHead& head) = 0;
  /// Stores head and cells. `now` is the whole view, `changed` the cells that differ from what is stored. Key 0: a new record, which gets
  /// its key.
  virtual void write(RecordHead& head, const Cells& now, std::span<const Path> changed) = 0;
  /// Erases the record with all cells, what lies under them, and its search words.
  virtual void erase(const RecordHead& head) = 0;
  /// Told before a stored record is written or erased, when from then on less of it may be shown than `before` (a facet went, it is locked,
  /// it goes), or more (it opens). Whoever keeps something beside the records follows, in the same transaction.
  virtual void sight_changes(const RecordHead& before, const RecordHead& now, bool erased) { (void)before, (void)now, (void)erased; }
  /// Visits every record. Nothing may be written meanwhile.
  virtual void scan(const std::function<void(const RecordHead&)>& visit) = 0;
  /// Whether there is any record of the kind.
  virtual bool any(const Kind& kind) = 0;
  /// Records of the kind whose (indexed) ref field holds `ref`.
  virtual std::vector<Uuid> referring(const Kind& kind, std::string_view field, const Uuid& ref) = 0;

  /// The server's values beneath all waiting changes of a record.
  Cells under(const RecordHead& head);

  // Changes
  /// Inserts (id 0) or replaces.
  virtual void save(StoredChange& change) = 0;
  virtual void drop_change(std::int64_t id) = 0;
  /// What lies under a waiting change from now on.
  virtual void set_under(std::int64_t id, const Cells& under) = 0;
  virtual std::optional<StoredChange> change(std::int64_t id) = 0;
  virtual std::optional<StoredChange> change(std::string_view incarnation, std::uint64_t counter) = 0;
  /// A record's settled changes from a sequence on, in the order of making. Applied ones above `applied_to` are not asked for and may be
  /// left out, because a look for one reads the runs that lie between.
  virtual std::vector<StoredChange> settled_of(const Uuid& record, std::uint64_t from, std::uint64_t applied_to) = 0;
  /// The waiting ones of a record, or of all, in order.
  virtual std::vector<StoredChange> waiting_of(const Uuid& record) = 0;
  virtual std::vector<StoredChange> waiting() = 0;
  virtual std::vector<Draft> drafts(std::size_t limit) = 0;
  /// Gives a draft its counter, bytes and hash, for ever.
  virtual void seal(const Draft& draft, std::string_view incarnation, const SealedChange& sealed) = 0;
  /// The newest unsealed act or member of a group; folding does not cross it. 0 = none.
  virtual std::int64_t newest_barrier() = 0;
  virtual std::vector<StoredChange> refusals() = 0;
  virtual bool has_refusal(const Uuid& record) = 0;
  virtual ChangeCounts counts() = 0;
  /// Whether a change waits; whether one of them is not sealed; whether a refusal is open.
  virtual bool any_waiting() = 0;
  virtual bool any_draft() = 0;
  virtual bool any_refusal() = 0;
  /// Settled changes above a sequence, in order of sequence; and those flagged `offer`, at most `limit`.
  virtual std::vector<StoredChange> kept_above(std::uint64_t seq) = 0;
  virtual std::vector<StoredChange> offers(std::size_t limit) = 0;
  /// Drops settled changes whose whole receipt is at or below `seq`, with their receipts and batches. Open ones and offers are never
  /// dropped.
  virtual void drop_kept(std::uint64_t seq) = 0;

  virtual void add_batch(const StoredBatch& batch) = 0;
  /// Batches with a waiting change, oldest first.
  virtual std::vector<StoredBatch> open_batches(std::size_t limit) = 0;
  /// The batch that holds this change.
  virtual std::optional<StoredBatch> batch_of(std::string_view incarnation, std::uint64_t counter) = 0;
  virtual void drop_open_batches() = 0;
  virtual std::vector<StoredChange> changes_in(const StoredBatch& batch) = 0;
  virtual std::vector<SealedChange> sealed_in(const StoredBatch& batch) = 0;

  virtual std::int64_t add_receipt(const Receipt& receipt) = 0;
  /// Settles a receipt's whole run of applied changes at once and stores it. Returns the changes, in order, as they are now. When not all
  /// of them are here and waiting, it returns nothing and does nothing.
  virtual std::vector<StoredChange> settle_run(const Receipt& receipt) = 0;
  virtual std::optional<Receipt> receipt(std::int64_t number) = 0;

  // Scopes, cursors, settings of the engine
  virtual std::vector<ScopeInfo> scopes() = 0;
  virtual void save(const ScopeInfo& scope) = 0;
  virtual void drop_scope(ScopeId id) = 0;
  virtual std::vector<PastCursor> past() = 0;  ///< oldest first
  virtual void add_past(const PastCursor& cursor) = 0;
  virtual void drop_past(std::uint64_t no) = 0;
  virtual std::string meta(std::string_view key) = 0;
  virtual void set_meta(std::string_view key, std::string_view value) = 0;

  /// After a purge: takes the purged words out of the search index and free pages. Outside a transaction.
  virtual void scrub() = 0;

 private:
  std::map<std::string, Kind, std::less<>> strange_;
};

/// Begins when it is made, and rolls back when it is dropped without commit.
class StoreTransaction {
 public:
  explicit StoreTransaction(ReplicaStore& store) : store_(store) { store_.begin(); }
  ~StoreTransaction();
  StoreTransaction(const StoreTransaction&) = delete;
  StoreTransaction& operator=(const StoreTransaction&) = delete;
  void commit();

 private:
  ReplicaStore& store_;
  bool open_ = true;
};

using SignerFactory = std::function<std::unique_ptr<Signer>(std::string_view seed32)>;

/// All that the engine's parts need, passed by reference.
struct DevicePorts {
  ReplicaStore& store;
  const Domain& domain;
  Clock& clock;
  Random& random;
  SignerFactory signer;
  Verifier& verifier = ed25519_verifier();
};

}  // namespace dialogue
