// SPDX-License-Identifier: Apache-2.0
#include "shared/text/compared.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

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
bool ends_sentence(UChar32 c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026 || c == 0x061F || c == 0x3002;
}

/// Collects the letters of one word.
struct Begun {
  TextWord word;
  int capitals = 0;
  bool starts_capital = false;

  void add(UChar32 c) {
    if (word.text.empty()) starts_capital = u_isupper(c) || u_istitle(c);
    append(c, word.text);
    append(apostrophe(c) ? '\'' : u_tolower(c), word.lower);
    word.digits = word.digits || u_isdigit(c);
    capitals += u_isupper(c) ? 1 : 0;
  }
  TextWord finished() {
    word.capital = starts_capital || capitals > 0;
    word.acronym = capitals > 1 || (capitals == 1 && !starts_capital);
    return std::move(word);
  }
};

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
  bool sentence_begins = true;
  for (std::size_t i = 0; i < letters.size();) {
    const bool signed_number =
        sign(letters[i]) && i + 1 < letters.size() && u_isdigit(letters[i + 1]) && (i == 0 || !of_word(letters[i - 1]));
    if (!of_word(letters[i]) && !signed_number) {
      sentence_begins = sentence_begins || ends_sentence(letters[i]);
      ++i;
      continue;
    }
    Begun begun;
    begun.word.first = sentence_begins;
    for (begun.add(letters[i++]); i < letters.size(); ++i) {
      const bool inside = apostrophe(letters[i]) && i + 1 < letters.size() && of_word(letters[i + 1]);
      if (!of_word(letters[i]) && !inside) break;
      begun.add(letters[i]);
    }
    out.push_back(begun.finished());
    sentence_begins = false;
  }
  return out;
}

}  // namespace dialogue
