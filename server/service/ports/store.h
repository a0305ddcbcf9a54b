// SPDX-License-Identifier: Apache-2.0
// What the service asks of storage. Implementations: server/store/sqlite/sqlite_store.h and, in memory, tests/fakes/memory_server_store.h;
// one contract suite for both (tests/contract/server_store_contract.cpp). All functions throw Failure for what the caller cannot answer
// (disk_full, damaged).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/service/ports/records.h"
#include "shared/base/hash.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "sync/messages.h"

namespace dialogue {

/// The end of the log.
struct LogHead {
  std::uint64_t seq = 0;
  Hash32 chain{};
  bool operator==(const LogHead&) const = default;
};

/// A source of changes: one incarnation of one device, or the server (nil device, nil person), or a person through the server.
struct ChangeSource {
  std::int64_t no = 0;
  Uuid device;
  std::string incarnation;
  Uuid person;
  std::uint64_t next = 1;  ///< the counter that comes next
};

struct LogRow {
  std::uint64_t seq = 0;
  std::int64_t received_ms = 0;
  std::int64_t source = 0;
  std::uint64_t counter = 0;  ///< 0 = the server's own
  Rid rid = 0;                ///< 0 = none that exists
  Verdict verdict = Verdict::applied;
  Error error;             ///< rejected, parked
  std::vector<Path> kept;  ///< proposed: cells kept beside the current value
  Uuid proposal;
  std::string content;  ///< the change's bytes; empty when erased
  std::string result;   ///< JSON object: cells that came out otherwise than typed; empty = as typed
  std::string salt;     ///< 16 bytes; empty when erased
  Hash32 digest{};
  Hash32 chain{};
};

/// One row of the feed: a facet of a record in a scope.
struct FeedEntry {
  Rid rid = 0;
  int facet = 0;
  ScopeId scope = 0;
  std::uint64_t seq = 0;      ///< of its last news in this scope
  std::uint64_t entered = 0;  ///< 0 = it left
  bool gone() const { return entered == 0; }
  bool operator==(const FeedEntry&) const = default;
};

struct Scope {
  ScopeId id = 0;
  std::string name;
  std::uint64_t sum = 0;
};

struct StoredDevice {
  Uuid id, person;
  std::string key, name;
  bool revoked = false;
  std::int64_t enrolled_ms = 0;
  bool operator==(const StoredDevice&) const = default;
};

struct StoredCode {
  std::string hash;  ///< 32 bytes
  Uuid person;
  std::int64_t expires_ms = 0;
  Uuid device;  ///< nil until used
  std::string key;
  Uuid made_by = {};  ///< the device that made it; nil = an administrator of the server
  bool operator==(const StoredCode&) const = default;
};

struct StoredEpoch {
  Epoch epoch;
  std::uint64_t began = 0;             ///< the head when it began
  std::optional<std::uint64_t> ended;  ///< past epochs: what of them this log shares; nothing = not known
};

/// A cell that came back after a restore.
struct Replayed {
  std::uint64_t old_seq = 0;
  std::uint64_t new_seq = 0;
  Epoch life = {};  ///< that `old_seq` is of; empty = not known
};

class StoreUpkeep;

/// The state at one moment (snapshot), or what the writer sees. One thread at a time.
class StoreView {
 public:
  virtual ~StoreView() = default;
  virtual LogHead head() = 0;
  virtual std::optional<Hash32> chain_at(std::uint64_t seq) = 0;

  virtual Rid find(const Kind& kind, const Uuid& id) = 0;  ///< 0 when unknown
  virtual bool has(const Uuid& id) = 0;                    ///< a record of any kind
  virtual bool load(Rid rid, StoredRecord& out) = 0;
  /// Records of the kind whose cell `field` (declared indexed, or the kind's parent field) holds exactly this raw value; in order of rid.
  virtual std::vector<Rid> referring(const Kind& kind, std::string_view field, std::string_view raw) = 0;
  virtual std::vector<Rid> all(const Kind& kind) = 0;
  virtual std::uint64_t count(const Kind& kind) = 0;

  /// Every entry of the record, also gone ones; by facet, then scope.
  virtual void feed_of(Rid rid, std::vector<FeedEntry>& out) = 0;
  /// Entries of the scope with a sequence above `after`, lowest first (then rid, facet); `visit` returns false to stop.
  virtual void walk(ScopeId scope, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) = 0;
  virtual std::uint64_t newest_in(ScopeId scope) = 0;  ///< highest sequence in the scope; 0 = empty
  virtual std::optional<Scope> scope(std::string_view name) = 0;
  virtual std::optional<Scope> scope(ScopeId id) = 0;
  virtual std::vector<Scope> scopes() = 0;

  virtual std::optional<LogRow> log_row(std::uint64_t seq) = 0;
  virtual std::optional<LogRow> log_row(std::int64_t source, std::uint64_t counter) = 0;
  /// Rows from `from` on, lowest first.
  virtual void log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) = 0;
  /// Rows of one record up to `upto`, highest first.
  virtual void log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) = 0;
  virtual std::optional<ChangeSource> source(std::int64_t no) = 0;
  virtual std::optional<ChangeSource> source(const Uuid& device, std::string_view incarnation, const Uuid& person) = 0;

  virtual std::optional<StoredDevice> device(const Uuid& id) = 0;
  virtual std::vector<StoredDevice> devices() = 0;
  virtual std::optional<StoredCode> code(std::string_view hash) = 0;
  virtual std::vector<StoredCode> codes() = 0;    ///< all, used and expired ones too
  virtual std::vector<StoredEpoch> epochs() = 0;  ///< oldest first; the last is the current one
  virtual std::optional<Replayed> replayed(Rid rid, std::string_view path) = 0;
  virtual std::vector<std::uint64_t> parked() = 0;  ///< sequences of parked log rows, lowest first
  virtual std::uint64_t parked_of(const Uuid& device) = 0;
  virtual std::string meta(std::string_view key) = 0;  ///< empty when not set
};

/// The writer's side: one thread, inside begin … commit.
class ServerStore {
 public:
  virtual ~ServerStore() = default;

  virtual void begin() = 0;
  /// Durable when it returns; the high-water mark is carried along. Throws Failure when it is not.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  /// Savepoints nest.
  virtual void savepoint() = 0;
  virtual void release() = 0;
  virtual void undo() = 0;  ///< back to the last savepoint, which ends

  virtual StoreView& view() = 0;                      ///< writer's thread
  virtual std::unique_ptr<StoreView> snapshot() = 0;  ///< any thread; give it back soon

  /// Inserts when `changed` is null, else updates these cells (and the versions).
  virtual void put(const StoredRecord& record, const std::vector<Path>* changed) = 0;
  virtual Rid next_rid(const Kind& kind) = 0;
  virtual void put_feed(const FeedEntry& entry) = 0;
  virtual ScopeId scope_named(const std::string& name) = 0;  ///< made when it is new
  virtual void add_sum(ScopeId scope, std::uint64_t delta) = 0;

  /// row.seq must be head + 1.
  virtual void append(const LogRow& row) = 0;
  /// Content, result and salt of a row become nothing; digest and chain stay.
  virtual void erase_content(std::uint64_t seq) = 0;
  virtual ChangeSource put_source(const ChangeSource& source) = 0;  ///< no = 0: new; else sets `next`
  virtual void put_device(const StoredDevice& device) = 0;
  virtual void put_code(const StoredCode& code) = 0;
  virtual void begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) = 0;  ///< `ended` for the one before
  virtual void put_replayed(Rid rid, std::string_view path, const Replayed& replayed) = 0;
  virtual void park(std::uint64_t seq, const Uuid& device) = 0;
  virtual void unpark(std::uint64_t seq) = 0;
  virtual void set_meta(std::string_view key, std::string_view value) = 0;

  /// Looks after this store.
  virtual StoreUpkeep& upkeep() = 0;
};

}  // namespace dialogue
