// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite_schema.h"

#include "server/store/kind_table.h"
#include "shared/sqlite/migrator.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {
namespace {

// feed.rf = rid << 3 | facet; feed.since = seq - entered + 1, 0 when it left: both stay small numbers.
constexpr const char* first = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE log(seq INTEGER PRIMARY KEY, ms INTEGER NOT NULL, line INTEGER NOT NULL, counter INTEGER NOT NULL, rid INTEGER NOT NULL,
  verdict INTEGER NOT NULL, say TEXT, content BLOB, result TEXT, salt BLOB, digest BLOB, chain BLOB NOT NULL) STRICT;
CREATE INDEX log_record ON log(rid, seq) WHERE rid > 0;
CREATE UNIQUE INDEX log_counter ON log(line, counter) WHERE counter > 0;
CREATE TABLE line(no INTEGER PRIMARY KEY, device BLOB NOT NULL, incarnation TEXT NOT NULL, person BLOB NOT NULL, next INTEGER NOT NULL,
  UNIQUE(device, incarnation, person)) STRICT;
CREATE TABLE feed(rf INTEGER NOT NULL, scope INTEGER NOT NULL, seq INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY(rf, scope)) STRICT, WITHOUT ROWID;
CREATE INDEX feed_walk ON feed(scope, seq, rf, since);
CREATE TABLE scope(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL) STRICT;
CREATE TABLE device(id BLOB PRIMARY KEY, person BLOB NOT NULL, key BLOB NOT NULL, name TEXT NOT NULL, revoked INTEGER NOT NULL,
  ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE code(hash BLOB PRIMARY KEY, person BLOB NOT NULL, expires_ms INTEGER NOT NULL, device BLOB, key BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE epoch(no INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE, began INTEGER NOT NULL, ended INTEGER) STRICT;
CREATE TABLE replayed(rid INTEGER NOT NULL, path TEXT NOT NULL, old_seq INTEGER NOT NULL, new_seq INTEGER NOT NULL, PRIMARY KEY(rid, path)) STRICT, WITHOUT ROWID;
CREATE TABLE parked(seq INTEGER PRIMARY KEY, device BLOB NOT NULL) STRICT;
CREATE INDEX parked_device ON parked(device);
)";

const std::vector<Migration>& steps() {
  static const std::vector<Migration> all{{1, "first", [](Database& db) { db.script(first); }}};
  return all;
}

}  // namespace

int server_schema_version() { return static_cast<int>(steps().size()); }

void prepare_schema(Database& db, const Domain& domain) {
  migrate(db, server_application_id, steps());
  Transaction transaction(db);
  for (const Kind& kind : domain.kinds()) KindRows(db, kind).ensure();
  transaction.commit();
}

}  // namespace dialogue
