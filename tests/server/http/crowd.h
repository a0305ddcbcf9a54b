// SPDX-License-Identifier: Apache-2.0
// Strangers who hold connections open, as many as they can get, at one address. Loopback only, and bounded.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <unordered_map>

namespace dialogue::test {

class Crowd {
 public:
  struct Doing {
    std::string first;        ///< what each connection says at once
    std::string then;         ///< and every second after that
    std::size_t most = 4300;  ///< connections at once; as the computer allows
  };
  /// `connect` makes a non-blocking socket that is on its way to the server; below 0 = it could not.
  Crowd(Doing doing, std::function<int()> connect);
  /// Hangs up.
  ~Crowd();

  std::uint64_t opened() const { return opened_; }
  std::size_t most() const { return most_; }

 private:
  void run();
  void open();
  void hear(int fd, std::uint32_t events);
  void drop(int fd);

  const Doing doing_;
  const std::function<int()> connect_;
  std::size_t most_;
  const int epoll_;
  std::unordered_map<int, bool> connections_;  ///< and whether it has said its first words
  std::atomic<std::uint64_t> opened_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

/// Raises the limit of open descriptors as far as it goes, and says what it is then.
std::size_t descriptors();
/// On its way to a port of this computer, from this address of it.
int connecting_to(std::uint16_t port, const char* from);

}  // namespace dialogue::test
