// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_upkeep.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "server/store/sqlite/sqlite_store.h"
#include "server/store/whole_file.h"
#include "shared/base/log.h"
#include "shared/sqlite/error.h"

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

std::uint64_t SqliteUpkeep::copy_to(const std::string& path) {
  struct stat there;
  if (::stat(path.c_str(), &there) == 0) throw Failure(Error{"file_exists", "", {path}, ""});
  const auto reader = readers_.take();
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
