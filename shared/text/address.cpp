// SPDX-License-Identifier: Apache-2.0
#include "shared/text/address.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace dialogue {
namespace {

bool is_wide(UChar32 c) {
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE;
}

/// Wherever it stands.
bool ends(UChar32 c) {
  if (c < 0 || c == '<' || c == '>' || c == '"' || u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return true;
  const auto category = u_charType(c);
  if (category == U_CONTROL_CHAR || category == U_UNASSIGNED || category == U_SURROGATE) return true;
  return is_wide(c) && (u_ispunct(c) || u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION));
}

/// As the last character.
bool closes(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION) || u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK)) return true;
  const auto category = u_charType(c);
  return category == U_END_PUNCTUATION || category == U_START_PUNCTUATION || (c > 0x7F && u_ispunct(c));
}

}  // namespace

std::size_t address_length(std::string_view text) {
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX));
  std::int32_t end = 0;
  for (std::int32_t next = 0; next < size; end = next) {
    UChar32 c = 0;
    U8_NEXT(text.data(), next, size, c);
    if (ends(c)) break;
  }
  while (end > 0) {
    std::int32_t before = end;
    UChar32 c = 0;
    U8_PREV(text.data(), 0, before, c);
    const auto all = text.substr(0, static_cast<std::size_t>(end));
    const bool opened = c == ')' && std::count(all.begin(), all.end(), ')') <= std::count(all.begin(), all.end(), '(');
    if (!closes(c) || opened) break;
    end = before;
  }
  return static_cast<std::size_t>(end);
}

}  // namespace dialogue
