// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/store.h"

#include "client/core/store/replica_schema.h"
#include "client/core/store/row_dialect.h"
#include "shared/base/cause.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "shared/sqlite/error.h"
#include "shared/sqlite/table_columns.h"

namespace dialogue {

namespace {

std::vector<KindTable> tables_for(const Domain& domain, const Kind& strange) {
  std::vector<KindTable> out;
  for (const Kind& kind : domain.kinds()) out.emplace_back(kind, replica_rows);
  out.emplace_back(strange, replica_rows);
  return out;
}

Kind any_strange_kind() {
  Kind kind;
  kind.no = strange_no;
  kind.name = "_strange";
  kind.title_field.clear();
  return kind;
}

}  // namespace

SqliteReplicaStore::SqliteReplicaStore(const std::string& path, const Database::Options& options, const Domain& domain)
    : db_(path, options),
      domain_(domain),
      strange_(any_strange_kind()),
      tables_(tables_for(domain, strange_)),
      by_no_(128, -1),
      next_(tables_.size()),
      index_(db_),
      ledger_(db_),
      waiting_changes_(db_) {
  // Rows that an earlier version wrote are read as this version has them, also where that cannot be stored.
  const Database::Unkept unkept(db_);
  const auto new_layout = prepare_schema(db_, tables_, domain.schema());
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    by_no_[static_cast<std::size_t>(tables_[i].kind().no)] = static_cast<int>(i);
    prepare_statements(tables_[i]);
  }
  index_.renew();
  if (!new_layout.empty()) upgrade_rows(new_layout);
}

const Kind* SqliteReplicaStore::kind_of(std::int64_t rid) const { return domain_.kind(static_cast<int>(rid & 127)); }

void SqliteReplicaStore::prepare_statements(const KindTable& table) {
  KindStatements out;
  out.head.sql = "SELECT rid, id, meta, sync, flags FROM " + table.table() + " WHERE rid = ?";
  out.scan = "SELECT rid, id, meta, sync, flags FROM " + table.table();
  out.update_head.sql = "UPDATE " + table.table() + " SET meta = ?, sync = ?, flags = ? WHERE rid = ?";
  const auto columns = table.columns().names();
  out.read.sql = "SELECT extra" + columns_listed(columns) + " FROM " + table.table() + " WHERE rid = ?";
  out.insert.sql = "INSERT INTO " + table.table() + "(rid, id, meta, sync, flags, extra" + columns_listed(columns) +
                   ") VALUES(?, ?, ?, ?, ?, ?" + parameters(columns.size()) + ")";
  for (const PartTable& part : table.parts()) {
    const std::string listed = columns_listed(part.columns.names());
    out.read_part.push_back({"SELECT part, place" + listed + " FROM " + part.table + " WHERE rid = ?", nullptr});
    out.put_part.push_back(
        {"INSERT OR REPLACE INTO " + part.table + "(rid, part, place" + listed + ") VALUES(?, ?, ?" + parameters(part.columns.size()) + ")",
         nullptr});
  }
  statements_.push_back(std::move(out));
}

const KindTable* SqliteReplicaStore::table(const Kind& kind) const {
  const int at = by_no_[static_cast<std::size_t>(kind.no)];
  return at < 0 ? nullptr : &tables_[static_cast<std::size_t>(at)];
}

SqliteReplicaStore::KindStatements& SqliteReplicaStore::statements(const Kind& kind) {
  return statements_[static_cast<std::size_t>(by_no_[static_cast<std::size_t>(kind.no)])];
}

void SqliteReplicaStore::begin() {
  db_.expect_writing();
  db_.exec("BEGIN IMMEDIATE");
}

void SqliteReplicaStore::commit() {
  db_.exec("COMMIT");
  waiting_changes_.committed();
  // The words are saved, whatever becomes of the checkpoint. It is tried again with a later commit.
  try {
    db_.maybe_checkpoint();
  } catch (const Failure& failure) {
    log(LogLevel::warning, "after_commit", failure.error());
  }
}

void SqliteReplicaStore::rollback() {
  // Some failures have rolled back already.
  if (db_.in_transaction()) db_.exec("ROLLBACK");
  next_.assign(tables_.size(), 0);
  next_change_ = 0;
  meta_.clear();
  waiting_changes_.rolled_back();
}

std::optional<Words> SqliteReplicaStore::words_at(std::int64_t rid) {
  const auto head = head_at(rid);
  if (!head || !is_indexed(*head)) return std::nullopt;
  return words_of(*head->kind, read(*head));
}

bool SqliteReplicaStore::index_some(std::size_t limit) {
  return index_.work(limit, [&](std::int64_t rid) { return words_at(rid); });
}

std::unique_ptr<Transaction> SqliteReplicaStore::index_for_now() {
  const Database::Unkept in_memory(db_);
  try {
    while (index_some(500)) {
    }
    return nullptr;
  } catch (const Failure& failure) {
    if (cause_of(failure.error().code) != Cause::machine) throw;
  }
  // More would not stay in memory, and there is no other place for it.
  constexpr std::size_t most = 500;
  auto unkept = std::make_unique<Transaction>(db_);
  try {
    index_.work_within(most, [&](std::int64_t rid) { return words_at(rid); });
    return unkept;
  } catch (const Failure& failure) {
    if (cause_of(failure.error().code) != Cause::machine) throw;
    return nullptr;
  }
}

void SqliteReplicaStore::shut_index() {
  StoreTransaction transaction(*this);
  index_.empty();
  set_meta(index_shut, "1");
  set_meta("scrub", "1");
  transaction.commit();
}

void SqliteReplicaStore::open_index() {
  StoreTransaction transaction(*this);
  index_.empty();
  set_meta(index_shut, "");
  scan([&](const RecordHead& head) {
    if (is_indexed(head)) index_.added(head.key);
  });
  transaction.commit();
}

void SqliteReplicaStore::give_back() {
  // Below a megabyte it is not worth the writing.
  constexpr int worth = 256;
  const int pages = db_.one<int>("PRAGMA page_count").value_or(0), free = db_.one<int>("PRAGMA freelist_count").value_or(0);
  if (free >= worth && free >= pages / 4) db_.exec("VACUUM");
  db_.maybe_checkpoint(worth);
  // The commit after a large one cuts the log, and nobody may make one for days. So this makes one. It must change something, because
  // SQLite writes nothing else.
  if (db_.wal_is_long()) db_.exec("INSERT INTO meta(key, value) VALUES('log_cut', '0') ON CONFLICT(key) DO UPDATE SET value = 1 - value");
}

void SqliteReplicaStore::scrub() {
  while (index_some(500)) {
  }
  index_.optimize();
  db_.checkpoint();
  db_.exec("VACUUM");
  set_meta("scrub", "");
  db_.checkpoint();
}

}  // namespace dialogue
