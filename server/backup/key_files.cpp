// SPDX-License-Identifier: Apache-2.0
#include "server/backup/key_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>

#include "server/store/whole_file.h"
#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"

namespace dialogue::backup {
namespace {

constexpr std::string_view secret_line = "dialogue backup secret key 1 ";
constexpr std::string_view public_line = "dialogue backup public key 1 ";
constexpr std::size_t key_size = 32;

void write_new(const std::string& path, std::string_view text) {
  const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  if (!file) throw Failure(Error{errno == EEXIST ? "file_exists" : disk_code(errno), "", {path}, "key file"});
  if (!write_all(file, text) || ::fsync(file.get()) != 0 || !sync_folder(folder_above(path)))
    throw Failure(Error{disk_code(errno), "", {path}, "key file"});
}

std::string key_in(std::string_view text, std::string_view first, const std::string& named) {
  std::string key;
  const auto line = text.substr(0, text.find('\n'));
  if (!line.starts_with(first) || !unb64(line.substr(first.size()), key) || key.size() != key_size)
    throw Failure(Error{"not_a_key", "", {named}, ""});
  return key;
}

std::string text_of(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw Failure(Error{"not_a_key", "", {path}, ""});
  const auto text = read_file(path);
  if (!text) throw Failure(Error{"no_file", "", {path}, ""});
  return *text;
}

}  // namespace

std::string make_key_files(const std::string& file, Random& random) {
  const auto keys = SealKeys::fresh(random);
  // The public key is written first: a secret that nothing was encrypted to is of no use to anybody.
  write_new(file + ".pub", std::string(public_line) + b64(keys.public_key) + "\n");
  try {
    write_new(file, std::string(secret_line) + b64(keys.secret) + "\n");
  } catch (const Failure&) {
    ::unlink((file + ".pub").c_str());
    throw;
  }
  return hex(keys.public_key);
}

std::string read_public_key(const std::string& file) { return key_in(text_of(file), public_line, file); }

SealKeys parse_secret_key(const std::string& text, const std::string& named) { return SealKeys::of(key_in(text, secret_line, named)); }

SealKeys read_secret_key(const std::string& file) {
  if (file == "-") {
    std::string text(200, '\0');
    std::size_t got = 0;
    for (;;) {
      const auto n = ::read(STDIN_FILENO, text.data() + got, text.size() - got);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0 || got + std::size_t(n) == text.size()) break;
      got += std::size_t(n);
    }
    text.resize(got);
    return parse_secret_key(text, "-");
  }
  struct stat info {};
  if (::stat(file.c_str(), &info) == 0 && S_ISREG(info.st_mode) && (info.st_mode & 077) != 0)
    throw Failure(Error{"key_is_open", "", {file}, ""});
  return parse_secret_key(text_of(file), file);
}

}  // namespace dialogue::backup
