// SPDX-License-Identifier: Apache-2.0
#include "server/store/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "shared/base/disk.h"
#include "shared/base/result.h"

namespace dialogue {
namespace {

[[noreturn]] void fail(const char* what) { throw Failure(Error{disk_code(errno), "", {}, what}); }

void put(const OpenFile& file, std::string_view content) {
  if (!write_all(file, content)) fail("write");
}

}  // namespace

void sync_directory_of(const std::string& path) {
  if (!sync_folder(folder_above(path))) fail("sync directory");
}

void sync_file(const std::string& path) {
  const OpenFile file(path, O_RDONLY);
  if (!file || ::fsync(file.get()) != 0) fail("sync");
}

void replace_file(const std::string& path, std::string_view content) {
  const std::string beside = path + ".new";
  {
    const OpenFile file(beside, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file) fail("open");
    put(file, content);
    if (::fsync(file.get()) != 0) fail("sync");
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail("rename");
  sync_directory_of(path);
}

void copy_file(const std::string& from, const std::string& to) {
  const OpenFile in(from, O_RDONLY), out(to, O_WRONLY | O_CREAT | O_TRUNC);
  if (!in || !out) fail("open");
  std::array<char, 65536> buffer;
  for (;;) {
    const auto n = ::read(in.get(), buffer.data(), buffer.size());
    if (n < 0) fail("read");
    if (n == 0) break;
    put(out, {buffer.data(), static_cast<std::size_t>(n)});
  }
  if (::fsync(out.get()) != 0) fail("sync");
}

std::optional<std::string> read_file(const std::string& path) {
  const OpenFile file(path, O_RDONLY);
  if (!file) {
    if (errno == ENOENT) return {};
    fail("open");
  }
  std::string out;
  std::array<char, 4096> buffer;
  for (;;) {
    const auto n = ::read(file.get(), buffer.data(), buffer.size());
    if (n < 0) fail("read");
    if (n == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

}  // namespace dialogue
