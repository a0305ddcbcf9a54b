// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/store.h"

namespace dialogue {

std::vector<ScopeInfo> SqliteReplicaStore::scopes() {
  std::vector<ScopeInfo> out;
  for (Query q(db_, "SELECT id, name, sum, rows, refill FROM scope ORDER BY id"); q.next();)
    out.push_back({q.get<ScopeId>(0), q.get<std::string>(1), q.get<std::uint64_t>(2), q.get<std::uint64_t>(3), q.get<int>(4)});
  return out;
}

void SqliteReplicaStore::save(const ScopeInfo& scope) {
  db_.exec(
      "INSERT INTO scope(id, name, sum, rows, refill) VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET name = excluded.name, sum = "
      "excluded.sum, "
      "rows = excluded.rows, refill = excluded.refill",
      scope.id, scope.name, scope.sum, scope.rows, scope.refill);
}

void SqliteReplicaStore::drop_scope(ScopeId id) { db_.exec("DELETE FROM scope WHERE id = ?", id); }

std::vector<PastCursor> SqliteReplicaStore::past() {
  std::vector<PastCursor> out;
  for (Query q(db_, "SELECT no, cursor, head FROM past ORDER BY no"); q.next();)
    out.push_back({q.get<std::uint64_t>(0), std::string(q.blob(1)), q.get<std::string>(2)});
  return out;
}

void SqliteReplicaStore::add_past(const PastCursor& cursor) {
  db_.exec("INSERT INTO past(no, cursor, head) VALUES(?, ?, ?)", cursor.no, Blob{cursor.cursor}, cursor.head);
}

void SqliteReplicaStore::drop_past(std::uint64_t no) { db_.exec("DELETE FROM past WHERE no = ?", no); }

std::string SqliteReplicaStore::meta(std::string_view key) {
  if (const auto known = meta_.find(key); known != meta_.end()) return known->second;
  auto value = db_.one<std::string>("SELECT value FROM meta WHERE key = ?", key).value_or("");
  return meta_.emplace(key, std::move(value)).first->second;
}

void SqliteReplicaStore::set_meta(std::string_view key, std::string_view value) {
  meta_.erase(std::string(key));
  db_.exec("INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
}

}  // namespace dialogue
