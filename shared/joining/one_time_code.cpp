// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/one_time_code.h"

#include <array>
#include <cstdint>

#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_chars = 26, code_bytes = 16;

int check_bits(std::string_view bytes) { return blake2b("dialogue code 1\n", bytes)[0] & 3; }

char plain(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'I' || c == 'L') return '1';
  return c == 'O' ? '0' : c;
}

}  // namespace

std::string fresh_code(Random& random) {
  std::array<std::uint8_t, code_bytes> bytes;
  random.fill(bytes);
  const std::string_view raw_bytes{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  const auto put = [&](std::uint32_t value, int count) {
    bits = bits << count | value;
    for (held += count; held >= 5; held -= 5) out.push_back(code_alphabet[bits >> (held - 5) & 31]);
  };
  for (const auto byte : bytes) put(byte, 8);
  put(static_cast<std::uint32_t>(check_bits(raw_bytes)), 2);
  return out;
}

std::optional<std::string> read_code(std::string_view typed) {
  std::string code, bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const auto value = code_alphabet.find(plain(c));
    if (value == std::string_view::npos || code.size() == code_chars) return {};
    code.push_back(plain(c));
    bits = bits << 5 | static_cast<std::uint32_t>(value);
    held += 5;
    if (held >= 8 && bytes.size() < code_bytes) {
      held -= 8;
      bytes.push_back(static_cast<char>(bits >> held & 255));
    }
  }
  if (code.size() != code_chars || static_cast<int>(bits & 3) != check_bits(bytes)) return {};
  return code;
}

std::string code_digest(std::string_view code) {
  const auto hash = blake2b("dialogue code digest 1\n", code);
  return std::string(raw(hash));
}

}  // namespace dialogue
