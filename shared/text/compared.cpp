// SPDX-License-Identifier: Apache-2.0
#include "shared/text/compared.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "shared/text/fold.h"

namespace dialogue {
namespace {

using Letters = std::vector<UChar32>;

Letters letters_of(std::string_view text) {
  Letters out;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    out.push_back(c < 0 ? 0xFFFD : c);
  }
  return out;
}

void append(UChar32 c, std::string& out) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, c);
  out.append(bytes, static_cast<std::size_t>(n));
}

bool of_word(UChar32 c) { return u_isalnum(c) || u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK; }
bool apostrophe(UChar32 c) { return c == '\'' || c == 0x2019; }
bool sign(UChar32 c) { return c == '-' || c == '+' || c == 0x2212; }
bool means_amount(UChar32 c) {
  constexpr UChar32 others[] = {'%', 0x2030, 0x2031, 0x066A, 0x00B0};  // per cent, per mille and beyond, the Arabic per cent, degrees
  const auto type = u_charType(c);
  return type == U_CURRENCY_SYMBOL || type == U_MATH_SYMBOL || std::find(std::begin(others), std::end(others), c) != std::end(others);
}

TextWord sign_of(UChar32 c) {
  TextWord out;
  append(c, out.text);
  out.lower = out.text;
  out.sign = true;
  return out;
}

void add(UChar32 c, TextWord& word) {
  append(c, word.text);
  append(apostrophe(c) ? '\'' : u_tolower(c), word.lower);
  word.digits = word.digits || u_isdigit(c);
  word.may_be_name = word.may_be_name || u_isupper(c) || u_istitle(c) || u_charType(c) == U_OTHER_LETTER;
}

}  // namespace

std::string composed_inside(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return composed(text);
}

std::vector<TextWord> words_of(std::string_view text) {
  const Letters letters = letters_of(text);
  std::vector<TextWord> out;
  for (std::size_t i = 0; i < letters.size();) {
    const bool signed_number =
        sign(letters[i]) && i + 1 < letters.size() && u_isdigit(letters[i + 1]) && (i == 0 || !of_word(letters[i - 1]));
    if (!of_word(letters[i]) && !signed_number) {
      if (means_amount(letters[i])) out.push_back(sign_of(letters[i]));
      ++i;
      continue;
    }
    TextWord word;
    for (add(letters[i++], word); i < letters.size(); ++i) {
      const bool inside = apostrophe(letters[i]) && i + 1 < letters.size() && of_word(letters[i + 1]);
      if (!of_word(letters[i]) && !inside) break;
      add(letters[i], word);
    }
    out.push_back(std::move(word));
  }
  return out;
}

}  // namespace dialogue
