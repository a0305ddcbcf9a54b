// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/clock.h"

namespace dialogue::tls {

/// What devices need to come back without a whole handshake. It is in memory alone, so nothing that is found later opens what was recorded.
/// When it is full the oldest are forgotten: their devices make a whole handshake. One thread.
class SessionMemory {
 public:
  /// OpenSSL's own for TLS 1.3.
  static constexpr std::size_t id_size = 32;
  static constexpr std::int64_t kept_ms = 24 * 60 * 60'000;
  /// A device goes on with what it has for so long, because another one costs 79 bytes. Who listens can tell by it that it is the same
  /// device, and on one network could do so anyway.
  static constexpr std::int64_t fresh_ms = 60 * 60'000;
  static constexpr std::size_t most = 16'384;  ///< each takes some 300 bytes

  struct Found {
    std::string_view state;  ///< until the next call
    bool fresh = false;
  };

  explicit SessionMemory(Clock& clock, std::size_t limit = most) : clock_(clock), limit_(limit) {}
  ~SessionMemory();
  SessionMemory(const SessionMemory&) = delete;
  SessionMemory& operator=(const SessionMemory&) = delete;

  void keep(std::string_view id, std::string state);
  std::optional<Found> find(std::string_view id);
  std::size_t size() const { return kept_.size(); }

 private:
  using Id = std::array<char, id_size>;
  struct HashOfRandom {
    std::size_t operator()(const Id& id) const {
      std::size_t out;
      std::memcpy(&out, id.data(), sizeof out);
      return out;
    }
  };
  struct Kept {
    std::string state;
    std::int64_t made_ms = 0;
  };
  static std::optional<Id> id_of(std::string_view bytes);
  void forget_oldest();

  Clock& clock_;
  const std::size_t limit_;
  std::unordered_map<Id, Kept, HashOfRandom> kept_;
  std::deque<Id> order_;  ///< oldest first
};

}  // namespace dialogue::tls
