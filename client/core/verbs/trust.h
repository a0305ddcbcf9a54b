// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dialogue {

/// What makes a device believe that it talks to its server, before a byte of it is taken.
struct Trust {
  using Key = std::array<std::uint8_t, 32>;          ///< a line key: Ed25519, public
  using Fingerprint = std::array<std::uint8_t, 16>;  ///< of a line key, as a joining line carries it

  enum class Mode : std::uint8_t {
    own,     ///< the server's own key; names, dates and chains of its certificate say nothing
    system,  ///< what this computer trusts: a public certificate for the server's name, valid now
  };

  Mode mode = Mode::system;
  std::vector<Key> keys;                   ///< of own: the key in use and the next one
  std::optional<Fingerprint> fingerprint;  ///< of own: that of the key, while a device joins and has no key yet

  bool operator==(const Trust&) const = default;
};

/// A server's address, and what makes a device believe that it is there.
struct ServerPlace {
  std::string url;
  Trust trust = {};

  bool operator==(const ServerPlace&) const = default;
};

/// line_fingerprint (shared/base/line_fingerprint.h) of a line key.
Trust::Fingerprint fingerprint_of(const Trust::Key& key);

}  // namespace dialogue
