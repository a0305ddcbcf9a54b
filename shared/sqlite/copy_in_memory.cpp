// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/copy_in_memory.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "shared/base/disk.h"
#include "shared/sqlite/error.h"

namespace dialogue {
namespace {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

bool allows(const std::string& path, int how) { return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0; }

std::string log_of(const std::string& path) { return path + "-wal"; }

Error read_only() { return {"read_only", {}, {}, "the database's place"}; }

Connection open_at(const std::string& name, int flags, const char* vfs) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  Connection out(opened);
  if (code != SQLITE_OK) throw_sqlite(code, "open to read", opened);
  return out;
}

/// The path as a URI, whatever letters it has.
std::string uri_of(const std::string& path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::error_code error;
  std::string out = "file:";
  for (const unsigned char c : std::filesystem::absolute(path, error).string()) {
    if (std::isalnum(c) || c == '/' || c == '-' || c == '_' || c == '.') {
      out += static_cast<char>(c);
    } else {
      out += {'%', hex[c >> 4U], hex[c & 15U]};
    }
  }
  return out + "?immutable=1";
}

/// A log that holds something is read with the file. Its index then lies in memory too, for which the connection has to be alone. It takes
/// no locks, because those want a file that may be written.
Connection open_to_read(const std::string& path) {
  std::error_code error;
  const auto logged = std::filesystem::file_size(log_of(path), error);
  if (error || logged == 0) return open_at(uri_of(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  auto out = open_at(path, SQLITE_OPEN_READONLY, "unix-none");
  const int alone = sqlite3_exec(out.get(), "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr);
  if (alone != SQLITE_OK) throw_sqlite(alone, "PRAGMA locking_mode", out.get());
  int kept = 0;
  sqlite3_db_config(out.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &kept);
  return out;
}

}  // namespace

std::optional<Error> hindrance(const std::string& path) {
  if (!allows(path, R_OK)) return {};
  const std::string log = log_of(path);
  const bool has_log = allows(log, F_OK);
  if (!allows(path, W_OK) || !allows(folder_above(path), W_OK | X_OK) || (has_log && !allows(log, W_OK))) return read_only();
  if (has_log) return {};
  // Only a try tells whether the disk takes another file. The file is removed again, so SQLite finds the place as it was.
  const int made = ::open(log.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (made >= 0) {
    ::close(made);
    ::unlink(log.c_str());
    return {};
  }
  if (errno == EROFS || errno == EACCES || errno == EPERM) return read_only();
  if (errno == ENOSPC || errno == EDQUOT) return Error{"disk_full", {}, {}, "no new file can be made"};
  return {};
}

sqlite3* copy_in_memory(const std::string& path) {
  const Connection from = open_to_read(path);
  Connection to = open_at(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  sqlite3_backup* copying = sqlite3_backup_init(to.get(), "main", from.get(), "main");
  if (!copying) throw_sqlite(sqlite3_extended_errcode(to.get()), "copy in memory", to.get());
  constexpr int all = -1;
  const int copied = sqlite3_backup_step(copying, all);
  sqlite3_backup_finish(copying);
  if (copied != SQLITE_DONE) throw_sqlite(copied, "copy in memory", from.get());
  return to.release();
}

}  // namespace dialogue
