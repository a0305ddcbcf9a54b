// SPDX-License-Identifier: Apache-2.0
// Runs of applied changes: one row for a run in place of one for each change. When something is asked of one of them later, its run becomes
// rows again.
#include <iterator>
#include <optional>

#include "client/core/store/change_pack.h"
#include "client/core/store/store.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {

namespace {

constexpr std::string_view select_packs = "SELECT receipt, incarnation, seq, bytes FROM pack WHERE ";

std::vector<StoredChange> changes_from(const Query& q) {
  return unpack_changes({q.get<std::string>(1), q.get<std::uint64_t>(2), q.get<std::int64_t>(0)}, q.blob(3));
}

template <class... Args>
std::vector<StoredChange> packed(Database& db, const char* where, const Args&... args) {
  std::vector<StoredChange> out;
  for (Query q(db, std::string(select_packs) + where, args...); q.next();) {
    auto run = changes_from(q);
    out.insert(out.end(), std::make_move_iterator(run.begin()), std::make_move_iterator(run.end()));
  }
  return out;
}

}  // namespace

std::vector<StoredChange> SqliteReplicaStore::settle_run(const Receipt& receipt) {
  auto out = waiting_in(receipt.incarnation, receipt.from, receipt.count);
  if (out.empty() || out.size() != receipt.count) return {};
  const std::int64_t number = add_receipt(receipt);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].verdict = Verdict::applied;
    out[i].seq = receipt.seq + i;
    out[i].receipt = number;
  }
  db_.exec("INSERT INTO pack(receipt, incarnation, first, count, seq, first_id, last_id, bytes) VALUES(?, ?, ?, ?, ?, ?, ?, ?)", number,
           receipt.incarnation, receipt.from, receipt.count, receipt.seq, out.front().id, out.back().id, Blob{pack_changes(out)});
  db_.exec("DELETE FROM change WHERE incarnation = ? AND counter >= ? AND counter < ?", receipt.incarnation, receipt.from,
           receipt.from + receipt.count);
  for (const auto& change : out) waiting_changes_.remove(change.change.record, change.id);
  return out;
}

bool SqliteReplicaStore::unpacked(std::vector<StoredChange> changes) {
  if (changes.empty()) return false;
  std::optional<Transaction> own;
  if (!db_.in_transaction()) own.emplace(db_);
  for (auto& change : changes) {
    db_.exec("DELETE FROM pack WHERE receipt = ?", change.receipt);
    save(change);
  }
  if (own) own->commit();
  return true;
}

bool SqliteReplicaStore::unpack_id(std::int64_t id) { return unpacked(packed(db_, "first_id <= ?1 AND last_id >= ?1", id)); }

bool SqliteReplicaStore::unpack_counters(std::string_view incarnation, std::uint64_t from, std::uint64_t count) {
  return unpacked(packed(db_, "incarnation = ? AND first < ? AND first + count > ?", incarnation, from + count, from));
}

bool SqliteReplicaStore::unpack_above(std::uint64_t seq) { return unpacked(packed(db_, "seq + count - 1 > ?", seq)); }

std::vector<StoredChange> SqliteReplicaStore::packed_of(const Uuid& record, std::uint64_t from, std::uint64_t to) {
  auto out = packed(db_, "seq + count > ? AND seq <= ?", from, to);
  std::erase_if(out, [&](const auto& change) { return change.seq < from || change.change.record != record; });
  return out;
}

}  // namespace dialogue
