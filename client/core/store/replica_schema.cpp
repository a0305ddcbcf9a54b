// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/replica_schema.h"

#include <cstdlib>
#include <map>

#include "client/core/store/noted_facets.h"
#include "shared/base/result.h"
#include "shared/rows/row_image.h"
#include "shared/sqlite/identity.h"
#include "shared/sqlite/migrator.h"
#include "shared/sqlite/table_columns.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {

namespace {

void first_version(Database& db) {
  db.script(R"sql(
    CREATE TABLE ids(id BLOB PRIMARY KEY, rid INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE under(rid INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(rid, path)) STRICT, WITHOUT ROWID;
    CREATE TABLE change(
      id INTEGER PRIMARY KEY, record BLOB NOT NULL, bytes BLOB NOT NULL, made_ms INTEGER NOT NULL, barrier INTEGER NOT NULL,
      incarnation TEXT, counter INTEGER, hash BLOB, verdict INTEGER, seq INTEGER, receipt INTEGER,
      open INTEGER NOT NULL DEFAULT 0, offer INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE INDEX change_record ON change(record);
    CREATE INDEX change_waiting ON change(id) WHERE verdict IS NULL;
    CREATE UNIQUE INDEX change_counter ON change(incarnation, counter) WHERE counter IS NOT NULL;
    CREATE INDEX change_kept ON change(seq) WHERE verdict IS NOT NULL;
    CREATE INDEX change_receipt ON change(receipt) WHERE verdict IS NOT NULL;
    CREATE INDEX change_barrier ON change(id) WHERE verdict IS NULL AND counter IS NULL AND barrier = 1;
    CREATE INDEX change_open ON change(id) WHERE open = 1;
    CREATE INDEX change_offer ON change(id) WHERE offer = 1;
    CREATE TABLE batch(incarnation TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, signature BLOB NOT NULL,
      PRIMARY KEY(incarnation, first)) STRICT, WITHOUT ROWID;
    CREATE TABLE receipt(no INTEGER PRIMARY KEY, bytes TEXT NOT NULL, last_seq INTEGER NOT NULL) STRICT;
    CREATE TABLE scope(id INTEGER PRIMARY KEY, name TEXT NOT NULL, sum INTEGER NOT NULL, rows INTEGER NOT NULL, refill INTEGER NOT NULL) STRICT;
    CREATE TABLE past(no INTEGER PRIMARY KEY, cursor BLOB NOT NULL, head TEXT NOT NULL) STRICT;
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE words_todo(rid INTEGER PRIMARY KEY, title TEXT, body TEXT) STRICT;
  )sql");
}

// One row for a run of applied changes instead of one for each change, and fewer indexes that each edit must write.
void second_version(Database& db) {
  db.script(R"sql(
    CREATE TABLE pack(receipt INTEGER PRIMARY KEY, incarnation TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, seq INTEGER NOT NULL,
      first_id INTEGER NOT NULL, last_id INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE INDEX pack_first ON pack(incarnation, first);
    DROP INDEX change_waiting;
    DROP INDEX change_kept;
    DROP INDEX change_receipt;
    CREATE INDEX change_settled ON change(id) WHERE verdict IS NOT NULL;
  )sql");
}

std::vector<std::string> kind_tables(Database& db) {
  std::vector<std::string> out;
  for (Query q(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'k_*'"); q.next();)
    out.push_back(q.get<std::string>(0));
  return out;
}

// What lies under a waiting change goes with it, and memory knows which changes of a record wait. That saves two pages for each edit.
void third_version(Database& db) {
  db.script("ALTER TABLE change ADD COLUMN under TEXT");
  std::map<std::int64_t, Cells> under;
  for (Query q(db, "SELECT rid, path, value FROM under"); q.next();)
    under[q.get<std::int64_t>(0)].emplace(q.get<std::string>(1), q.get<std::string>(2));
  for (const std::string& table : kind_tables(db))
    for (const auto& [rid, cells] : under)
      // It lies with the record's oldest change. It is put in its place when the record is next written.
      db.exec("UPDATE change SET under = ? WHERE id = (SELECT min(change.id) FROM change JOIN " + table +
                  " AS k ON k.id = change.record WHERE k.rid = ? AND verdict IS NULL)",
              extra_of(cells), rid);
  db.script(R"sql(
    DROP TABLE under;
    DROP INDEX change_record;
    DROP INDEX change_settled;
    CREATE INDEX change_settled ON change(record) WHERE verdict IS NOT NULL;
  )sql");
}

// Words come to the index parted already (shared/text/words.h). What it keeps from before fits no question any more.
void fourth_version(Database& db) {
  db.script(R"sql(
    DROP TABLE words;
    CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize="ascii");
    DELETE FROM words_todo;
    DELETE FROM meta WHERE key = 'folding';
  )sql");
}

// What is kept beside the records has its owner here. What earlier versions left is looked at once.
void fifth_version(Database& db) {
  db.script(R"sql(
    CREATE TABLE upload(record BLOB PRIMARY KEY, sha256 TEXT NOT NULL, ended TEXT NOT NULL, seq INTEGER NOT NULL, life TEXT NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE TABLE history(record BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT;
    CREATE TABLE let_go(at_ms INTEGER PRIMARY KEY, records INTEGER NOT NULL, histories INTEGER NOT NULL, documents INTEGER NOT NULL,
      forms INTEGER NOT NULL) STRICT;
    INSERT INTO let_go(at_ms, records, histories, documents, forms) VALUES(0, 0, 0, 0, 0);
  )sql");
  // Words of locked records were in the index. It is made anew without them.
  db.script("DELETE FROM meta WHERE key = 'folding' AND EXISTS (SELECT 1 FROM meta WHERE key = 'locked' AND value = '1')");
}

constexpr const char* column_type = "TEXT";

std::string declared(const ColumnSet& columns) { return columns_declared(columns.names(), column_type); }

// Lists sort texts by keys of their own, which no index on the column can give.
bool wants_index(const Column& column) {
  const bool sorted = column.form == ColumnForm::text || column.form == ColumnForm::ref;
  return sorted && column.indexed() && column.decl->type != Type::text;
}

void prepare_kind(Database& db, const KindTable& table) {
  db.script("CREATE TABLE IF NOT EXISTS " + table.table() +
            "(rid INTEGER PRIMARY KEY, id BLOB NOT NULL, meta BLOB, sync INTEGER NOT NULL, flags INTEGER NOT NULL, extra TEXT" +
            declared(table.columns()) + ") STRICT");
  add_missing_columns(db, table.table(), table.columns().names(), column_type);
  for (const Column& column : table.columns())
    if (wants_index(column)) ensure_index(db, "i_" + table.kind().name + "_" + column.field, table.table(), column.name);
  for (const PartTable& part : table.parts()) {
    db.script("CREATE TABLE IF NOT EXISTS " + part.table + "(rid INTEGER NOT NULL, part ANY NOT NULL, place TEXT" + declared(part.columns) +
              ", PRIMARY KEY(rid, part)) STRICT, WITHOUT ROWID");
    add_missing_columns(db, part.table, part.columns.names(), column_type);
  }
}

}  // namespace

std::string prepare_schema(Database& db, const std::vector<KindTable>& tables, int schema) {
  refuse_newer_schema(db, schema);
  migrate(db, replica_application_id,
          {{1, "first", first_version},
           {2, "packs", second_version},
           {3, "under", third_version},
           {4, "words", fourth_version},
           {5, "beside", fifth_version}});
  std::string layout;
  for (const KindTable& table : tables) {
    layout += table.table() + declared(table.columns());
    for (const PartTable& part : table.parts()) layout += part.table + declared(part.columns);
    for (const auto& [field, facet] : facets_of(table.kind())) layout += " " + field + std::to_string(facet);
  }
  // Nothing has changed since the last start, so no table needs a look.
  const std::string known = db.one<std::string>("SELECT value FROM meta WHERE key = 'layout'").value_or("");
  const std::string digest = std::to_string(std::hash<std::string>{}(layout));
  if (known == digest && stored_schema(db) == schema) return {};
  Transaction transaction(db);
  db.script("CREATE TABLE IF NOT EXISTS strange(rid INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT");
  for (const KindTable& table : tables) prepare_kind(db, table);
  transaction.commit();
  return digest;
}

void note_layout(Database& db, const std::string& digest, int schema) {
  constexpr std::string_view put = "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
  db.exec(put, "layout", digest);
  db.exec(put, "schema", std::to_string(schema));
}

}  // namespace dialogue
