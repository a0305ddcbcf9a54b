// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_store.h"

#include "server/service/ports/forwarding_view.h"
#include "server/store/sqlite/sqlite_schema.h"
#include "shared/base/log.h"

namespace dialogue {
namespace {

DatabaseOptions writer_options(const SqliteStoreOptions& options) {
  DatabaseOptions out;
  out.memory = options.memory;
  out.vfs = options.vfs;
  out.shrinks_in_steps = true;
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

SqliteStore::SqliteStore(const std::string& directory, const Domain& domain, const SqliteStoreOptions& options)
    : options_(options), db_(database_file(directory), writer_options(options)), readers_(database_file(directory), options.vfs, domain) {
  prepare_schema(db_, domain);
  view_ = std::make_unique<WriterView>(db_, domain);
  upkeep_ = std::make_unique<SqliteUpkeep>(db_, *view_, readers_, directory, options_);
}

SqliteStore::~SqliteStore() {
  try {
    upkeep_->mark();
    readers_.close();
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
    upkeep_->committed();
    db_.maybe_checkpoint();
  } catch (const Failure& failure) {
    // The commit itself is durable. Mark and checkpoint are tried again with a later one.
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
StoreUpkeep& SqliteStore::upkeep() { return *upkeep_; }

std::unique_ptr<StoreView> SqliteStore::snapshot() {
  if (options_.memory) return std::make_unique<ForwardingView>(*view_);
  return readers_.snapshot();
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
  // Sums wrap around; SQLite's own addition would not.
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
      row.seq, row.received_ms, row.source, row.counter, row.rid, static_cast<int>(row.verdict), text(say), blob(row.content),
      text(row.result), blob(row.salt), nullptr, Blob{raw(row.chain)});
  view_->appended({row.seq, row.chain});
}

void SqliteStore::erase_content(std::uint64_t seq) {
  const auto row = view_->log_row(seq);
  if (!row) return;
  db_.exec("UPDATE log SET content = NULL, result = NULL, salt = NULL, digest = ? WHERE seq = ?", Blob{raw(row->digest)}, seq);
}

ChangeSource SqliteStore::put_source(const ChangeSource& source) {
  ChangeSource out = source;
  if (source.no != 0) {
    db_.exec("UPDATE line SET next = ? WHERE no = ?", source.next, source.no);
    return out;
  }
  db_.exec("INSERT INTO line(device, incarnation, person, next) VALUES(?, ?, ?, ?)", source.device, source.incarnation, source.person,
           source.next);
  out.no = db_.last_insert_rowid();
  return out;
}

void SqliteStore::put_device(const StoredDevice& device) {
  db_.exec("INSERT OR REPLACE INTO device(id, person, key, name, revoked, ms) VALUES(?, ?, ?, ?, ?, ?)", device.id, device.person,
           Blob{device.key}, device.name, device.revoked ? 1 : 0, device.enrolled_ms);
}

void SqliteStore::put_code(const StoredCode& code) {
  const auto device = code.device.is_nil() ? std::nullopt : std::optional(code.device);
  const auto maker = code.made_by.is_nil() ? std::nullopt : std::optional(code.made_by);
  db_.exec("INSERT OR REPLACE INTO code(hash, person, expires_ms, device, key, made_by) VALUES(?, ?, ?, ?, ?, ?)", Blob{code.hash},
           code.person, code.expires_ms, device, Blob{code.key}, maker);
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

}  // namespace dialogue
