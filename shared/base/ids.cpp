// SPDX-License-Identifier: Apache-2.0
#include "shared/base/ids.h"

#include <algorithm>
#include <cstring>

#include "shared/base/hash.h"
#include "shared/base/hex_digit.h"

namespace dialogue {
namespace {

constexpr std::size_t text_size = 36;

constexpr bool is_dash(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

void stamp(Uuid& id, int version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

}  // namespace

bool Uuid::is_nil() const {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
}

std::string Uuid::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(text_size, '-');
  std::size_t at = 0;
  for (std::uint8_t b : bytes) {
    if (is_dash(at)) ++at;
    out[at++] = digits[b >> 4];
    out[at++] = digits[b & 15];
  }
  return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != text_size) return std::nullopt;
  Uuid id;
  std::size_t nibble = 0;
  for (std::size_t i = 0; i < text_size; ++i) {
    if (is_dash(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    int digit = hex_digit(text[i]);
    if (digit < 0) return std::nullopt;
    std::uint8_t& byte = id.bytes[nibble / 2];
    byte = static_cast<std::uint8_t>(nibble % 2 == 0 ? digit << 4 : byte | digit);
    ++nibble;
  }
  return id;
}

std::optional<Uuid> Uuid::from_raw(std::string_view raw16) {
  Uuid id;
  if (raw16.size() != id.bytes.size()) return std::nullopt;
  std::memcpy(id.bytes.data(), raw16.data(), raw16.size());
  return id;
}

Uuid Uuid::v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random) {
  Uuid id;
  for (int i = 0; i < 6; ++i) id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(unix_ms >> (40 - 8 * i));
  std::copy(random.begin(), random.end(), id.bytes.begin() + 6);
  stamp(id, 7);
  return id;
}

namespace {
Uuid hashed(std::string_view kind, std::string_view key, int version) {
  static constexpr std::string_view separator("\0", 1);
  const Hash32 hash = blake2b(kind, separator, key);
  Uuid id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  stamp(id, version);
  return id;
}
}  // namespace

Uuid Uuid::derived(std::string_view kind, std::string_view natural_key) { return hashed(kind, natural_key, derived_version); }

Uuid Uuid::imported(std::string_view kind, std::string_view source_key) { return hashed(kind, source_key, 5); }

}  // namespace dialogue
