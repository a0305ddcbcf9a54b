// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "client/core/store/store.h"
#include "sync/codec.h"

namespace dialogue {

namespace {

constexpr std::string_view columns = "id, bytes, made_ms, incarnation, hash, verdict, seq, receipt, open, offer, under";

std::string select(std::string_view where) { return "SELECT " + std::string(columns) + " FROM change WHERE " + std::string(where); }

Hash32 hash_from(std::string_view bytes) {
  Hash32 out;
  if (bytes.size() != out.size()) throw Failure({"damaged", "", {}, "hash of a change"});
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

StoredChange change_from(const Query& q) {
  StoredChange out;
  out.id = q.get<std::int64_t>(0);
  out.change = decode_change(q.blob(1)).take();
  out.made_ms = q.get<std::int64_t>(2);
  if (!q.is_null(3)) {
    out.incarnation = q.get<std::string>(3);
    out.bytes = std::string(q.blob(1));
    out.hash = hash_from(q.blob(4));
  }
  if (!q.is_null(5)) out.verdict = static_cast<Verdict>(q.get<int>(5));
  out.seq = q.get<std::uint64_t>(6);
  out.receipt = q.get<std::int64_t>(7);
  out.open = q.get<bool>(8);
  out.offer = q.get<bool>(9);
  if (!q.is_null(10)) add_extra_cells(out.under, q.text(10));
  return out;
}

std::optional<std::string> under_text(const Cells& under) { return under.empty() ? std::nullopt : std::optional(extra_of(under)); }

template <class... Args>
std::vector<StoredChange> changes(Database& db, const std::string& sql, const Args&... args) {
  std::vector<StoredChange> out;
  for (Query q(db, sql, args...); q.next();) out.push_back(change_from(q));
  return out;
}

template <class... Args>
std::optional<StoredChange> one_change(Database& db, const std::string& sql, const Args&... args) {
  Query q(db, sql, args...);
  if (!q.next()) return std::nullopt;
  return change_from(q);
}

}  // namespace

void SqliteReplicaStore::save(StoredChange& change) {
  const bool sealed = change.sealed();
  const std::string bytes = sealed ? change.bytes : encode_change(change.change);
  const auto optional = [](bool has, auto value) { return has ? std::optional(value) : std::nullopt; };
  if (change.id == 0) change.id = next_change();
  const bool barrier = change.change.is_act() || change.change.group;
  db_.exec(
      "INSERT INTO change(id, record, bytes, made_ms, barrier, incarnation, counter, hash, verdict, seq, receipt, open, offer, under) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET bytes = excluded.bytes, barrier = excluded.barrier, "
      "incarnation = excluded.incarnation, counter = excluded.counter, hash = excluded.hash, verdict = excluded.verdict, seq = "
      "excluded.seq, "
      "receipt = excluded.receipt, open = excluded.open, offer = excluded.offer, under = excluded.under",
      change.id, change.change.record, Blob{bytes}, change.made_ms, barrier, optional(sealed, change.incarnation),
      optional(sealed, change.change.counter), optional(sealed, Blob{raw(change.hash)}),
      optional(change.verdict.has_value(), static_cast<int>(change.verdict.value_or(Verdict::applied))), change.seq, change.receipt,
      change.open, change.offer, under_text(change.under));
  if (change.waiting())
    waiting_changes_.put(change.change.record, change.id, sealed);
  else
    waiting_changes_.remove(change.change.record, change.id);
}

void SqliteReplicaStore::set_under(std::int64_t id, const Cells& under) {
  db_.exec("UPDATE change SET under = ? WHERE id = ?", under_text(under), id);
}

// The number must not be that of a change that is packed away.
std::int64_t SqliteReplicaStore::next_change() {
  if (next_change_ == 0)
    next_change_ = std::max(db_.one<std::int64_t>("SELECT max(id) FROM change").value_or(0),
                            db_.one<std::int64_t>("SELECT max(last_id) FROM pack").value_or(0)) +
                   1;
  return next_change_++;
}

void SqliteReplicaStore::drop_change(std::int64_t id) {
  const auto record = db_.one<std::string>("SELECT record FROM change WHERE id = ?", id);
  db_.exec("DELETE FROM change WHERE id = ?", id);
  if (record) waiting_changes_.remove(Uuid::from_raw(*record).value_or(Uuid{}), id);
}

std::optional<StoredChange> SqliteReplicaStore::change(std::int64_t id) {
  static const std::string sql = select("id = ?");
  if (auto found = one_change(db_, sql, id)) return found;
  return unpack_id(id) ? one_change(db_, sql, id) : std::nullopt;
}

std::optional<StoredChange> SqliteReplicaStore::change(std::string_view incarnation, std::uint64_t counter) {
  static const std::string sql = select("incarnation = ? AND counter = ?");
  if (auto found = one_change(db_, sql, incarnation, counter)) return found;
  return unpack_counters(incarnation, counter, 1) ? one_change(db_, sql, incarnation, counter) : std::nullopt;
}

std::vector<StoredChange> SqliteReplicaStore::settled_of(const Uuid& record, std::uint64_t from, std::uint64_t applied_to) {
  static const std::string sql = select("record = ? AND verdict IS NOT NULL AND seq >= ? ORDER BY id");
  auto out = changes(db_, sql, record, from);
  if (applied_to < from) return out;
  for (auto& change : packed_of(record, from, applied_to)) out.push_back(std::move(change));
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

std::vector<StoredChange> SqliteReplicaStore::waiting_of(const Uuid& record) {
  static const std::string sql = select("id = ?");
  std::vector<StoredChange> out;
  for (const std::int64_t id : waiting_changes_.of(record))
    if (auto change = one_change(db_, sql, id)) out.push_back(std::move(*change));
  return out;
}

std::vector<StoredChange> SqliteReplicaStore::waiting() { return changes(db_, select("verdict IS NULL ORDER BY id")); }

// Changes are sealed in the order of making, so drafts are above all that is sealed.
std::int64_t SqliteReplicaStore::newest_sealed() {
  return db_
      .one<std::int64_t>("SELECT id FROM change WHERE incarnation = ? AND counter IS NOT NULL ORDER BY counter DESC LIMIT 1",
                         meta("incarnation"))
      .value_or(0);
}

std::vector<Draft> SqliteReplicaStore::drafts(std::size_t limit) {
  std::vector<Draft> out;
  for (Query q(db_, "SELECT id, record, bytes, barrier FROM change WHERE id > ? AND counter IS NULL ORDER BY id LIMIT ?", newest_sealed(),
               limit);
       q.next();)
    out.push_back({q.get<std::int64_t>(0), q.get<Uuid>(1), std::string(q.blob(2)), !q.get<bool>(3)});
  return out;
}

void SqliteReplicaStore::seal(const Draft& draft, std::string_view incarnation, const SealedChange& sealed) {
  db_.exec("UPDATE change SET bytes = ?, incarnation = ?, counter = ?, hash = ? WHERE id = ?", Blob{sealed.bytes}, incarnation,
           sealed.counter, Blob{raw(sealed.hash)}, draft.id);
  waiting_changes_.put(draft.record, draft.id, true);
}

bool SqliteReplicaStore::any_waiting() { return waiting_changes_.any(); }

bool SqliteReplicaStore::any_draft() {
  return db_.one<int>("SELECT 1 FROM change WHERE id > ? AND counter IS NULL LIMIT 1", newest_sealed()).has_value();
}

bool SqliteReplicaStore::any_refusal() { return db_.one<int>("SELECT 1 FROM change WHERE open = 1 LIMIT 1").has_value(); }

std::int64_t SqliteReplicaStore::newest_barrier() {
  return db_.one<std::int64_t>("SELECT max(id) FROM change WHERE verdict IS NULL AND counter IS NULL AND barrier = 1").value_or(0);
}

std::vector<StoredChange> SqliteReplicaStore::refusals() { return changes(db_, select("open = 1 ORDER BY id")); }

bool SqliteReplicaStore::has_refusal(const Uuid& record) {
  return db_.one<int>("SELECT 1 FROM change WHERE record = ? AND verdict IS NOT NULL AND open = 1 LIMIT 1", record).has_value();
}

ChangeCounts SqliteReplicaStore::counts() {
  ChangeCounts out;
  // Reads indexes, because the rows of waiting changes are large and may be many. Settled ones are few.
  const auto count = [&](const char* sql) { return db_.one<std::uint64_t>(sql).value_or(0); };
  const auto all = count("SELECT count(*) FROM change"), settled = count("SELECT count(*) FROM change WHERE verdict IS NOT NULL");
  const auto numbered = count("SELECT count(*) FROM change WHERE counter IS NOT NULL");
  out.sealed = numbered - count("SELECT count(*) FROM change WHERE verdict IS NOT NULL AND counter IS NOT NULL");
  out.unsealed = all - settled - out.sealed;
  for (Query q(db_, "SELECT verdict, count(*) FROM change WHERE open = 1 GROUP BY 1"); q.next();)
    (static_cast<Verdict>(q.get<int>(0)) == Verdict::parked ? out.parked : out.rejected) = q.get<std::uint64_t>(1);
  return out;
}

std::vector<StoredChange> SqliteReplicaStore::kept_above(std::uint64_t seq) {
  unpack_above(seq);
  return changes(db_, select("verdict IS NOT NULL AND seq > ? ORDER BY seq, id"), seq);
}

std::vector<StoredChange> SqliteReplicaStore::offers(std::size_t limit) {
  return changes(db_, select("offer = 1 ORDER BY id LIMIT ?"), limit);
}

void SqliteReplicaStore::drop_kept(std::uint64_t seq) {
  // A run is kept or dropped whole, because its MAC covers the hashes of all its changes.
  db_.exec(
      "DELETE FROM change WHERE verdict IS NOT NULL AND open = 0 AND offer = 0 AND receipt IN (SELECT no FROM receipt WHERE last_seq <= ?)",
      seq);
  db_.exec("DELETE FROM pack WHERE seq + count - 1 <= ?", seq);
  db_.exec(
      "DELETE FROM receipt WHERE NOT EXISTS(SELECT 1 FROM change WHERE change.receipt = receipt.no AND change.verdict IS NOT NULL) AND NOT "
      "EXISTS(SELECT 1 FROM pack WHERE pack.receipt = receipt.no)");
  db_.exec(
      "DELETE FROM batch WHERE NOT EXISTS(SELECT 1 FROM change WHERE change.incarnation = batch.incarnation AND counter >= batch.first AND "
      "counter < batch.first + batch.count) AND NOT EXISTS(SELECT 1 FROM pack WHERE pack.incarnation = batch.incarnation AND pack.first < "
      "batch.first + batch.count AND pack.first + pack.count > batch.first)");
}

void SqliteReplicaStore::add_batch(const StoredBatch& batch) {
  db_.exec("INSERT INTO batch(incarnation, first, count, signature) VALUES(?, ?, ?, ?)", batch.incarnation, batch.from, batch.count,
           Blob{batch.signature});
}

namespace {

StoredBatch batch_from(const Query& q) {
  return {q.get<std::string>(0), q.get<std::uint64_t>(1), q.get<std::uint64_t>(2), std::string(q.blob(3))};
}

constexpr std::string_view open_batch =
    "EXISTS(SELECT 1 FROM change WHERE change.incarnation = batch.incarnation AND counter >= batch.first AND counter < batch.first + "
    "batch.count AND verdict IS NULL)";

}  // namespace

std::vector<StoredBatch> SqliteReplicaStore::open_batches(std::size_t limit) {
  std::vector<StoredBatch> out;
  // Starts at the oldest waiting change, not at the oldest batch that is kept.
  const auto oldest = db_.one<std::int64_t>("SELECT min(id) FROM change WHERE verdict IS NULL AND counter IS NOT NULL");
  if (!oldest) return out;
  const auto first = change(*oldest);
  for (Query q(db_,
               "SELECT incarnation, first, count, signature FROM batch WHERE incarnation = ? AND first + count > ? AND " +
                   std::string(open_batch) + " ORDER BY first LIMIT ?",
               first->incarnation, first->change.counter, limit);
       q.next();)
    out.push_back(batch_from(q));
  return out;
}

std::optional<StoredBatch> SqliteReplicaStore::batch_of(std::string_view incarnation, std::uint64_t counter) {
  Query q(db_, "SELECT incarnation, first, count, signature FROM batch WHERE incarnation = ? AND first <= ? ORDER BY first DESC LIMIT 1",
          incarnation, counter);
  if (!q.next()) return std::nullopt;
  auto out = batch_from(q);
  if (counter >= out.from + out.count) return std::nullopt;
  return out;
}

void SqliteReplicaStore::drop_open_batches() { db_.exec("DELETE FROM batch WHERE " + std::string(open_batch)); }

std::vector<StoredChange> SqliteReplicaStore::waiting_in(std::string_view incarnation, std::uint64_t from, std::uint64_t count) {
  static const std::string sql = select("incarnation = ? AND counter >= ? AND counter < ? AND verdict IS NULL ORDER BY counter");
  return changes(db_, sql, incarnation, from, from + count);
}

std::vector<SealedChange> SqliteReplicaStore::sealed_in(const StoredBatch& batch) {
  unpack_counters(batch.incarnation, batch.from, batch.count);
  std::vector<SealedChange> out;
  for (Query q(db_, "SELECT counter, bytes, hash FROM change WHERE incarnation = ? AND counter >= ? AND counter < ? ORDER BY counter",
               batch.incarnation, batch.from, batch.from + batch.count);
       q.next();)
    out.push_back({q.get<std::uint64_t>(0), std::string(q.blob(1)), hash_from(q.blob(2))});
  return out;
}

std::vector<StoredChange> SqliteReplicaStore::changes_in(const StoredBatch& batch) {
  unpack_counters(batch.incarnation, batch.from, batch.count);
  return changes(db_, select("incarnation = ? AND counter >= ? AND counter < ? ORDER BY counter"), batch.incarnation, batch.from,
                 batch.from + batch.count);
}

std::int64_t SqliteReplicaStore::add_receipt(const Receipt& receipt) {
  db_.exec("INSERT INTO receipt(bytes, last_seq) VALUES(?, ?)", encode(receipt), receipt.seq + receipt.count - 1);
  return db_.last_insert_rowid();
}

std::int64_t SqliteReplicaStore::newest_receipt() { return db_.one<std::int64_t>("SELECT coalesce(max(no), 0) FROM receipt").value_or(0); }

std::optional<Receipt> SqliteReplicaStore::receipt(std::int64_t number) {
  const auto bytes = db_.one<std::string>("SELECT bytes FROM receipt WHERE no = ?", number);
  if (!bytes) return std::nullopt;
  return decode_receipt(*bytes).take();
}

}  // namespace dialogue
