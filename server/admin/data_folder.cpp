// SPDX-License-Identifier: Apache-2.0
#include "server/admin/data_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "server/backup/restoring.h"
#include "shared/base/disk.h"
#include "shared/base/log.h"
#include "shared/base/privacy.h"

namespace dialogue::admin {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// What root made in somebody's folder. Nothing is followed or given away that has another name elsewhere.
void give_from_root(int folder, uid_t owner, gid_t group) {
  DIR* names = ::fdopendir(folder);
  if (!names) {
    ::close(folder);
    return;
  }
  while (const auto* entry = ::readdir(names)) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    const int fd = ::openat(::dirfd(names), entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) continue;
    struct stat there {};
    const bool known = ::fstat(fd, &there) == 0;
    const bool is_folder = known && S_ISDIR(there.st_mode);
    if (known && there.st_uid == 0 && (is_folder || (S_ISREG(there.st_mode) && there.st_nlink == 1)))
      static_cast<void>(::fchown(fd, owner, group) == 0);
    if (is_folder) {
      give_from_root(fd, owner, group);
    } else {
      ::close(fd);
    }
  }
  ::closedir(names);
}

/// An administrator works as root on the folder of the service, whose server reads it as its own user afterwards.
void give_to_owner(const std::string& path) {
  struct stat there {};
  if (::geteuid() != 0 || ::stat(path.c_str(), &there) != 0 || there.st_uid == 0) return;
  if (const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0)
    give_from_root(folder, there.st_uid, there.st_gid);
}

/// What the operating system said about the folder.
Error folder_error(int system_errno, const std::string& path) {
  switch (system_errno) {
    case ENOENT:
    case ENOTDIR:
    case EEXIST:
    case EINVAL:
    case ELOOP:
    case ENAMETOOLONG:
      return {"not_a_folder", "", {path}, ""};
    default:
      return {disk_code(system_errno), "", {path}, ""};
  }
}

}  // namespace

Result<DataFolder> DataFolder::lock(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (path.empty()) return folder_error(ENOENT, path);
  fs::create_directories(path, error);
  if (error) return folder_error(error.value(), path);
  if (!keep_folder_private(path, "server.db")) log(LogLevel::warning, "folder_open_to_others");
  // The folder itself has to be there for good before anything is kept in it.
  if (!fs::exists(path + "/server.db", error) && !sync_folder(folder_above(path))) return Error{disk_code(errno), "", {path}, ""};
  const int fd = ::open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return folder_error(errno, path);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return DataFolder(path, fd);
  ::close(fd);
  return Error{"in_use", "", {path}, ""};
}

DataFolder::DataFolder(DataFolder&& other) noexcept : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

DataFolder::~DataFolder() {
  if (fd_ < 0) return;
  give_to_owner(path_);
  ::close(fd_);
}

bool DataFolder::has_platform() const {
  std::error_code error;
  return std::filesystem::exists(database(), error);
}

std::vector<std::string> foreign_names(const std::string& path) {
  namespace fs = std::filesystem;
  static const std::set<std::string, std::less<>> own{"server.db",
                                                      "server.db-wal",
                                                      "server.db-shm",
                                                      "server.db-journal",
                                                      "server.db.next",
                                                      "keys",
                                                      "mark",
                                                      "lock",
                                                      "control.sock",
                                                      "files",
                                                      "trial",
                                                      "scratch",
                                                      "server.toml",
                                                      "backup.pub",
                                                      "mail",
                                                      "lost+found",
                                                      backup::options_name_before};
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const auto name = entry.path().filename().string();
    // Files that are written beside and renamed, that SQLite keeps while it compacts, and that a restore has replaced.
    std::string_view stem = name;
    for (const std::string_view ending : {".new", ".next"})
      if (stem.ends_with(ending)) stem.remove_suffix(ending.size());
    const bool known = own.contains(stem) || name.starts_with("replaced-") || name.starts_with("etilqs_") ||
                       fs::is_regular_file(entry.path() / "dialogue-backup", error);
    if (!known) out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Status need_platform(const std::string& path, bool holds_store) {
  if (holds_store) return {};
  std::error_code error;
  // The mark is written with the first change, and lies outside the database.
  const bool served = std::filesystem::exists(path + "/mark", error);
  return Error{served ? "database_missing" : "no_platform", "", {path}, ""};
}

bool takes_restore(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path + "/server.db", error) || foreign_names(path).empty();
}

Status may_use(const std::string& path) {
  struct stat there {};
  const bool found = ::stat(path.c_str(), &there) == 0;
  if (found ? !S_ISDIR(there.st_mode) : path.empty() || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG)
    return folder_error(ENOTDIR, path);
  if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0 && errno == EACCES) return Error{"folder_closed", "", {path}, ""};
  return {};
}

std::string default_data_folder() {
  for (const char* name : {"DIALOGUED_DATA", "STATE_DIRECTORY"})
    if (auto value = environment(name); !value.empty()) return value;
  constexpr const char* of_service = "/var/lib/dialogue";
  std::error_code error;
  if (::geteuid() == 0 && std::filesystem::is_directory(of_service, error)) return of_service;
  if (auto value = environment("XDG_DATA_HOME"); !value.empty()) return value + "/dialogued";
  return environment("HOME") + "/.local/share/dialogued";
}

}  // namespace dialogue::admin
