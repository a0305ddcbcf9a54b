// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_upkeep.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>
#include <utility>

#include "server/store/sqlite/sqlite_store.h"
#include "server/store/whole_file.h"
#include "shared/base/log.h"
#include "shared/sqlite/error.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {
namespace {

/// How many groups lie between two marks. A restore that loses less is seen by the devices' cursors.
constexpr int groups_a_mark = 16;

/// VACUUM's copy is a file in this folder while it lasts. In memory it would take as much as the database; elsewhere it might be read.
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

/// Readers give their snapshots back soon. The file shrinks only when none needs the old one.
void checkpoint_patiently(Database& db) {
  using namespace std::chrono_literals;
  constexpr int most = 20;
  for (int attempt = 0; attempt < most && !db.checkpoint().complete; ++attempt) std::this_thread::sleep_for(100ms);
}

/// Lets SQLite ask, in long work of this connection, whether to give it up.
class Asking {
 public:
  Asking(Database& db, const GiveUp& give_up) : db_(db) {
    constexpr int steps = 100'000;
    if (give_up)
      sqlite3_progress_handler(
          db_.handle(), steps, [](void* ask) { return (*static_cast<const GiveUp*>(ask))() ? 1 : 0; }, const_cast<GiveUp*>(&give_up));
  }
  ~Asking() { sqlite3_progress_handler(db_.handle(), 0, nullptr, nullptr); }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

 private:
  Database& db_;
};

void expect_to_go_on(const GiveUp& give_up) {
  if (give_up && give_up()) throw Failure(Error{"stopping", "", {}, ""});
}

/// Page by page as the snapshot has them, in pieces: between two the caller may have it given up.
void copy_pages(Database& from, Database& to, const GiveUp& give_up) {
  constexpr int piece = 1024;
  // While the snapshot is held, what others write meanwhile does not let the copy begin anew.
  const Snapshot snapshot(from);
  const std::unique_ptr<sqlite3_backup, decltype(&sqlite3_backup_finish)> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"), &sqlite3_backup_finish);
  if (!backup) throw Failure(Error{"database", "", {}, "backup"});
  for (int step = SQLITE_OK; step != SQLITE_DONE;) {
    expect_to_go_on(give_up);
    step = sqlite3_backup_step(backup.get(), piece);
    if (step != SQLITE_OK && step != SQLITE_DONE) throw_sqlite(step, "backup");
  }
}

}  // namespace

SqliteUpkeep::SqliteUpkeep(Database& writer, StoreView& view, ReaderPool& readers, const std::string& directory,
                           const SqliteStoreOptions& options)
    : db_(writer), view_(view), readers_(readers), directory_(directory), file_(SqliteStore::database_file(directory)), options_(options) {
  if (options.memory || !options.mark) return;
  mark_.emplace(SqliteStore::mark_file(directory));
  opened_at_ = mark_->read();
}

void SqliteUpkeep::committed() {
  if (++unmarked_ >= groups_a_mark) mark();
}

void SqliteUpkeep::mark() {
  unmarked_ = 0;
  if (!mark_) return;
  const auto epochs = view_.epochs();
  if (!epochs.empty()) mark_->write({epochs.back().epoch, view_.head()});
}

std::uint64_t SqliteUpkeep::copy_to(const std::string& path, const GiveUp& give_up) {
  struct stat there;
  if (::stat(path.c_str(), &there) == 0) throw Failure(Error{"file_exists", "", {path}, ""});
  const std::string beside = path + ".part";
  ::unlink(beside.c_str());
  {
    auto reader = readers_.take();
    Database target(beside);
    copy_pages(reader->db, target, give_up);
    target.checkpoint();
    readers_.give_back(std::move(reader));
  }
  {
    Database copy(beside);
    const Asking asking(copy, give_up);
    expect_to_go_on(give_up);
    if (const std::string verdict = copy.quick_check(); verdict != "ok") throw Failure(Error{"damaged", "", {}, "the backup is not sound"});
  }
  sync_file(beside);
  if (::rename(beside.c_str(), path.c_str()) != 0) throw Failure(Error{"disk_error", "", {}, "rename"});
  sync_directory_of(path);
  if (::stat(path.c_str(), &there) != 0) throw Failure(Error{"disk_error", "", {}, "stat"});
  return static_cast<std::uint64_t>(there.st_size);
}

std::uint64_t SqliteUpkeep::bytes_on_disk() const {
  std::uint64_t out = 0;
  for (const char* part : {"", "-wal"}) {
    struct stat there;
    if (::stat((file_ + part).c_str(), &there) == 0) out += static_cast<std::uint64_t>(there.st_size);
  }
  return out;
}

void SqliteUpkeep::need_room_for_copy() {
  const auto number = [&](const char* sql) { return db_.one<std::uint64_t>(sql).value_or(0); };
  const auto used = (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
  // The copy is made beside the database and goes through the WAL. So for a while both are there.
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

Compacted SqliteUpkeep::compact() {
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

bool SqliteUpkeep::compact_some() {
  if (options_.memory) return false;
  // Room for a few megabytes in the WAL, and a few milliseconds of the writer's time.
  constexpr int pages = 256;
  constexpr int in_steps = 2;
  if (db_.one<int>("PRAGMA auto_vacuum").value_or(0) != in_steps) throw Failure(Error{"compact_stopped", "", {}, ""});
  const auto free = [&] { return db_.one<int>("PRAGMA freelist_count").value_or(0); };
  const int before = free();
  if (before > 0) db_.script("PRAGMA incremental_vacuum(" + std::to_string(pages) + ")");
  if (free() > 0 && free() < before) {
    db_.maybe_checkpoint();
    return true;
  }
  // The file shrinks when the WAL has been copied back. Who still reads an older state keeps it longer.
  db_.checkpoint();
  return false;
}

std::vector<std::string> SqliteUpkeep::check() {
  std::vector<std::string> out;
  const auto look = [&](Database& db) {
    for (Query q(db, "PRAGMA integrity_check(20)"); q.next();)
      if (q.text(0) != "ok") out.emplace_back(q.text(0));
  };
  if (options_.memory) {
    look(db_);
  } else {
    auto reader = readers_.take();
    look(reader->db);
    readers_.give_back(std::move(reader));
  }
  return out;
}

}  // namespace dialogue
