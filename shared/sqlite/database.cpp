// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/database.h"

#include <sqlite3.h>

#include "shared/sqlite/connection.h"
#include "shared/sqlite/copy_in_memory.h"
#include "shared/sqlite/error.h"
#include "shared/sqlite/identity.h"

namespace dialogue {
namespace {

bool of_one_file(const DatabaseOptions& options) { return options.alone && !options.memory && options.vfs.empty(); }

void make_durable(Database& db) {
  // A process that was killed between writing a commit and syncing it leaves a commit that can be read and is not on the disk yet. Whoever
  // reads it next would rely on it. So it is synced before anything is read.
  try {
    db.checkpoint();
  } catch (const Failure& failure) {
    // The WAL was synced before the pages were copied back. So it harms nobody that they found no room.
    if (failure.error().code != "disk_full") throw;
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Database::Database(const std::string& path, const Options& asked)
    : hindrance_(of_one_file(asked) ? dialogue::hindrance(path) : std::nullopt),
      db_(hindrance_ ? copy_in_memory(path) : open_connection(path, asked)),
      busy_ms_(asked.busy_ms),
      wal_limit_(asked.wal_pages) {
  Options options = asked;
  if (hindrance_) options.memory = true;
  harden(db_.get(), options);
  if (options.application_id != 0) check_identity(*this, options.application_id, options.newest_version);
  set_pragmas(*this, options);
  statements_.clear();
  // Comes after the pragmas: wal_autocheckpoint would take the hook's place.
  if (!may_write(options)) return;
  sqlite3_wal_hook(db_.get(), &Database::on_wal_commit, this);
  if (!options.memory) make_durable(*this);
  if (hindrance_) let_write(false);
}

Database::~Database() { statements_.clear(); }

void Database::expect_writing() const {
  if (hindrance_ && unkept_ == 0) throw Failure(*hindrance_);
}

void Database::let_write(bool may) { script(may ? "PRAGMA query_only=0" : "PRAGMA query_only=1"); }

Database::Unkept::Unkept(Database& db) : db_(db) {
  if (db_.hindrance_ && db_.unkept_++ == 0) db_.let_write(true);
}

Database::Unkept::~Unkept() {
  if (!db_.hindrance_ || --db_.unkept_ != 0) return;
  // If this fails, later writes go to memory alone all the same, and every verb asks first.
  sqlite3_exec(db_.handle(), "PRAGMA query_only=1", nullptr, nullptr, nullptr);
}

Statement& Database::prepare(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return *found->second;
  auto made = std::make_unique<Statement>(db_.get(), sql, true);
  return *statements_.emplace(sql, std::move(made)).first->second;
}

void Database::script(const std::string& sql) {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(code, sql, db_.get());
}

int Database::changes() const { return sqlite3_changes(db_.get()); }
std::int64_t Database::last_insert_rowid() const { return sqlite3_last_insert_rowid(db_.get()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }
void Database::interrupt() { sqlite3_interrupt(db_.get()); }

int Database::on_wal_commit(void* self, sqlite3*, const char*, int pages) {
  auto& db = *static_cast<Database*>(self);
  if (pages < db.wal_pages_) db.checkpoint_at_ = 0;
  db.wal_pages_ = pages;
  return SQLITE_OK;
}

Database::Checkpoint Database::checkpoint() {
  int pages = 0, copied = 0;
  sqlite3_busy_timeout(db_.get(), 0);
  const int code = sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, &pages, &copied);
  sqlite3_busy_timeout(db_.get(), busy_ms_);
  if (code == SQLITE_OK) {
    wal_pages_ = 0;
    checkpoint_at_ = 0;
    return {true, 0};
  }
  if ((code & 0xff) != SQLITE_BUSY) throw_sqlite(code, "checkpoint", db_.get());
  return {false, pages};
}

void Database::maybe_checkpoint(std::optional<int> pages) {
  const int from = pages.value_or(wal_limit_);
  if (wal_pages_ < from || wal_pages_ < checkpoint_at_) return;
  const int code = sqlite3_wal_checkpoint_v2(db_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) throw_sqlite(code, "checkpoint", db_.get());
  // While a reader keeps the WAL from beginning anew, it is not tried again at every commit.
  checkpoint_at_ = wal_pages_ + from;
}

std::string Database::quick_check() { return one<std::string>("PRAGMA quick_check(1)").value_or("nothing was said"); }

Statement* Query::take(Statement& statement) {
  Statement* taken = &statement;
  if (statement.in_use_) {
    own_ = std::make_unique<Statement>(sqlite3_db_handle(statement.stmt_), sqlite3_sql(statement.stmt_), false);
    taken = own_.get();
  }
  return taken;
}

Query::~Query() {
  statement_->clear();
  statement_->in_use_ = false;
}

}  // namespace dialogue
