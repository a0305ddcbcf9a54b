// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace dialogue::bench {

/// Hands connections on to a local port and counts what goes through, HTTP heads included. One connection at a time.
class Relay {
 public:
  explicit Relay(std::uint16_t target);
  ~Relay();
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// Bytes of both directions, since the last call.
  std::uint64_t taken() { return bytes_.exchange(0); }

 private:
  void serve();
  void carry(int from_device, int to_server);

  const std::uint16_t target_;
  std::uint16_t port_ = 0;
  int listener_ = -1;
  std::atomic<std::uint64_t> bytes_{0};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

/// A local port that nobody uses now.
std::uint16_t free_port();

}  // namespace dialogue::bench
