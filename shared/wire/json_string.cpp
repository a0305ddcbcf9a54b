// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_string.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "shared/base/utf8.h"

namespace dialogue::json {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;

std::uint64_t zero_bytes(std::uint64_t word) { return (word - ones) & ~word & tops; }

/// Top bits of the bytes that end a plain run: quote, backslash, control or not ASCII. The lowest one set is exact.
std::uint64_t special_bytes(std::uint64_t word) {
  return zero_bytes(word ^ (ones * '"')) | zero_bytes(word ^ (ones * '\\')) | ((word - ones * 0x20) & ~word & tops) | (word & tops);
}

bool is_plain(unsigned char b) { return b >= 0x20 && b < 0x80 && b != '"' && b != '\\'; }

std::size_t skip_plain(std::string_view text, std::size_t at) {
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + 8 <= text.size(); at += 8) {
      std::uint64_t word;
      std::memcpy(&word, text.data() + at, 8);
      const std::uint64_t special = special_bytes(word);
      if (special != 0) return at + static_cast<std::size_t>(std::countr_zero(special)) / 8;
    }
  }
  while (at < text.size() && is_plain(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

/// Four hex digits as a number; -1 when they are not.
int hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    int digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return -1;
    }
    value = value << 4 | digit;
  }
  return value;
}

/// The character of a two-character escape, or 0.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

bool has_short_escape(int unit) { return unit == '\b' || unit == '\f' || unit == '\n' || unit == '\r' || unit == '\t'; }

struct Escape {
  std::size_t size = 0;  ///< with the backslash; 0 = bad
  std::uint32_t value = 0;
  bool canonical = false;
  const char* error = nullptr;
};

Escape unicode_escape(std::string_view text, std::size_t at) {
  const int unit = hex4(text, at + 2);
  if (unit < 0) return {0, 0, false, "bad escape"};
  if (unit == 0) return {0, 0, false, "NUL in a string"};
  if (unit < 0xd800 || unit > 0xdfff) {
    const bool lower = text[at + 5] < 'A' || text[at + 5] > 'F';
    return {6, static_cast<std::uint32_t>(unit), unit < 0x20 && !has_short_escape(unit) && lower, nullptr};
  }
  const bool pair = unit < 0xdc00 && text.substr(at + 6, 2) == "\\u";
  const int low = pair ? hex4(text, at + 8) : -1;
  if (low < 0xdc00 || low > 0xdfff) return {0, 0, false, "lone surrogate"};
  return {12, static_cast<std::uint32_t>(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)), false, nullptr};
}

/// `at` is the offset of the backslash.
Escape read_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return {0, 0, false, "unterminated string"};
  const char c = text[at + 1];
  if (c == 'u') return unicode_escape(text, at);
  const char plain = short_escape(c);
  if (plain == 0) return {0, 0, false, "bad escape"};
  return {2, static_cast<std::uint32_t>(plain), c != '/', nullptr};
}

}  // namespace

StringScan scan_string(std::string_view text, std::size_t start) {
  StringScan scan;
  std::size_t at = start;
  const auto fail = [&](const char* what) {
    scan.end = at;
    scan.error = what;
    return scan;
  };
  for (;;) {
    at = skip_plain(text, at);
    if (at >= text.size()) return fail("unterminated string");
    const auto c = static_cast<unsigned char>(text[at]);
    if (c == '"') {
      scan.end = at + 1;
      return scan;
    }
    if (c == '\\') {
      const Escape escape = read_escape(text, at);
      if (escape.error) return fail(escape.error);
      scan.escaped = true;
      scan.canonical = scan.canonical && escape.canonical;
      at += escape.size;
    } else if (c < 0x20) {
      return fail("control character in a string");
    } else {
      const std::size_t size = next_code_point(text.substr(at, 4)).size;
      if (size == 0) return fail("invalid UTF-8");
      at += size;
    }
  }
}

std::string unescape(std::string_view inside) {
  std::string out;
  out.reserve(inside.size());
  std::size_t at = 0;
  for (;;) {
    const std::size_t slash = inside.find('\\', at);
    out.append(inside, at, slash == std::string_view::npos ? slash : slash - at);
    if (slash == std::string_view::npos) return out;
    const Escape escape = read_escape(inside, slash);
    append_utf8(out, escape.value);
    at = slash + (escape.size == 0 ? 1 : escape.size);
  }
}

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    at = skip_plain(text, at);
    if (at >= text.size()) break;
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      ++at;
      continue;
    }
    out.append(text, done, at - done);
    done = ++at;
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += static_cast<char>(c);
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
  }
  out.append(text, done, text.size() - done);
  out += '"';
}

std::string quote(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_quoted(out, text);
  return out;
}

std::optional<std::string> unquote(std::string_view raw) {
  if (raw.size() < 2 || raw.front() != '"') return std::nullopt;
  const StringScan scan = scan_string(raw, 1);
  if (scan.error || scan.end != raw.size()) return std::nullopt;
  const std::string_view inside = raw.substr(1, raw.size() - 2);
  return scan.escaped ? unescape(inside) : std::string(inside);
}

}  // namespace dialogue::json
