// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_folders.h"

#include <algorithm>
#include <filesystem>

#include "server/store/sqlite/sqlite_schema.h"
#include "server/store/sqlite/sqlite_store.h"
#include "server/store/whole_file.h"
#include "shared/base/disk.h"

namespace dialogue {
namespace {

namespace fs = std::filesystem;

constexpr const char* parts_of_a_database[] = {"", "-wal", "-shm"};

/// A backup that was checked and is going to be the database. From this name on there is no way back, only on.
std::string next_file(const std::string& directory) { return SqliteStore::database_file(directory) + ".next"; }

/// The files that go with it. They are of use only beside it.
constexpr const char* next_ending = ".next";
std::vector<fs::path> files_that_follow(const std::string& directory) {
  std::vector<fs::path> out;
  for (const char* name : files_beside_database)
    if (const fs::path path = directory + "/" + name + next_ending; fs::exists(path)) out.push_back(path);
  return out;
}

SqliteStoreOptions without_mark() {
  SqliteStoreOptions options;
  options.mark = false;
  options.page_cache_kb = 8 << 10;
  return options;
}

/// Checks what must hold before anything of the old database is touched. Throws.
LogHead need_sound(SqliteStore& store) {
  if (auto findings = store.upkeep().check(); !findings.empty()) throw Failure(Error{"damaged", "", findings, findings.front()});
  // An empty file counts as a whole database of nothing, so it is refused here.
  if (store.view().meta("platform").empty()) throw Failure(Error{"damaged", "", {}, "no platform in it"});
  return store.view().head();
}

std::uint64_t prepare(const std::string& trial, const Domain& domain) {
  const std::string copy = SqliteStore::database_file(trial);
  std::uint64_t seq = 0;
  {
    SqliteStore store(trial, domain, without_mark());
    seq = need_sound(store).seq;
    store.begin();
    store.set_meta("restored", "1");
    store.commit();
  }
  // Closing has copied the WAL back. What is left would be of no use beside another name.
  if (fs::exists(copy + "-wal")) throw Failure(Error{"disk_full", "", {}, "the copy could not be finished"});
  sync_file(copy);
  return seq;
}

/// The newest folder for what is replaced. A restore that did not come far leaves an empty one.
std::string aside_folder(const std::string& directory) {
  int n = 1;
  const auto name = [&](int i) { return directory + "/replaced-" + std::to_string(i); };
  while (fs::exists(name(n + 1))) ++n;
  if (fs::exists(name(n)) && !fs::is_empty(name(n))) ++n;
  fs::create_directory(name(n));
  return name(n);
}

std::string newest_aside(const std::string& directory) {
  int n = 1;
  while (fs::exists(directory + "/replaced-" + std::to_string(n + 1))) ++n;
  return directory + "/replaced-" + std::to_string(n);
}

/// May be interrupted and begun again at any point. Meanwhile only the next start looks at the database, and it ends this first.
void finish(const std::string& directory) {
  const std::string file = SqliteStore::database_file(directory), next = next_file(directory);
  if (!fs::exists(next)) return;
  const std::string aside = newest_aside(directory);
  for (const char* part : parts_of_a_database) {
    if (!fs::exists(file + part)) continue;
    fs::create_directory(aside);
    fs::rename(file + part, aside + "/server.db" + part);
  }
  for (const auto& follower : files_that_follow(directory)) {
    const auto name = follower.stem().string();
    if (fs::exists(directory + "/" + name)) {
      fs::create_directory(aside);
      fs::rename(directory + "/" + name, aside + "/" + name);
    }
    fs::rename(follower, directory + "/" + name);
  }
  if (fs::exists(aside)) sync_directory_of(aside + "/server.db");
  fs::rename(next, file);
  sync_directory_of(file);
}

template <class Work>
auto with_errors(Work work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const Failure& failure) {
    return failure.error();
  } catch (const fs::filesystem_error& error) {
    return Error{disk_code(error.code().value()), "", {}, error.code().message()};
  }
}

}  // namespace

bool SqliteFolders::holds_store(const std::string& directory) {
  std::error_code error;
  return fs::exists(SqliteStore::database_file(directory), error) || fs::exists(next_file(directory), error);
}

Status SqliteFolders::finish_restore(const std::string& directory) {
  const auto done = with_errors([&] {
    finish(directory);
    return true;
  });
  return done ? Status() : Status(done.error());
}

CopyInfo SqliteFolders::look_at_copy(const std::string& directory) {
  SqliteStore store(directory, domain_, without_mark());
  const auto epochs = store.view().epochs();
  return {store.view().head(), epochs.empty() ? std::string() : epochs.front().epoch};
}

Result<LogHead> SqliteFolders::check_copy(const std::string& directory) {
  return with_errors([&] {
    SqliteStore store(directory, domain_, without_mark());
    return need_sound(store);
  });
}

Result<Restored> SqliteFolders::put_in_place(const std::string& directory, const std::vector<std::string>& files) {
  return with_errors([&] {
    finish(directory);
    // Files of a restore that was broken off before it counted.
    for (const auto& left : files_that_follow(directory)) fs::remove(left);
    const std::string trial = trial_folder(directory), copy = SqliteStore::database_file(trial);
    Restored out;
    out.seq = prepare(trial, domain_);
    if (fs::exists(SqliteStore::database_file(directory))) out.put_aside = aside_folder(directory);
    sync_directory_of(copy);
    sync_directory_of(trial);
    for (const auto& file : files) {
      sync_file(trial + "/" + file);
      fs::rename(trial + "/" + file, directory + "/" + file + next_ending);
    }
    if (!files.empty()) sync_directory_of(next_file(directory));
    fs::rename(copy, next_file(directory));
    sync_directory_of(next_file(directory));
    finish(directory);
    fs::remove_all(trial);
    return out;
  });
}

Result<Restored> SqliteFolders::restore(const std::string& directory, const std::string& backup_file) {
  if (std::error_code error; !fs::is_regular_file(backup_file, error)) return Error{"not_found", "", {}, ""};
  const auto laid_out = with_errors([&] {
    const std::string trial = trial_folder(directory);
    fs::remove_all(trial);
    fs::create_directory(trial);
    fs::permissions(trial, fs::perms::owner_all);
    copy_file(backup_file, SqliteStore::database_file(trial));
    return true;
  });
  auto done = laid_out ? put_in_place(directory, {}) : Result<Restored>(laid_out.error());
  std::error_code error;
  fs::remove_all(trial_folder(directory), error);
  return done;
}

}  // namespace dialogue
