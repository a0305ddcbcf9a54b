// SPDX-License-Identifier: Apache-2.0
// What systemd is told of a service of Type=notify: sd_notify(3) is a datagram to the socket that it names.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dialogue::watch {

/// Any thread. Without a service manager nothing is said.
class ServiceManager {
 public:
  /// `socket`: $NOTIFY_SOCKET; a path, or @NAME for a socket of the abstract kind. Empty: nobody listens. `watchdog_usec`: $WATCHDOG_USEC,
  /// of this process.
  ServiceManager(std::string socket, std::string_view watchdog_usec) : socket_(std::move(socket)), watchdog_(interval_of(watchdog_usec)) {}
  /// As the environment says.
  static ServiceManager of_environment();

  void ready(const std::string& status) const { say("READY=1\nSTATUS=" + status); }
  void status(const std::string& status) const { say("STATUS=" + status); }
  void reloading() const;
  void stopping() const { say("STOPPING=1\nSTATUS=stopping"); }
  void alive() const { say("WATCHDOG=1"); }

  /// How long the service manager waits for alive() before it starts the server anew; nothing when it does not wait.
  std::optional<std::chrono::microseconds> watchdog() const { return watchdog_; }

 private:
  static std::optional<std::chrono::microseconds> interval_of(std::string_view usec);
  void say(const std::string& state) const;

  const std::string socket_;
  const std::optional<std::chrono::microseconds> watchdog_;
};

}  // namespace dialogue::watch
