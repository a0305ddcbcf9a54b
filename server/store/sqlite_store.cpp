// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite_store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "server/service/forwarding_view.h"
#include "server/store/sqlite_schema.h"
#include "shared/base/log.h"
#include "shared/sqlite/error.h"

namespace dialogue {
namespace {

/// Groups between two marks: a restore that loses less is seen by the devices' cursors.
constexpr int groups_a_mark = 16;
constexpr std::size_t idle_readers = 8;

DatabaseOptions writer_options(const SqliteStoreOptions& options) {
  DatabaseOptions out;
  out.memory = options.memory;
  out.vfs = options.vfs;
  out.page_cache_kb = options.page_cache_kb;
  out.application_id = server_application_id;
  out.newest_version = server_schema_version();
  return out;
}

}  // namespace

/// The writer asks for the same few things again and again.
class SqliteStore::WriterView final : public SqliteView {
 public:
  using SqliteView::SqliteView;
  LogHead head() override {
    if (!head_) head_ = SqliteView::head();
    return *head_;
  }
  std::vector<StoredEpoch> epochs() override {
    if (epochs_.empty()) epochs_ = SqliteView::epochs();
    return epochs_;
  }
  void appended(const LogHead& head) { head_ = head; }
  void forget() {
    head_.reset();
    epochs_.clear();
  }

 private:
  std::optional<LogHead> head_;
  std::vector<StoredEpoch> epochs_;
};

struct SqliteStore::Reader {
  Reader(const std::string& path, const DatabaseOptions& options, const Domain& domain) : db(path, options), view(db, domain) {}
  Database db;
  SqliteView view;
};

/// A reader with its snapshot, until it is given back.
class SqliteStore::ReaderView final : public ForwardingView {
 public:
  ReaderView(SqliteStore& store, std::unique_ptr<Reader> reader)
      : ForwardingView(reader->view), store_(store), reader_(std::move(reader)), snapshot_(std::make_unique<Snapshot>(reader_->db)) {}
  ~ReaderView() override {
    snapshot_.reset();
    store_.give_back(std::move(reader_));
  }

 private:
  SqliteStore& store_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<Snapshot> snapshot_;
};

SqliteStore::SqliteStore(const std::string& directory, const Domain& domain, const SqliteStoreOptions& options)
    : directory_(directory), domain_(domain), options_(options), db_(database_file(directory), writer_options(options)) {
  prepare_schema(db_, domain);
  view_ = std::make_unique<WriterView>(db_, domain);
  if (options.memory || !options.mark) return;
  mark_ = std::make_unique<HighWaterFile>(mark_file(directory));
  opened_at_ = mark_->read();
}

SqliteStore::~SqliteStore() {
  try {
    mark();
    readers_.clear();
    if (!options_.memory) db_.checkpoint();
  } catch (const Failure& failure) {
    log(LogLevel::warning, "store_close", failure.error());
  }
}

void SqliteStore::begin() { transaction_.emplace(db_); }

void SqliteStore::commit() {
  transaction_->commit();
  transaction_.reset();
  if (options_.memory) return;
  try {
    if (++unmarked_ >= groups_a_mark) mark();
    db_.maybe_checkpoint();
  } catch (const Failure& failure) {
    // The commit itself is durable; mark and checkpoint are tried again with a later one.
    log(LogLevel::warning, "after_commit", failure.error());
  }
}

void SqliteStore::rollback() noexcept {
  savepoints_.clear();
  transaction_.reset();
  forget();
}

void SqliteStore::savepoint() { savepoints_.push_back(std::make_unique<Savepoint>(db_)); }

void SqliteStore::release() {
  savepoints_.back()->release();
  savepoints_.pop_back();
}

void SqliteStore::undo() {
  savepoints_.pop_back();
  forget();
  if (!db_.in_transaction()) throw Failure(Error{"disk_error", "", {}, "a failure has undone the whole group"});
}

void SqliteStore::forget() {
  view_->forget();
  scopes_.clear();
}

StoreView& SqliteStore::view() { return *view_; }

std::unique_ptr<StoreView> SqliteStore::snapshot() {
  if (options_.memory) return std::make_unique<ForwardingView>(*view_);
  return std::make_unique<ReaderView>(*this, take_reader());
}

std::unique_ptr<SqliteStore::Reader> SqliteStore::take_reader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  DatabaseOptions options;
  options.writer = false;
  options.vfs = options_.vfs;
  return std::make_unique<Reader>(database_file(directory_), options, domain_);
}

void SqliteStore::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(readers_mutex_);
  if (readers_.size() < idle_readers) readers_.push_back(std::move(reader));
}

void SqliteStore::put(const StoredRecord& record, const std::vector<Path>* changed) {
  KindRows& table = view_->table(*record.kind);
  if (changed)
    table.update(record, *changed);
  else
    table.insert(record);
}

Rid SqliteStore::next_rid(const Kind& kind) {
  Rid& highest = highest_[kind.no];
  if (highest == 0) highest = view_->table(kind).highest();
  highest = (((highest >> kind_bits) + 1) << kind_bits) | kind.no;
  return highest;
}

void SqliteStore::put_feed(const FeedEntry& entry) {
  constexpr int facet_bits = 3;
  db_.exec("INSERT OR REPLACE INTO feed(rf, scope, seq, since) VALUES(?, ?, ?, ?)", entry.rid << facet_bits | entry.facet, entry.scope,
           entry.seq, entry.gone() ? std::uint64_t{0} : entry.seq - entry.entered + 1);
}

ScopeId SqliteStore::scope_named(const std::string& name) {
  if (const auto it = scopes_.find(name); it != scopes_.end()) return it->second;
  auto found = view_->scope(std::string_view(name));
  ScopeId id = found ? found->id : 0;
  if (!found) {
    db_.exec("INSERT INTO scope(name, sum) VALUES(?, 0)", name);
    id = static_cast<ScopeId>(db_.last_insert_rowid());
  }
  return scopes_[name] = id;
}

void SqliteStore::add_sum(ScopeId scope, std::uint64_t delta) {
  // Sums wrap; SQLite's own addition would not.
  const auto sum = db_.one<std::uint64_t>("SELECT sum FROM scope WHERE id = ?", scope).value_or(0);
  db_.exec("UPDATE scope SET sum = ? WHERE id = ?", sum + delta, scope);
}

void SqliteStore::append(const LogRow& row) {
  if (row.seq != view_->head().seq + 1) throw Failure(Error{"damaged", "", {}, "not the next sequence"});
  const std::string say = say_of(row);
  const auto text = [](const std::string& s) { return s.empty() ? std::nullopt : std::optional<std::string_view>(s); };
  const auto blob = [](const std::string& s) { return s.empty() ? std::nullopt : std::optional<Blob>(Blob{s}); };
  db_.exec(
      "INSERT INTO log(seq, ms, line, counter, rid, verdict, say, content, result, salt, digest, chain) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?)",
      row.seq, row.received_ms, row.line, row.counter, row.rid, static_cast<int>(row.verdict), text(say), blob(row.content),
      text(row.result), blob(row.salt), nullptr, Blob{raw(row.chain)});
  view_->appended({row.seq, row.chain});
}

void SqliteStore::erase_content(std::uint64_t seq) {
  const auto row = view_->log_row(seq);
  if (!row) return;
  db_.exec("UPDATE log SET content = NULL, result = NULL, salt = NULL, digest = ? WHERE seq = ?", Blob{raw(row->digest)}, seq);
}

Line SqliteStore::put_line(const Line& line) {
  Line out = line;
  if (line.no != 0) {
    db_.exec("UPDATE line SET next = ? WHERE no = ?", line.next, line.no);
    return out;
  }
  db_.exec("INSERT INTO line(device, incarnation, person, next) VALUES(?, ?, ?, ?)", line.device, line.incarnation, line.person, line.next);
  out.no = db_.last_insert_rowid();
  return out;
}

void SqliteStore::put_device(const StoredDevice& device) {
  db_.exec("INSERT OR REPLACE INTO device(id, person, key, name, revoked, ms) VALUES(?, ?, ?, ?, ?, ?)", device.id, device.person,
           Blob{device.key}, device.name, device.revoked ? 1 : 0, device.enrolled_ms);
}

void SqliteStore::put_code(const StoredCode& code) {
  const auto device = code.device.is_nil() ? std::nullopt : std::optional(code.device);
  db_.exec("INSERT OR REPLACE INTO code(hash, person, expires_ms, device, key) VALUES(?, ?, ?, ?, ?)", Blob{code.hash}, code.person,
           code.expires_ms, device, Blob{code.key});
}

void SqliteStore::begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) {
  db_.exec("UPDATE epoch SET ended = ? WHERE no = (SELECT max(no) FROM epoch)", ended);
  db_.exec("INSERT INTO epoch(epoch, began) VALUES(?, ?)", epoch.epoch, epoch.began);
  view_->forget();
}

void SqliteStore::put_replayed(Rid rid, std::string_view path, const Replayed& replayed) {
  db_.exec("INSERT OR REPLACE INTO replayed(rid, path, old_seq, new_seq, life) VALUES(?, ?, ?, ?, ?)", rid, path, replayed.old_seq,
           replayed.new_seq, replayed.life);
}

void SqliteStore::park(std::uint64_t seq, const Uuid& device) { db_.exec("INSERT INTO parked(seq, device) VALUES(?, ?)", seq, device); }
void SqliteStore::unpark(std::uint64_t seq) { db_.exec("DELETE FROM parked WHERE seq = ?", seq); }

void SqliteStore::set_meta(std::string_view key, std::string_view value) {
  db_.exec("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", key, value);
}

void SqliteStore::mark() {
  unmarked_ = 0;
  if (!mark_) return;
  const auto epochs = view_->epochs();
  if (!epochs.empty()) mark_->write({epochs.back().epoch, view_->head()});
}

std::uint64_t SqliteStore::copy_to(const std::string& path) {
  struct stat there;
  if (::stat(path.c_str(), &there) == 0) throw Failure(Error{"file_exists", "", {path}, ""});
  const auto reader = take_reader();
  const std::string beside = path + ".part";
  ::unlink(beside.c_str());
  {
    Database target(beside);
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", reader->db.handle(), "main");
    if (!backup) throw Failure(Error{"database", "", {}, "backup"});
    const int step = sqlite3_backup_step(backup, -1);
    const int end = sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE || end != SQLITE_OK) throw_sqlite(step != SQLITE_DONE ? step : end, "backup");
    target.checkpoint();
  }
  {
    Database copy(beside);
    if (const std::string verdict = copy.quick_check(); verdict != "ok") throw Failure(Error{"damaged", "", {}, "the backup is not sound"});
  }
  sync_file(beside);
  if (::rename(beside.c_str(), path.c_str()) != 0) throw Failure(Error{"disk_error", "", {}, "rename"});
  sync_directory_of(path);
  if (::stat(path.c_str(), &there) != 0) throw Failure(Error{"disk_error", "", {}, "stat"});
  return static_cast<std::uint64_t>(there.st_size);
}

std::uint64_t SqliteStore::bytes_on_disk() const {
  std::uint64_t out = 0;
  for (const char* part : {"", "-wal"}) {
    struct stat there;
    if (::stat((database_file(directory_) + part).c_str(), &there) == 0) out += static_cast<std::uint64_t>(there.st_size);
  }
  return out;
}

void SqliteStore::need_room_for_copy() {
  const auto number = [&](const char* sql) { return db_.one<std::uint64_t>(sql).value_or(0); };
  const auto used = (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
  // The copy is made beside the database and goes through the WAL: for a while both are there.
  const auto needed = 2 * used;
  std::uint64_t free = 0;
  if (options_.free_space) {
    free = options_.free_space(directory_);
  } else {
    std::error_code error;
    const auto space = std::filesystem::space(directory_, error);
    if (error) return;
    free = space.available;
  }
  const auto megabytes = [](std::uint64_t bytes) { return std::to_string((bytes >> 20) + 1); };
  if (free < needed) throw Failure(Error{"no_room_to_compact", "", {megabytes(needed)}, ""});
}

namespace {

/// VACUUM's copy as a file in this folder while it lasts: in memory it would take as much as the database, elsewhere it might be read.
class CopyInFolder {
 public:
  CopyInFolder(Database& db, std::string directory) : db_(db), directory_(std::move(directory)), before_(sqlite3_temp_directory) {
    // No other connection makes temporary files.
    db_.script("PRAGMA temp_store=FILE");
    sqlite3_temp_directory = directory_.data();
  }
  ~CopyInFolder() {
    sqlite3_temp_directory = before_;
    try {
      db_.script("PRAGMA temp_store=MEMORY");
    } catch (const Failure& failure) {
      log(LogLevel::warning, "temp_store", failure.error());
    }
  }
  CopyInFolder(const CopyInFolder&) = delete;
  CopyInFolder& operator=(const CopyInFolder&) = delete;

 private:
  Database& db_;
  std::string directory_;
  char* before_;
};

/// Readers give their snapshots back soon; the file shrinks only when none needs the old one.
void checkpoint_patiently(Database& db) {
  using namespace std::chrono_literals;
  constexpr int most = 20;
  for (int attempt = 0; attempt < most && !db.checkpoint().complete; ++attempt) std::this_thread::sleep_for(100ms);
}

}  // namespace

ServerStore::Compacted SqliteStore::compact() {
  if (options_.memory) return {};
  Compacted out;
  out.before = bytes_on_disk();
  try {
    db_.checkpoint();
    need_room_for_copy();
    db_.script("PRAGMA optimize");
    {
      const CopyInFolder copy(db_, directory_);
      db_.script("VACUUM");
    }
    checkpoint_patiently(db_);
  } catch (const Failure& failure) {
    if (failure.error().code != "disk_full") throw;
    throw Failure(Error{"no_room_to_compact", "", {std::to_string((2 * out.before >> 20) + 1)}, failure.error().detail});
  }
  out.after = bytes_on_disk();
  return out;
}

std::vector<std::string> SqliteStore::check() {
  std::vector<std::string> out;
  const auto look = [&](Database& db) {
    for (Query q(db, "PRAGMA integrity_check(20)"); q.next();)
      if (q.text(0) != "ok") out.emplace_back(q.text(0));
  };
  if (options_.memory) {
    look(db_);
  } else {
    auto reader = take_reader();
    look(reader->db);
    give_back(std::move(reader));
  }
  return out;
}

}  // namespace dialogue
