// SPDX-License-Identifier: Apache-2.0
#include "server/http/listener.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <memory>

namespace dialogue::http {
namespace {

bool is_loopback(const sockaddr* address) {
  if (address->sa_family == AF_INET) return (ntohl(reinterpret_cast<const sockaddr_in*>(address)->sin_addr.s_addr) >> 24) == 127;
  if (address->sa_family == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr);
  return false;
}

std::uint16_t port_of(int fd) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  if (::getsockname(fd, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return 0;
  return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&bound)->sin6_port
                                           : reinterpret_cast<sockaddr_in*>(&bound)->sin_port);
}

/// Why there is no listening at an address of the network.
const char* listening_problem(int system_errno) {
  switch (system_errno) {
    case EADDRINUSE:
      return "port_taken";
    case EACCES:
    case EPERM:
      return "port_denied";
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
      return "address_not_here";
    default:
      return "bad_address";
  }
}

constexpr std::string_view path_mark = "unix:";

/// Whether somebody listens at the path.
bool answers(const sockaddr_un& address) {
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool taken = fd >= 0 && ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return taken;
}

/// Takes away what a server that ended badly left at the path, and nothing else.
Status make_free(const sockaddr_un& address) {
  struct stat there {};
  if (::lstat(address.sun_path, &there) != 0) return {};
  if (!S_ISSOCK(there.st_mode)) return Error{"file_exists", "", {address.sun_path}, ""};
  if (answers(address)) return Error{"socket_taken", "", {address.sun_path}, ""};
  ::unlink(address.sun_path);
  return {};
}

Result<Listening> listen_at(const std::string& path, int backlog) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path || !path.starts_with('/')) return Error{"bad_address", "", {path}, ""};
  path.copy(address.sun_path, path.size());
  if (auto free = make_free(address); !free) return free.error();
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return Error{"bad_address", "", {path}, "socket"};
  // Nobody connects before the mode is right: nobody is listened to until then.
  constexpr mode_t owner_and_group = 0660;
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const bool denied = errno == EACCES || errno == EPERM || errno == EROFS;
    ::close(fd);
    return Error{denied ? "no_access" : "bad_address", "", {path}, "bind"};
  }
  Listening listening(fd, 0, path);
  if (::chmod(address.sun_path, owner_and_group) != 0 || ::listen(fd, backlog) != 0) return Error{"bad_address", "", {path}, "listen"};
  return listening;
}

}  // namespace

Listening& Listening::operator=(Listening&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(port_, other.port_);
  path_.swap(other.path_);
  return *this;
}

Listening::~Listening() {
  if (fd_ >= 0) ::close(fd_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

Accepted Listening::accept(int unsent_bytes) const {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  const int fd = ::accept4(fd_, reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return {-1, errno == EMFILE || errno == ENFILE};
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes, sizeof unsent_bytes);
  return {fd, false, net::address_key(peer)};
}

Result<Listening> listen_on(const Endpoint& endpoint, int backlog, bool any_address, bool behind_proxy) {
  if (!endpoint.path.empty()) return listen_at(endpoint.path, backlog);
  const auto& [host, port, path] = endpoint;
  addrinfo hints{}, *list = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  const std::string name = host == "localhost" ? "127.0.0.1" : host;
  // The library takes * for this machine alone, while everybody else means all addresses by it.
  if (host == "*" || ::getaddrinfo(name.c_str(), std::to_string(port).c_str(), &hints, &list) != 0)
    return Error{"bad_address", "", {host}, ""};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
  if (!any_address && !is_loopback(list->ai_addr)) return Error{behind_proxy ? "proxy_listen" : "unsafe_listen", "", {host}, ""};
  const int fd = ::socket(list->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return Error{listening_problem(errno), "", {host, std::to_string(port)}, "socket"};
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(fd, list->ai_addr, list->ai_addrlen) != 0 || ::listen(fd, backlog) != 0) {
    const char* code = listening_problem(errno);
    ::close(fd);
    return Error{code, "", {host, std::to_string(port)}, ""};
  }
  return Listening(fd, port_of(fd), {});
}

Result<Endpoint> parse_address(const std::string& text) {
  if (text.starts_with(path_mark)) {
    auto path = text.substr(path_mark.size());
    if (!path.starts_with('/')) return Error{"bad_address", "", {text}, ""};
    return Endpoint{{}, 0, std::move(path)};
  }
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return Error{"bad_address", "", {text}, ""};
  std::string host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  std::uint16_t port = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data() + colon + 1, end, port);
  if (error != std::errc() || at != end || host.empty()) return Error{"bad_address", "", {text}, ""};
  return Endpoint{std::move(host), port};
}

}  // namespace dialogue::http
