// SPDX-License-Identifier: Apache-2.0
#include "server/admin/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "shared/base/disk.h"

namespace dialogue::admin {
namespace {

constexpr std::size_t piece = 256u << 10;

[[noreturn]] void fail(const char* what) { throw Failure(Error{errno == EEXIST ? "file_exists" : disk_code(errno), "", {}, what}); }

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)), fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
  if (fd_ < 0) fail("open");
}

NewFile::~NewFile() {
  ::close(fd_);
  if (!kept_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= piece) flush();
}

void NewFile::flush() {
  for (std::string_view rest = waiting_; !rest.empty();) {
    const auto n = ::write(fd_, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("write");
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  waiting_.clear();
}

void NewFile::keep() {
  flush();
  if (::fsync(fd_) != 0 || !sync_folder(folder_above(path_))) fail("sync");
  kept_ = true;
}

}  // namespace dialogue::admin
