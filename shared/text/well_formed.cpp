// SPDX-License-Identifier: Apache-2.0
#include "shared/text/encodings.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace dialogue {
namespace {

bool is_letter_or_mark(UChar32 c) { return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

/// Chinese, Japanese and Korean mix their scripts.
UScriptCode script_of(UChar32 c) {
  // Vowel signs that Unicode lends to other scripts too.
  if (c >= 0x64B && c <= 0x670) return USCRIPT_ARABIC;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(c, &status);
  const bool han = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
  return han ? USCRIPT_HAN : script;
}

using Run = std::vector<UChar32>;

class Look {
 public:
  explicit Look(std::string_view utf8) {
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    UChar32 before = ' ';
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      const UChar32 c = text.char32At(i);
      const auto next = text.moveIndex32(i, 1);
      if (is_letter_or_mark(c)) {
        word_.push_back(c);
      } else {
        end_word();
        if (c >= 0x80) symbol(before, c, next < text.length() ? text.char32At(next) : ' ');
      }
      before = c;
    }
    end_word();
  }

  /// One slip in this many words is a slip.
  bool words_hold() const { return bad_ * 25 <= words_; }

 private:
  void end_word() {
    if (std::any_of(word_.begin(), word_.end(), [](UChar32 c) { return c >= 0x80; })) take_word();
    word_.clear();
  }

  void take_word() {
    ++words_;
    std::set<UScriptCode> scripts;
    for (const UChar32 c : word_) {
      const auto script = script_of(c);
      if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) scripts.insert(script);
    }
    const UChar32 first = word_.front();
    bool odd = scripts.size() > 1 || is_mark(first) || first == 0xE30 || first == 0xE32 || first == 0xE33;
    for (std::size_t i = 0; i < word_.size() && !odd; ++i) odd = odd_at(i);
    if (scripts.size() == 1 && *scripts.begin() == USCRIPT_LATIN) odd = long_run() || odd;
    bad_ += odd;
  }

  UChar32 at(std::size_t i) const { return i < word_.size() ? word_[i] : 0; }

  bool odd_at(std::size_t i) const {
    const UChar32 c = word_[i], next = at(i + 1);
    if (c >= 0xFF61 && c <= 0xFF9F) return true;  // halves of Japanese letters: any bytes can be read so
    if (next == 0) return false;
    if (u_islower(c) && u_isupper(next) && (c >= 0x80 || next >= 0x80)) return true;
    // "GŽorgie"
    if (next >= 0x80 && u_isupper(c) && u_isupper(next) && i == 0 && u_islower(at(i + 2))) return true;
    switch (c) {
      case 0xAA:
      case 0xBA:
        return true;  // ordinals end a word
      case 0x3C2:     // final sigma
      case 0x5DA:
      case 0x5DD:
      case 0x5DF:
      case 0x5E3:
      case 0x5E5:  // final letters of Hebrew
        return true;
      case 0x64B:
      case 0x64C:
      case 0x64D:  // the ending of a noun, before nothing but the letter that carries it
        return next != 0x627;
      default:
        return odd_thai(c, next);
    }
  }

  static bool odd_thai(UChar32 c, UChar32 next) {
    const auto consonant = [](UChar32 x) { return x >= 0xE01 && x <= 0xE2E; };
    if (c >= 0xE40 && c <= 0xE44) return !consonant(next);
    const bool above = next == 0xE31 || (next >= 0xE34 && next <= 0xE3A) || (next >= 0xE47 && next <= 0xE4E);
    return above && !consonant(c) && !is_mark(c);
  }

  /// No language has many letters in a row that all are beyond ASCII.
  bool long_run() const {
    std::size_t run = 0, longest = 0;
    for (const UChar32 c : word_) {
      run = c >= 0x80 ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    return longest > 3;
  }

  void symbol(UChar32 before, UChar32 c, UChar32 next) {
    const auto type = u_charType(c);
    if (c == 0x200E || c == 0x200F) bad_ += before < 0x250 || next < 0x250;
    if (u_isdigit(c)) bad_ += is_letter_or_mark(before) || is_letter_or_mark(next);
    if (u_isUWhiteSpace(c) || type == U_FORMAT_CHAR || u_isdigit(c)) return;
    if (c >= 0x3000 && c < 0x3100) return;  // punctuation of the East
    if (c >= 0xFF00 && c < 0xFF61) return;
    const bool box = c >= 0x2500 && c <= 0x259F;
    const bool inside = is_letter_or_mark(before) && is_letter_or_mark(next);
    const bool fine_inside =
        c == 0x2019 || c == 0x2018 || c == 0xB7 || c == 0x2010 || c == 0x2011 || c == 0x5BE || c == 0x5F3 || c == 0x5F4;
    const bool opens = (c == 0xBF || c == 0xA1) && is_letter_or_mark(before);
    // Quotation marks and dashes meet each other and words. Symbols do not.
    const auto symbolic = [](UChar32 x) { return x >= 0x80 && (U_GET_GC_MASK(x) & (U_GC_S_MASK | U_GC_NO_MASK | U_GC_PO_MASK)) != 0; };
    const auto meets = [&](UChar32 x) { return x >= 0x80 && (symbolic(x) || is_letter_or_mark(x)) && x != 0xBF && x != 0xA1; };
    const bool heap = (U_GET_GC_MASK(c) & (U_GC_S_MASK | U_GC_NO_MASK)) != 0 && (meets(before) || meets(next));
    if (box || opens || heap || (inside && !fine_inside)) ++bad_;
  }

  Run word_;
  std::size_t words_ = 0, bad_ = 0;
};

}  // namespace

bool is_well_formed(std::string_view text) { return Look(text).words_hold(); }

}  // namespace dialogue
