// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/messages.h"

namespace dialogue {

/// Up to where a device was sent what its person may see (docs/PROTOCOL.md §1).
struct Cursor {
  Epoch epoch;
  std::uint64_t seq = 0;  ///< the head when it was made
  std::string chain;      ///< first 8 bytes of the chain at `seq`
  struct At {
    std::uint64_t seq = 0;   ///< the feed was walked up to here; the cursor's `seq` unless the scope lags
    std::uint64_t full = 0;  ///< up to here the device has all of it, because the walk began there; the cursor's `seq` unless the scope
                             ///< lags
    bool refilling = false;  ///< everything up to the head comes whole
    // For a scope that has not reached the head since the device began with it:
    std::uint64_t began = 0;  ///< the head when it began; else 0
    bool together = false;    ///< it began with all of the device's scopes, from nothing
    bool operator==(const At&) const = default;
  };
  std::map<ScopeId, At> scopes;

  bool operator==(const Cursor&) const = default;
};

/// Some 30 bytes, and one or two for each scope, with a MAC.
std::string encode(const Cursor& cursor, std::string_view key);
/// Nothing for bytes that this key did not make.
std::optional<Cursor> decode_cursor(std::string_view bytes, std::string_view key);
/// The same for a key that followed others.
std::optional<Cursor> decode_cursor(std::string_view bytes, const std::vector<std::string_view>& keys);

}  // namespace dialogue
