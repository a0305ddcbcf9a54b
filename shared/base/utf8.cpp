// SPDX-License-Identifier: Apache-2.0
#include "shared/base/utf8.h"

#include <cstring>

namespace dialogue {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_continuation(unsigned b) { return (b & 0xc0) == 0x80; }

/// Bytes of pure ASCII from the front, eight at a time.
std::size_t ascii_run(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (i < text.size() && byte_at(text, i) < 0x80) ++i;
  return i;
}

}  // namespace

CodePoint next_code_point(std::string_view text) {
  if (text.empty()) return {};
  const unsigned a = byte_at(text, 0);
  if (a < 0x80) return {a, 1};
  if (a < 0xc2 || a > 0xf4) return {};
  const std::size_t size = a < 0xe0 ? 2 : a < 0xf0 ? 3 : 4;
  if (text.size() < size) return {};
  std::uint32_t value = a & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned b = byte_at(text, i);
    if (!is_continuation(b)) return {};
    value = value << 6 | (b & 0x3f);
  }
  if (size == 3 && (value < 0x800 || (value >= 0xd800 && value < 0xe000))) return {};
  if (size == 4 && (value < 0x10000 || value > 0x10ffff)) return {};
  return {value, size};
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xe0 | c >> 12);
    } else {
      put(0xf0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3f));
    }
    put(0x80 | (c >> 6 & 0x3f));
  }
  put(0x80 | (c & 0x3f));
}

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_run(text));
    if (text.empty()) return true;
    const CodePoint c = next_code_point(text);
    if (c.size == 0) return false;
    text.remove_prefix(c.size);
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t run = ascii_run(text);
    count += run;
    text.remove_prefix(run);
    if (text.empty()) break;
    const CodePoint c = next_code_point(text);
    ++count;
    text.remove_prefix(c.size == 0 ? 1 : c.size);
  }
  return count;
}

}  // namespace dialogue
