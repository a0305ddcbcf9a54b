// SPDX-License-Identifier: Apache-2.0
// Crockford's base 32: digits and capitals without I, L, O and U.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dialogue::base32 {

/// The value of a digit, in small letters too, with I and L read as 1 and O as 0.
std::optional<std::uint8_t> value(char digit);
char digit(std::uint8_t value);

/// Bytes as digits; the last digit is filled up with zeros.
std::string encode(std::string_view bytes);
/// So many digits are so many bytes.
constexpr std::size_t digits_of(std::size_t bytes) { return (bytes * 8 + 4) / 5; }
/// Strict inverse of `encode`; nothing for other digits, or when what fills up is not zero.
std::optional<std::string> decode(std::string_view digits);

}  // namespace dialogue::base32
