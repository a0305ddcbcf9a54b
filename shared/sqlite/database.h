// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/result.h"
#include "shared/sqlite/statement.h"

struct sqlite3;

namespace dialogue {

struct DatabaseOptions {
  /// The one connection that writes and checkpoints. Others only read: SQLite before 3.51.3 may damage a WAL that two connections write and
  /// checkpoint at the same moment.
  bool writer = true;
  bool read_only = false;  ///< open the file itself read-only; implies not a writer
  bool memory = false;     ///< a private database in memory; the path is ignored
  /// No other connection opens the file as long as this one does. The WAL's index then stays in memory and needs no file of its own. So the
  /// data can be read on a disk that has no byte left. Where nothing can be written at all, a copy in memory is read instead, and writing
  /// is refused (Database::hindrance).
  bool alone = false;
  /// A new file keeps what it takes to give unused space back in small steps; another one gets it with its next VACUUM.
  bool shrinks_in_steps = false;
  int page_cache_kb = 8192;
  int wal_pages = 1000;  ///< of the WAL: how long it gets before it is copied back, and how much of the file then stays
  int busy_ms = 5000;
  std::string vfs;  ///< a registered VFS by name, empty = the system's
  /// When set, a file of another application is refused ("wrong_file") and one of a later version too ("too_new"), before
  /// anything is written to it.
  int application_id = 0;
  int newest_version = 0;
};

/// One connection to one SQLite file, for one thread at a time (interrupt() from any). Everything throws Failure; codes: error.h.
class Database {
 public:
  using Options = DatabaseOptions;

  explicit Database(const std::string& path, const Options& options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The cached statement of this text, valid as long as the database. It must not be used while it is still being read; Query takes care
  /// of that.
  Statement& prepare(std::string_view sql);

  /// Runs one statement to its end. Returns how many rows changed.
  template <class... Args>
  int exec(std::string_view sql, const Args&... args);
  /// Why nothing can be written: then a copy of the file in memory is read. Null: it can be written.
  const Error* hindrance() const { return hindrance_ ? &*hindrance_ : nullptr; }
  /// Throws the hindrance, where there is one.
  void expect_writing() const;
  /// While it lives, a copy in memory may be changed; the file never sees it. It does nothing where there is no hindrance.
  class Unkept {
   public:
    explicit Unkept(Database& db);
    ~Unkept();
    Unkept(const Unkept&) = delete;
    Unkept& operator=(const Unkept&) = delete;

   private:
    Database& db_;
  };

  /// First column of the first row; nothing when there is no row or it is NULL.
  template <class T, class... Args>
  std::optional<T> one(std::string_view sql, const Args&... args);
  /// Several statements without parameters (schema).
  void script(const std::string& sql);

  /// How many rows the last statement changed.
  int changes() const;
  std::int64_t last_insert_rowid() const;
  bool in_transaction() const;

  struct Checkpoint {
    bool complete = false;  ///< false: a reader still needs part of the WAL; try again later
    int wal_pages = 0;
  };
  /// Writer only: copies the WAL back and truncates it, waiting for nobody.
  Checkpoint checkpoint();
  /// Writer only, after commits: copies the WAL back when it has `pages` or more (default: Options::wal_pages). The next commit that no
  /// reader hinders writes the WAL again from its beginning and cuts it to Options::wal_pages. Overwriting costs half of what growing does.
  void maybe_checkpoint(std::optional<int> pages = std::nullopt);
  /// Whether the last commit left more in the WAL than Options::wal_pages.
  bool wal_is_long() const { return wal_pages_ > wal_limit_; }

  /// "ok" or the first thing that is wrong.
  std::string quick_check();
  void interrupt();
  sqlite3* handle() const { return db_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  static int on_wal_commit(void* self, sqlite3*, const char*, int pages);

  void let_write(bool may);

  const std::optional<Error> hindrance_;
  int unkept_ = 0;  ///< how many live
  std::unique_ptr<sqlite3, Close> db_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> statements_;
  int busy_ms_;
  int wal_limit_;
  int wal_pages_ = 0;
  int checkpoint_at_ = 0;
};

/// Reads rows and gives the statement back when it leaves scope:
///   for (Query q(db, "SELECT a FROM t WHERE b = ?", b); q.next();) use(q.text(0));
class Query {
 public:
  /// Takes the cached statement, or a fresh one when the cached one is being read further up.
  template <class... Args>
  Query(Database& db, std::string_view sql, const Args&... args) : Query(db.prepare(sql), args...) {}
  template <class... Args>
  explicit Query(Statement& statement, const Args&... args) : statement_(take(statement)) {
    statement_->expect_parameters(sizeof...(Args));
    int i = 0;
    (statement_->bind(++i, args), ...);
    statement_->in_use_ = true;
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next() { return statement_->step(); }
  template <class T>
  T get(int i) const {
    return statement_->get<T>(i);
  }
  std::string_view text(int i) const { return statement_->text(i); }
  std::string_view blob(int i) const { return statement_->blob(i); }
  bool is_null(int i) const { return statement_->is_null(i); }

 private:
  Statement* take(Statement& statement);

  std::unique_ptr<Statement> own_;
  Statement* statement_;
};

template <class... Args>
int Database::exec(std::string_view sql, const Args&... args) {
  prepare(sql).run(args...);
  return changes();
}

template <class T, class... Args>
std::optional<T> Database::one(std::string_view sql, const Args&... args) {
  Query query(*this, sql, args...);
  if (!query.next()) return std::nullopt;
  return query.get<std::optional<T>>(0);
}

}  // namespace dialogue
