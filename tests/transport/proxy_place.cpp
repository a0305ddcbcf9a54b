// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/proxy_place.h"

#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <utility>

namespace dialogue::test {

ProxyPlace::ProxyPlace(std::string refusal) : refusal_(std::move(refusal)), place_([this](Peer& client) { serve(client); }) {}

ProxyFor ProxyPlace::proxy(const std::string& user, const std::string& password) const {
  // The place may be gone when it is asked for.
  return [port = place_.port(), user, password](const ServerAddress&) -> Result<std::optional<Proxy>> {
    return std::optional<Proxy>(Proxy{"127.0.0.1", port, user, password});
  };
}

std::vector<std::string> ProxyPlace::heads() {
  const std::lock_guard lock(mutex_);
  return heads_;
}

void ProxyPlace::serve(Peer& client) {
  const std::string asked = client.head();
  {
    const std::lock_guard lock(mutex_);
    heads_.push_back(asked);
  }
  if (!refusal_.empty()) {
    client.say(refusal_);
    return;
  }
  const bool tunnel = asked.starts_with("CONNECT ");
  // The port stands behind the host, whose name does not matter here.
  const auto host = asked.find(tunnel ? " " : "://");
  const auto port = std::atoi(asked.c_str() + asked.find(':', host + 3) + 1);
  const int fd = dialled(static_cast<std::uint16_t>(port));
  if (fd < 0) {
    client.say("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  const Peer server(fd);
  bool open = tunnel ? client.say("HTTP/1.1 200 Connection established\r\n\r\n") : server.say(asked);
  while (open) {
    pollfd both[] = {{client.fd(), POLLIN, 0}, {fd, POLLIN, 0}};
    ::poll(both, 2, -1);
    for (const bool up : {true, false}) {
      if (both[up ? 0 : 1].revents == 0) continue;
      const std::string bytes = (up ? client : server).some();
      if (bytes.empty() || !(up ? server : client).say(bytes)) open = false;
    }
  }
  ::close(fd);
}

}  // namespace dialogue::test
