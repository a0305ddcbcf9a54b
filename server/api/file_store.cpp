// SPDX-License-Identifier: Apache-2.0
#include "server/api/file_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/base/sha256_stream.h"

namespace dialogue::api {
namespace {

constexpr const char* unfinished = ".new";

Error failed(const char* what) { return Error{disk_code(errno), "", {}, what}; }

std::uint64_t size_of(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? std::uint64_t(info.st_size) : 0;
}

Result<std::string> hash_of(const std::string& path) {
  const OpenFile file(path, O_RDONLY | O_NOFOLLOW);
  if (!file) return failed("open");
  Sha256Stream sum;
  std::vector<char> piece(256u << 10);
  for (;;) {
    const auto n = ::read(file.get(), piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read");
    if (n == 0) break;
    sum.update({piece.data(), std::size_t(n)});
  }
  return hex(raw(sum.finish()));
}

std::string small_file(const std::string& path) {
  const OpenFile file(path, O_RDONLY | O_NOFOLLOW);
  char text[80];
  const auto n = file ? ::read(file.get(), text, sizeof text) : 0;
  return n > 0 ? std::string(text, std::size_t(n)) : std::string();
}

}  // namespace

Status FileStore::prepare(const std::string& dir) {
  std::error_code error;
  for (const char* name : {"content", "held", "parts"}) {
    std::filesystem::create_directories(dir + "/" + name, error);
    if (error) return Error{disk_code(error.value()), "", {}, "files folder"};
  }
  std::filesystem::permissions(dir, std::filesystem::perms::owner_all, error);
  // A folder that a crash takes away takes what is in it along.
  return sync_folder(dir) && sync_folder(folder_above(dir)) ? Status{} : Status(failed("sync folders"));
}

bool FileStore::held(const Uuid& material, std::string_view sha256) const { return small_file(marker(material)) == sha256; }

Result<FileStore::Stored> FileStore::stored(const Uuid& material, std::string_view sha256, std::uint64_t size) {
  const std::lock_guard lock(lock_of(material));
  if (held(material, sha256) && size_of(content(sha256)) == size) return Stored{size, true};
  const auto have = size_of(part(material));
  if (have < size) return Stored{have, false};
  // All came, and then the server went away before it had looked at them.
  const auto done = finish(material, sha256);
  if (done) return Stored{size, true};
  if (done.error().code == "wrong_hash") return Stored{0, false};
  return done.error();
}

Result<FileStore::Stored> FileStore::append(const Uuid& material, std::string_view sha256, std::uint64_t size, std::uint64_t offset,
                                            std::string_view piece) {
  const std::lock_guard lock(lock_of(material));
  if (held(material, sha256) && size_of(content(sha256)) == size) return Stored{size, true};
  const auto path = part(material);
  const auto have = size_of(path);
  if (offset != have) return Error{"wrong_offset", "", {std::to_string(have)}, ""};
  if (piece.size() > size || have > size - piece.size()) return Error{"too_large", "", {}, "beyond the size in the record"};
  {
    const OpenFile file(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW);
    if (!file) return failed("open part");
    if (!write_all(file, piece) || ::fdatasync(file.get()) != 0) {
      const auto error = failed("write part");
      // What is half there must not count as stored.
      if (::ftruncate(file.get(), off_t(have)) != 0) ::unlink(path.c_str());
      return error;
    }
  }
  if (have + piece.size() < size) return Stored{have + piece.size(), false};
  if (auto done = finish(material, sha256); !done) return done.error();
  return Stored{size, true};
}

Status FileStore::finish(const Uuid& material, std::string_view sha256) {
  const auto path = part(material);
  auto found = hash_of(path);
  if (!found) return found.error();
  if (*found != sha256) {
    ::unlink(path.c_str());
    return Error{"wrong_hash", "", {}, ""};
  }
  // The same bytes from another material are simply replaced by themselves.
  if (::rename(path.c_str(), content(sha256).c_str()) != 0 || !sync_folder(dir_ + "/content")) return failed("keep");
  const auto fresh = marker(material) + unfinished;
  const OpenFile file(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  if (!file || !write_all(file, sha256) || ::fsync(file.get()) != 0) return failed("marker");
  if (::rename(fresh.c_str(), marker(material).c_str()) != 0 || !sync_folder(dir_ + "/held")) return failed("marker");
  return {};
}

Result<std::string> FileStore::read(const Uuid& material, std::string_view sha256, std::uint64_t offset, std::size_t length) const {
  const std::lock_guard lock(lock_of(material));
  if (!held(material, sha256)) return Error{"incomplete", "", {}, ""};
  const OpenFile file(content(sha256), O_RDONLY | O_NOFOLLOW);
  if (!file) return Error{"incomplete", "", {}, "content missing"};
  std::string out(length, '\0');
  std::size_t got = 0;
  while (got < length) {
    const auto n = ::pread(file.get(), out.data() + got, length - got, off_t(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read content");
    if (n == 0) break;
    got += std::size_t(n);
  }
  out.resize(got);
  return out;
}

std::vector<std::string> FileStore::damaged() const {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(dir_ + "/held", error)) {
    // Being written, or left by a machine that stopped then: nothing was promised by it.
    if (entry.path().extension() == unfinished) continue;
    const auto wanted = small_file(entry.path().string());
    const auto found = hash_of(content(wanted));
    if (!found || *found != wanted) out.push_back(wanted);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace dialogue::api
