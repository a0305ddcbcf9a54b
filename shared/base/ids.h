// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dialogue {

/// 16 bytes, written as 36 lower-case characters (8-4-4-4-12).
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool is_nil() const;
  static constexpr int derived_version = 8;
  int version() const { return bytes[6] >> 4; }
  std::string text() const;
  /// The raw 16 bytes, to bind as a BLOB or to hash.
  std::string_view raw() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

  /// Strict: exactly 36 characters, hex digits in either case. Nothing else is taken.
  static std::optional<Uuid> parse(std::string_view text);
  static std::optional<Uuid> from_raw(std::string_view raw16);
  /// UUIDv7 from a time in milliseconds and 10 random bytes (of which 74 bits are used).
  static Uuid v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random);
  /// UUIDv8 derived from a natural key, so that two offline creates of the same thing meet as edits of one record.
  static Uuid derived(std::string_view kind, std::string_view natural_key);
  /// The id of an imported record, from the key that it has in its source. It has the form of version 5, so that it is nobody's natural
  /// key.
  static Uuid imported(std::string_view kind, std::string_view source_key);
};

}  // namespace dialogue

template <>
struct std::hash<dialogue::Uuid> {
  std::size_t operator()(const dialogue::Uuid& id) const noexcept {
    std::size_t h;
    static_assert(sizeof h <= 16);
    __builtin_memcpy(&h, id.bytes.data() + 16 - sizeof h, sizeof h);
    return h;
  }
};
