// SPDX-License-Identifier: Apache-2.0
#include "server/watch/service_manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "shared/base/clock.h"
#include "shared/base/log.h"

namespace dialogue::watch {
namespace {

std::string said_by_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

ServiceManager ServiceManager::of_environment() {
  const auto process = said_by_environment("WATCHDOG_PID");
  const bool ours = process.empty() || process == std::to_string(::getpid());
  return {said_by_environment("NOTIFY_SOCKET"), ours ? said_by_environment("WATCHDOG_USEC") : ""};
}

std::optional<std::chrono::microseconds> ServiceManager::interval_of(std::string_view usec) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(usec.data(), usec.data() + usec.size(), n);
  if (error != std::errc() || end != usec.data() + usec.size() || n <= 0) return std::nullopt;
  return std::chrono::microseconds(n);
}

void ServiceManager::reloading() const {
  // The service manager compares this with its own clock, which is the same one. A moment that was cut to milliseconds could lie before
  // the one at which it asked.
  say("RELOADING=1\nMONOTONIC_USEC=" + std::to_string((system_clock().monotonic_ms() + 1) * 1000));
}

void ServiceManager::say(const std::string& state) const {
  sockaddr_un address{};
  if (socket_.empty() || socket_.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_.data(), socket_.size());
  const bool abstract = socket_.front() == '@';
  if (abstract) address.sun_path[0] = '\0';
  const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + socket_.size() + (abstract ? 0 : 1));
  const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return;
  const auto sent = ::sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), size);
  if (sent < 0) log(LogLevel::warning, "service_manager_deaf", {{"error", errno}});
  ::close(fd);
}

}  // namespace dialogue::watch
