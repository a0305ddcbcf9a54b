// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/pasted_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::size_t longest_tag = 2000, longest_entity = 32;

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint32_t> number(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// Bytes that mail (=AD) and addresses (%3A) write as two digits, lines that mail has broken, and the halves of UTF-16 that are nothing.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto two = text.substr(at + 1, 2);
    if (c == '\0') continue;
    if (c == '=' && (two == "\r\n" || two.starts_with('\n'))) {
      at += two == "\r\n" ? 2 : 1;
      continue;
    }
    const auto byte = (c == '=' || c == '%') && two.size() == 2 ? number(two, 16) : std::nullopt;
    out += byte ? static_cast<char>(*byte) : c;
    if (byte) at += 2;
  }
  return out;
}

/// How long the mark of HTML is that begins here; 0: there is none. An address between angle brackets is none.
std::size_t tag_size(std::string_view text) {
  if (text.size() < 3 || text[0] != '<' || !(is_letter(text[1]) || text[1] == '/' || text[1] == '!')) return 0;
  const auto end = text.substr(0, longest_tag).find('>');
  const auto name = text.substr(1, std::min(end, text.size()) - 1);
  return end == std::string_view::npos || name.substr(0, name.find(' ')).find(':') != std::string_view::npos ? 0 : end + 1;
}

struct Entity {
  std::size_t size = 0;  ///< 0: there is none
  std::uint32_t sign = 0;
};

/// "&shy;", "&#8203;", "&#x200B;"
Entity entity_at(std::string_view text) {
  constexpr std::uint32_t blank = ' ', colon = ':', unseen = 0x200b;
  const auto end = text.substr(0, longest_entity).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const auto name = text.substr(1, end - 1);
  if (name[0] == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto sign = number(name.substr(hex ? 2 : 1), hex ? 16 : 10);
    return sign && *sign > 0 && *sign < 0x110000 ? Entity{end + 1, *sign} : Entity{};
  }
  if (!std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); })) return {};
  constexpr std::array none{"shy", "zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace", "NoBreak"};
  const bool seen = std::find(none.begin(), none.end(), name) == none.end();
  return {end + 1, name == "colon" ? colon : seen ? blank : unseen};
}

struct Range {
  std::uint32_t from, to;
  bool has(std::uint32_t sign) const { return from <= sign && sign <= to; }
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, std::uint32_t sign) {
  return std::any_of(ranges.begin(), ranges.end(), [sign](const Range& range) { return range.has(sign); });
}

void add(std::string& out, std::uint32_t sign) {
  constexpr std::array blanks{Range{0x09, 0x0d},     Range{0x85, 0x85},     Range{0xa0, 0xa0},     Range{0x2000, 0x200a},
                              Range{0x2028, 0x2029}, Range{0x202f, 0x202f}, Range{0x205f, 0x205f}, Range{0x3000, 0x3000}};
  constexpr std::array unseen{Range{0xad, 0xad},     Range{0x34f, 0x34f},   Range{0x61c, 0x61c},
                              Range{0x180e, 0x180e}, Range{0x200b, 0x200f}, Range{0x202a, 0x202e},
                              Range{0x2060, 0x206f}, Range{0xfe00, 0xfe0f}, Range{0xfeff, 0xfeff}};
  constexpr Range wide{0xff01, 0xff5e};
  if (within(unseen, sign)) return;
  append_utf8(out, within(blanks, sign) ? ' ' : wide.has(sign) ? sign - wide.from + '!' : sign);
}

}  // namespace

std::string seen_text(std::string_view pasted) {
  const std::string text = decoded(pasted);
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    std::size_t taken = tag_size(rest);
    if (taken == 0 && rest[0] == '&') {
      const auto entity = entity_at(rest);
      taken = entity.size;
      if (taken > 0) add(out, entity.sign);
    }
    if (taken == 0) {
      const auto sign = next_code_point(rest);
      taken = std::max<std::size_t>(sign.size, 1);
      if (sign.size > 0)
        add(out, sign.value);
      else
        out += rest[0];
    }
    rest.remove_prefix(taken);
  }
  return out;
}

}  // namespace dialogue
