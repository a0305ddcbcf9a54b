// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/transaction.h"

#include <sqlite3.h>

#include "shared/base/result.h"
#include "shared/sqlite/database.h"

namespace dialogue {
namespace {

[[noreturn]] void misuse(const char* what) { throw Failure({"database", {}, {}, what}); }

/// For destructors. A failure here has rolled back already, or the next use reports it.
void try_script(Database& db, const char* sql) { sqlite3_exec(db.handle(), sql, nullptr, nullptr, nullptr); }

void begin(Database& db, const char* how) {
  if (db.in_transaction()) misuse("a transaction is open");
  db.prepare(how).run();
}

}  // namespace

Transaction::Transaction(Database& db) : db_(db) {
  db.expect_writing();
  begin(db, "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_ && db_.in_transaction()) try_script(db_, "ROLLBACK");
}

void Transaction::commit() {
  if (!open_) misuse("second commit");
  if (!db_.in_transaction()) misuse("the transaction was rolled back");
  db_.prepare("COMMIT").run();
  open_ = false;
}

Savepoint::Savepoint(Database& db) : db_(db) {
  if (!db.in_transaction()) misuse("savepoint without a transaction");
  db.prepare("SAVEPOINT part").run();
}

Savepoint::~Savepoint() {
  if (open_ && db_.in_transaction()) try_script(db_, "ROLLBACK TO part; RELEASE part");
}

void Savepoint::release() {
  if (!open_) misuse("second release");
  if (!db_.in_transaction()) misuse("the transaction was rolled back");
  db_.prepare("RELEASE part").run();
  open_ = false;
}

Snapshot::Snapshot(Database& db) : db_(db) {
  begin(db, "BEGIN");
  // BEGIN alone fixes no moment; the first read does.
  try {
    db.one<std::int64_t>("SELECT count(*) FROM sqlite_schema");
  } catch (...) {
    try_script(db_, "ROLLBACK");
    throw;
  }
}

Snapshot::~Snapshot() {
  if (db_.in_transaction()) try_script(db_, "ROLLBACK");
}

}  // namespace dialogue
