// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/base32.h"

namespace dialogue::base32 {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

std::optional<std::uint8_t> value(char digit) {
  if (digit >= 'a' && digit <= 'z') digit = static_cast<char>(digit - 'a' + 'A');
  if (digit == 'I' || digit == 'L') digit = '1';
  if (digit == 'O') digit = '0';
  const auto at = alphabet.find(digit);
  if (at == std::string_view::npos) return {};
  return static_cast<std::uint8_t>(at);
}

char digit(std::uint8_t value) { return alphabet[value & 31]; }

std::string encode(std::string_view bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<std::uint8_t>(byte);
    for (held += 8; held >= 5; held -= 5) out.push_back(digit(static_cast<std::uint8_t>(bits >> (held - 5) & 31)));
  }
  if (held > 0) out.push_back(digit(static_cast<std::uint8_t>(bits << (5 - held) & 31)));
  return out;
}

std::optional<std::string> decode(std::string_view digits) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char each : digits) {
    const auto read = value(each);
    if (!read) return {};
    bits = bits << 5 | *read;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    out.push_back(static_cast<char>(bits >> held & 255));
  }
  const bool filled_up = (bits & ((1u << held) - 1)) == 0;
  if (held >= 5 || !filled_up) return {};
  return out;
}

}  // namespace dialogue::base32
