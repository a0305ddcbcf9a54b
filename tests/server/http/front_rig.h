// SPDX-License-Identifier: Apache-2.0
// The real front and the real backend, with a handler that knows devices by what stands where a signature would.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/net/problem.h"
#include "tests/catch.h"
#include "tests/server/http_client.h"

namespace dialogue::test {

inline constexpr std::string_view device_mark = "device ";

/// "device NAME" counts as that device's true signature.
inline net::Response answer_devices(const net::Request& request) {
  if (!request.authorization.starts_with(device_mark)) return net::problem("not_signed");
  net::Response answer{200, std::string(net::text_type), "news"};
  if (request.path() == "/v1/live") answer = {200, std::string(net::waits_type), ""};
  answer.device = request.authorization.substr(device_mark.size());
  answer.device.resize(16, '.');
  return answer;
}

struct FrontRig {
  explicit FrontRig(http::FrontOptions options = {}, http::Backend::Handler handler = answer_devices)
      : backend(options.limits, std::move(handler)),
        front(options, http::unix_links(started(backend), options.limits), system_clock(), system_random()) {
    REQUIRE(front.start().ok());
  }
  static const std::string& started(http::Backend& backend) {
    REQUIRE(backend.start().ok());
    return backend.socket_path();
  }

  http::Backend backend;
  http::Front front;
};

/// A folder of the test's own, gone with it.
struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "dialogue-front-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

/// Connected to a socket of the file system; it gives up waiting after half a minute.
inline int connected_to(const std::string& path) {
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const timeval wait{30, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return fd;
}

/// Whether it comes to hold within half a minute, far longer than it takes.
inline bool until(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

inline std::string sync_of(const std::string& device, const std::string& more = "") {
  return "POST /v1/sync HTTP/1.1\r\nHost: h\r\nAuthorization: device " + device + "\r\n" + more + "Content-Length: 1\r\n\r\nx";
}

}  // namespace dialogue::test
