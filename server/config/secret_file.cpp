// SPDX-License-Identifier: Apache-2.0
#include "server/config/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace dialogue::config {
namespace {

struct File {
  int fd;
  ~File() {
    if (fd >= 0) ::close(fd);
  }
};

}  // namespace

Result<std::string> read_secret(const std::string& name, SecretSize size) {
  const File file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return Error{errno == EACCES ? "no_access" : "no_file", "", {name}, ""};
  struct stat there {};
  if (::fstat(file.fd, &there) != 0 || !S_ISREG(there.st_mode)) return Error{"not_secret", "", {name}, "not a file"};
  // One of root's may be open to the group that the service is of, as those are that systemd hands over.
  const bool roots = there.st_uid == 0;
  if ((there.st_uid != ::geteuid() && !roots) || (there.st_mode & (roots ? 037 : 077)) != 0)
    return Error{"not_secret", "", {name}, "open to others"};
  std::string text(size.most + 2, '\0');
  const auto bytes = ::read(file.fd, text.data(), text.size());
  text.resize(bytes > 0 ? std::size_t(bytes) : 0);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  const bool one_line = text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
  if (text.size() < size.least || text.size() > size.most || !one_line) return Error{"not_secret", "", {name}, "length"};
  return text;
}

}  // namespace dialogue::config
