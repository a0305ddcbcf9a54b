// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/session_keep.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <utility>

#include "shared/base/disk.h"

namespace dialogue {

std::string MemorySessionKeep::load() {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void MemorySessionKeep::save(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (bytes.size() <= largest) bytes_ = bytes;
}

void MemorySessionKeep::drop() {
  const std::lock_guard lock(mutex_);
  bytes_.clear();
}

FileSessionKeep::FileSessionKeep(std::string folder) : folder_(std::move(folder)), path_(folder_ + "/line_session") {}

std::string FileSessionKeep::load() {
  const OpenFile file(path_, O_RDONLY | O_NOFOLLOW);
  if (!file) return {};
  std::string out;
  std::array<char, 4096> buffer;
  for (;;) {
    const auto n = ::read(file.get(), buffer.data(), buffer.size());
    if (n < 0) return {};
    if (n == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(n));
    if (out.size() > largest) return {};
  }
}

void FileSessionKeep::save(std::string_view bytes) {
  if (bytes.size() > largest || ::access((folder_ + "/replica.db").c_str(), F_OK) != 0) return;
  // Two programs, or two threads, may save at once.
  const std::string beside = path_ + ".part";
  {
    const OpenFile file(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (!file || !write_all(file, bytes)) {
      ::unlink(beside.c_str());
      return;
    }
  }
  if (std::rename(beside.c_str(), path_.c_str()) != 0) ::unlink(beside.c_str());
}

void FileSessionKeep::drop() { ::unlink(path_.c_str()); }

}  // namespace dialogue
