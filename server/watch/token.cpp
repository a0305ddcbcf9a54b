// SPDX-License-Identifier: Apache-2.0
#include "server/watch/token.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace dialogue::watch {
namespace {

constexpr std::size_t shortest = 20, longest = 200;

struct File {
  int fd;
  ~File() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

Token::Token(std::string_view text) : hash_(blake2b("dialogue token 1\n", text)) {}

Result<Token> Token::read(const std::string& name) {
  const File file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return Error{errno == EACCES ? "no_access" : "no_file", "", {name}, ""};
  struct stat there;
  if (::fstat(file.fd, &there) != 0 || !S_ISREG(there.st_mode)) return Error{"token_file", "", {name}, "not a file"};
  // One of root's may be open to the group that the service is of, as those are that systemd hands over.
  const bool roots = there.st_uid == 0;
  if ((there.st_uid != ::geteuid() && !roots) || (there.st_mode & (roots ? 037 : 077)) != 0)
    return Error{"token_file", "", {name}, "open to others"};
  std::array<char, longest + 2> bytes{};
  const auto size = ::read(file.fd, bytes.data(), bytes.size());
  std::string_view text(bytes.data(), size > 0 ? std::size_t(size) : 0);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
  const bool plain = text.find_first_of(" \t\r\n") == std::string_view::npos;
  if (text.size() < shortest || text.size() > longest || !plain) return Error{"token_file", "", {name}, "length"};
  return Token(text);
}

bool Token::is(std::string_view said) const {
  const auto hash = blake2b("dialogue token 1\n", said);
  unsigned different = 0;
  for (std::size_t i = 0; i < hash.size(); ++i) different |= unsigned(hash[i] ^ hash_[i]);
  return different == 0;
}

}  // namespace dialogue::watch
