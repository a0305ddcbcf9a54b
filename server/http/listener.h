// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "server/net/address.h"
#include "shared/base/result.h"

namespace dialogue::http {

/// Where to listen: a host and a port, or a path of the file system.
struct Endpoint {
  std::string host;
  std::uint16_t port = 0;
  std::string path = {};
};

/// What became of one try to accept.
struct Accepted {
  int fd = -1;                  ///< below 0 = nobody is there, or it could not be taken
  bool no_descriptors = false;  ///< because all are in use
  net::AddressKey from = {};
};

/// A listening socket. It is closed with the object, and a path is taken away.
class Listening {
 public:
  Listening() = default;
  Listening(int fd, std::uint16_t port, std::string path) : fd_(fd), port_(port), path_(std::move(path)) {}
  Listening(Listening&& other) noexcept { *this = std::move(other); }
  Listening& operator=(Listening&& other) noexcept;
  ~Listening();

  int fd() const { return fd_; }
  std::uint16_t port() const { return port_; }
  /// `unsent_bytes`: what the kernel keeps of an answer beyond what is on its way.
  Accepted accept(int unsent_bytes) const;

 private:
  int fd_ = -1;
  std::uint16_t port_ = 0;
  std::string path_;
};

/// A non-blocking listening socket; port 0 takes a free one. Only loopback addresses (127.*, ::1, localhost) unless `any_address`:
/// what is spoken here is not encrypted, or says for whom it is spoken (`behind_proxy`). A path is for this user and its group; one that an
/// ended server left is taken over. Codes: unsafe_listen, proxy_listen, bad_address, port_taken, socket_taken, file_exists, no_access.
Result<Listening> listen_on(const Endpoint& endpoint, int backlog, bool any_address, bool behind_proxy);

/// "HOST:PORT", "[V6]:PORT" or "unix:/PATH" taken apart. Code bad_address.
Result<Endpoint> parse_address(const std::string& text);

}  // namespace dialogue::http
