// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/files_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/base/sha256_stream.h"

namespace dialogue {
namespace {

namespace fs = std::filesystem;

Error failed(const char* what) {
  const int e = errno;
  return {disk_code(e), "", {}, std::string(what) + " " + std::to_string(e)};
}

Status write_file(const std::string& path, std::string_view bytes, int flags) {
  const OpenFile fd(path, O_WRONLY | O_CREAT | flags);
  if (!fd) return failed("open");
  if (!write_all(fd, bytes)) return failed("write");
  return ::fsync(fd.get()) == 0 ? Status{} : failed("sync");
}

/// Syncs the folder's names, and its own name in the folder above. After a crash a file is only there when all folders on the way to it
/// are.
Status sync_with_above(const std::string& dir) {
  return sync_folder(dir) && sync_folder(folder_above(dir)) ? Status{} : failed("sync folder");
}

Status rename_file(const std::string& from, const std::string& to, const std::string& dir) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failed("rename");
  return sync_with_above(dir);
}

/// Calls `take` with each piece.
template <class Take>
Status each_piece(const std::string& path, Take take) {
  const OpenFile fd(path, O_RDONLY);
  if (!fd) return failed("open");
  std::string buffer(256u << 10, '\0');
  for (;;) {
    const auto n = ::read(fd.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read");
    if (n == 0) return {};
    take(std::string_view(buffer.data(), static_cast<std::size_t>(n)));
  }
}

Result<std::string> hash_of(const std::string& path) {
  Sha256Stream hash;
  if (const auto done = each_piece(path, [&](std::string_view piece) { hash.update(piece); }); !done) return done.error();
  return hex(raw(hash.finish()));
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

}  // namespace

FileStore::FileStore(std::string replica_dir) : dir_(std::move(replica_dir) + "/files"), staging_(dir_ + "/" + staging_folder) {}

bool FileStore::is_hash(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Status FileStore::prepare() const {
  for (const auto& dir : {dir_, staging_})
    if (::mkdir(dir.c_str(), 0700) != 0 && errno != EEXIST) return failed("mkdir");
  return {};
}

bool FileStore::has(const std::string& sha256) const { return is_hash(sha256) && exists(path(sha256)); }

bool FileStore::is_whole(const std::string& sha256) const {
  const auto got = has(sha256) ? hash_of(path(sha256)) : Result<std::string>(Error{"not_found", "", {}, ""});
  return got && *got == sha256;
}

Result<std::string> FileStore::read(const std::string& sha256) const {
  std::string out;
  if (const auto done = each_piece(path(sha256), [&](std::string_view piece) { out += piece; }); !done) return done.error();
  return out;
}

Result<std::string> FileStore::read_piece(const std::string& sha256, std::uint64_t offset, std::size_t size) const {
  const OpenFile fd(path(sha256), O_RDONLY);
  if (!fd) return failed("open");
  std::string out(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const auto n = ::pread(fd.get(), out.data() + have, size - have, static_cast<off_t>(offset + have));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read");
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
  }
  out.resize(have);
  return out;
}

Result<std::string> FileStore::put_in(const std::string& folder, std::string_view bytes) const {
  if (const auto ready = prepare(); !ready) return ready.error();
  const auto sha256 = hex(raw(dialogue::sha256(bytes)));
  const auto place = folder + "/" + sha256;
  if (exists(place)) {
    // The file may be there since a crash that came before its name was synced.
    if (const auto synced = sync_with_above(folder); !synced) return synced.error();
    return sha256;
  }
  const auto temporary = staging_ + "/" + sha256 + ".new";
  auto done = write_file(temporary, bytes, O_TRUNC);
  if (done) done = rename_file(temporary, place, folder);
  if (done) return sha256;
  ::unlink(temporary.c_str());
  return done.error();
}

Result<std::string> FileStore::put(std::string_view bytes) { return put_in(dir_, bytes); }

Result<std::string> FileStore::stage(std::string_view bytes) { return put_in(staging_, bytes); }

Status FileStore::adopt(const std::string& sha256) {
  if (has(sha256)) return sync_with_above(dir_);
  // The file is linked, not moved: what lies aside says at the next opening that something was under way.
  if (::link((staging_ + "/" + sha256).c_str(), path(sha256).c_str()) != 0) {
    // Where there are no links (some memory cards), it is moved.
    return rename_file(staging_ + "/" + sha256, path(sha256), dir_);
  }
  return sync_with_above(dir_);
}

void FileStore::unstage(const std::string& sha256) {
  if (is_hash(sha256)) ::unlink((staging_ + "/" + sha256).c_str());
}

std::uint64_t FileStore::partial(const std::string& sha256) const {
  std::error_code error;
  const auto size = fs::file_size(path(sha256) + ".part", error);
  return error ? 0 : size;
}

Status FileStore::append(const std::string& sha256, std::uint64_t offset, std::string_view bytes) {
  if (const auto ready = prepare(); !ready) return ready;
  if (offset != partial(sha256)) return Error{"disk_error", "", {}, "another offset"};
  return write_file(path(sha256) + ".part", bytes, O_APPEND);
}

Status FileStore::finish(const std::string& sha256) {
  const auto part = path(sha256) + ".part";
  const auto got = hash_of(part);
  if (!got) return got.error();
  if (*got != sha256) {
    ::unlink(part.c_str());
    return Error{"wrong_hash", "", {}, ""};
  }
  return rename_file(part, path(sha256), dir_);
}

std::vector<std::string> FileStore::damaged(std::uint64_t& count) const {
  std::vector<std::string> out;
  std::error_code ignored;
  count = 0;
  for (const auto& entry : fs::directory_iterator(dir_, ignored)) {
    const auto name = entry.path().filename().string();
    if (!is_hash(name)) continue;
    ++count;
    const auto got = hash_of(entry.path().string());
    if (!got || *got != name) out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::string> read_user_file(const std::string& path, std::uint64_t limit) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return failed("stat");
  if (!S_ISREG(info.st_mode)) return Error{"not_a_file", "", {}, ""};
  if (static_cast<std::uint64_t>(info.st_size) > limit) return Error{"too_large", "", {std::to_string(limit >> 20) + " MiB"}, ""};
  std::string out;
  out.reserve(static_cast<std::size_t>(info.st_size));
  if (const auto done = each_piece(path, [&](std::string_view piece) { out += piece; }); !done) return done.error();
  return out;
}

Status write_user_file(const std::string& path, std::string_view bytes) {
  const auto temporary = path + ".part";
  if (const auto done = write_file(temporary, bytes, O_TRUNC); !done) return done;
  if (::rename(temporary.c_str(), path.c_str()) != 0) return failed("rename");
  return {};
}

}  // namespace dialogue
