// SPDX-License-Identifier: Apache-2.0
#include "server/admin/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace dialogue::admin {
namespace {

constexpr std::size_t piece = 256u << 10;

[[noreturn]] void fail(const char* what) { throw Failure(Error{errno == EEXIST ? "file_exists" : disk_code(errno), "", {}, what}); }

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_EXCL) {
  if (!file_) fail("open");
}

NewFile::~NewFile() {
  if (!kept_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= piece) flush();
}

void NewFile::flush() {
  if (!write_all(file_, waiting_)) fail("write");
  waiting_.clear();
}

void NewFile::keep() {
  flush();
  if (::fsync(file_.get()) != 0 || !sync_folder(folder_above(path_))) fail("sync");
  kept_ = true;
}

}  // namespace dialogue::admin
