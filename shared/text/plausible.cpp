// SPDX-License-Identifier: Apache-2.0
#include "shared/text/plausible.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "shared/text/encodings.h"

namespace dialogue {
namespace {

using Set = icu::UnicodeSet;

/// The letters that a language is written with, in both cases.
const Set& alphabet(const std::string& language) {
  static std::mutex mutex;
  static std::map<std::string, Set> known;
  const std::lock_guard lock(mutex);
  const auto [it, fresh] = known.try_emplace(language);
  if (!fresh) return it->second;
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(language.c_str(), &status);
  ulocdata_getExemplarSet(data, it->second.toUSet(), USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD, &status);
  ulocdata_close(data);
  // Letters that are in the alphabet and in hardly any word.
  it->second.remove(0x139, 0x13A).remove(0x154, 0x155);
  it->second.removeAllStrings();
  // Older code pages have cedillas instead of commas, and the Arabic forms of Persian letters.
  if (language == "ro") it->second.add(0x15E, 0x15F).add(0x162, 0x163);
  if (language == "fa" || language == "ur") it->second.add(0x621, 0x64A).add(0x6BE).add(0x6C1).add(0x6D2);
  return it->second;
}

Set alphabet_of(std::string_view languages) {
  Set out;
  while (!languages.empty()) {
    const auto end = std::min(languages.find('+'), languages.size());
    out.addAll(alphabet(std::string(languages.substr(0, end))));
    languages.remove_prefix(std::min(end + 1, languages.size()));
  }
  return out;
}

bool is_word(UChar32 c) { return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

/// Chinese, Japanese and Korean mix theirs.
UScriptCode script_of(UChar32 c) {
  // Vowel signs that Unicode lends to other scripts too.
  if (c >= 0x64B && c <= 0x670) return USCRIPT_ARABIC;
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(c, &status);
  const bool han = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
  return han ? USCRIPT_HAN : script;
}

/// Of Latin letters, with any accent.
bool is_vowel(UChar32 c) {
  static const auto* nfd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  icu::UnicodeString base;
  if (!nfd || !nfd->getDecomposition(c, base)) base = c;
  return icu::UnicodeString(u"aeiouyæœøı").indexOf(u_tolower(base.char32At(0))) >= 0;
}

/// An ending of English ("State’s", "we’ll") or an article and the like of French ("l’asile", "qu’il").
bool elides(const icu::UnicodeString& text, std::int32_t at) {
  const auto letter = [&](std::int32_t i) { return i >= 0 && i < text.length() && is_word(text.charAt(i)); };
  if (!letter(at - 1) || !letter(at + 1)) return !letter(at - 1) || text.charAt(at - 1) == u's';
  const auto low = [&](std::int32_t i) { return u_tolower(text.charAt(i)); };
  const bool one = icu::UnicodeString(u"stdm").indexOf(low(at + 1)) >= 0 && !letter(at + 2);
  const auto two = letter(at + 2) && !letter(at + 3) ? icu::UnicodeString(text, at + 1, 2).toLower() : icu::UnicodeString();
  const bool french = (!letter(at - 2) && icu::UnicodeString(u"ldcjnstm").indexOf(low(at - 1)) >= 0) ||
                      (letter(at - 2) && low(at - 1) == u'u' && low(at - 2) == u'q');
  return one || two == u"re" || two == u"ve" || two == u"ll" || (french && (is_vowel(text.charAt(at + 1)) || low(at + 1) == u'h'));
}

using Word = std::vector<UChar32>;

class Look {
 public:
  explicit Look(std::string_view utf8) {
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    UChar32 before = ' ';
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      const UChar32 c = text.char32At(i);
      const auto next = text.moveIndex32(i, 1);
      if (is_word(c)) {
        word_.push_back(c);
      } else {
        end_word();
        if (c >= 0x80) symbol(before, c, next < text.length() ? text.char32At(next) : ' ');
        if (c == 0x2019) apostrophes_ = apostrophes_ && elides(text, i);
      }
      before = c;
    }
    end_word();
  }

  /// One slip in so many words is a slip.
  bool words_hold() const { return bad_ * 25 <= words_; }
  bool well_formed() const {
    if (scripts_.size() > 1) return false;
    // A letter here and there is no text in that script; a character of the East is a word.
    if (!scripts_.empty() && !is_han() && longest_ < 2) return false;
    if (!words_hold()) return false;
    if (greek_words_ > 0 && accented_greek_ * 2 < greek_words_) return false;
    // Accents are the exception in what is written with Latin letters.
    return foreign_letters_ * 5 <= latin_letters_ * 3 || latin_words_ == 0;
  }
  /// Nearly all letters beyond ASCII are of the alphabet.
  bool covered_by(const Set& letters, std::size_t per_cent) const {
    std::size_t inside = 0;
    for (const auto& [c, count] : letters_)
      if (letters.contains(c)) inside += count;
    return inside * 100 >= total_ * per_cent;
  }
  bool is_han() const { return scripts_.contains(USCRIPT_HAN); }
  std::size_t letters() const { return total_; }
  bool apostrophes() const { return apostrophes_; }

 private:
  void end_word() {
    if (std::any_of(word_.begin(), word_.end(), [](UChar32 c) { return c >= 0x80; })) take_word();
    word_.clear();
  }

  void take_word() {
    ++words_;
    std::set<UScriptCode> scripts;
    std::size_t foreign = 0;
    for (const UChar32 c : word_) {
      if (c >= 0x80 && !is_mark(c)) ++letters_[c], ++total_;
      foreign += c >= 0x80;
      const auto script = script_of(c);
      if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) scripts.insert(script);
    }
    for (const auto script : scripts)
      if (script != USCRIPT_LATIN) scripts_.insert(script), longest_ = std::max(longest_, word_.size());
    const UChar32 first = word_.front();
    bool odd = scripts.size() > 1 || is_mark(first) || first == 0xE30 || first == 0xE32 || first == 0xE33;
    for (std::size_t i = 0; i < word_.size() && !odd; ++i) odd = odd_at(i);
    if (scripts.size() == 1 && *scripts.begin() == USCRIPT_GREEK) take_greek();
    if (scripts.size() == 1 && *scripts.begin() == USCRIPT_LATIN) odd = take_latin(foreign) || odd;
    bad_ += odd;
  }

  UChar32 at(std::size_t i) const { return i < word_.size() ? word_[i] : 0; }

  bool odd_at(std::size_t i) const {
    const UChar32 c = word_[i], next = at(i + 1);
    if (c >= 0xFF61 && c <= 0xFF9F) return true;  // halves of Japanese letters: any bytes read so
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
      case 0xF1:
        return !is_vowel(next);  // ñ stands before vowels
      case 0x144:
        return is_vowel(next);  // ń does not
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

  void take_greek() {
    if (word_.size() < 4) return;
    ++greek_words_;
    accented_greek_ += std::any_of(word_.begin(), word_.end(), [](UChar32 c) {
      return c < 0x391 || c == 0x3AA || c == 0x3AB || (c > 0x3A9 && c < 0x3B1) || c > 0x3C9;
    });
  }

  /// True for what no language has: a run of letters that all are beyond ASCII.
  bool take_latin(std::size_t foreign) {
    ++latin_words_;
    if (word_.size() > 1) foreign_letters_ += foreign, latin_letters_ += word_.size();
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
    if (u_isdigit(c)) bad_ += is_word(before) || is_word(next);
    if (u_isUWhiteSpace(c) || type == U_FORMAT_CHAR || u_isdigit(c)) return;
    if (c >= 0x3000 && c < 0x3100) return;  // punctuation of the East
    if (c >= 0xFF00 && c < 0xFF61) return;
    const bool box = c >= 0x2500 && c <= 0x259F;
    const bool inside = is_word(before) && is_word(next);
    const bool fine_inside =
        c == 0x2019 || c == 0x2018 || c == 0xB7 || c == 0x2010 || c == 0x2011 || c == 0x5BE || c == 0x5F3 || c == 0x5F4;
    const bool opens = (c == 0xBF || c == 0xA1) && is_word(before);
    // Quotation marks and dashes meet each other and words; symbols do not.
    const auto symbolic = [](UChar32 x) { return x >= 0x80 && (U_GET_GC_MASK(x) & (U_GC_S_MASK | U_GC_NO_MASK | U_GC_PO_MASK)) != 0; };
    const auto meets = [&](UChar32 x) { return x >= 0x80 && (symbolic(x) || is_word(x)) && x != 0xBF && x != 0xA1; };
    const bool heap = (U_GET_GC_MASK(c) & (U_GC_S_MASK | U_GC_NO_MASK)) != 0 && (meets(before) || meets(next));
    if (box || opens || heap || (inside && !fine_inside)) ++bad_;
  }

  Word word_;
  std::map<UChar32, std::size_t> letters_;
  std::set<UScriptCode> scripts_;  // beside Latin
  std::size_t total_ = 0, words_ = 0, bad_ = 0, latin_words_ = 0, latin_letters_ = 0, foreign_letters_ = 0, greek_words_ = 0,
              accented_greek_ = 0, longest_ = 0;
  bool apostrophes_ = true;
};

}  // namespace

bool is_well_formed(std::string_view text) { return Look(text).words_hold(); }

Looks look_at(std::string_view text, std::string_view languages) {
  const Look look(text);
  Looks out{false, false, look.apostrophes(), look.letters()};
  if (!look.well_formed()) return out;
  // Names have rarer characters in the East, and are foreign everywhere.
  const std::size_t most = look.is_han() ? 80 : 90, nearly_all = look.is_han() ? 85 : 97;
  while (!languages.empty()) {
    const auto end = std::min(languages.find(' '), languages.size());
    const auto letters = alphabet_of(languages.substr(0, end));
    out.plausible = out.plausible || look.covered_by(letters, most);
    out.clear = out.clear || look.covered_by(letters, nearly_all);
    languages.remove_prefix(std::min(end + 1, languages.size()));
  }
  return out;
}

}  // namespace dialogue
