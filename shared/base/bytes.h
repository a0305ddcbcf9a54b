// SPDX-License-Identifier: Apache-2.0
// Small numbers in few bytes: seven bits a byte, lowest first.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

inline void put_varint(std::string& out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) out.push_back(static_cast<char>(n | 0x80));
  out.push_back(static_cast<char>(n));
}

inline void put_u64(std::string& out, std::uint64_t n) {
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<char>(n >> (8 * i)));
}

/// A number kept in digits; throws Failure("damaged") for anything else.
inline std::uint64_t stored_number(std::string_view digits) {
  std::uint64_t n = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (error != std::errc() || end != digits.data() + digits.size()) throw Failure(Error{"damaged", "", {}, "not a number"});
  return n;
}

/// Reads from the front of a text; throws Failure("damaged") at its end.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : rest_(text) {}
  bool empty() const { return rest_.empty(); }

  std::string_view take(std::size_t n) {
    if (rest_.size() < n) throw Failure(Error{"damaged", "", {}, "bytes end early"});
    const auto out = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return out;
  }

  std::uint64_t varint() {
    std::uint64_t n = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(take(1)[0]);
      n |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return n;
    }
    throw Failure(Error{"damaged", "", {}, "a number is too long"});
  }

  std::uint64_t u64() {
    const auto bytes = take(8);
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < 8; ++i) n |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes[i])) << (8 * i);
    return n;
  }

 private:
  std::string_view rest_;
};

}  // namespace dialogue
