// SPDX-License-Identifier: Apache-2.0
#include "shared/text/likelihood.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/text/letter_model.h"

namespace dialogue {
namespace {

using icu::UnicodeString;
using Word = std::u32string;

bool is_letter(UChar32 c) { return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool beyond(char32_t c) { return c >= 0x80; }

bool is_eastern(UChar32 c) { return c >= 0x2E80; }
bool is_from_right(UChar32 c) {
  const auto direction = u_charDirection(c);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

/// Latin letters, with any accent.
bool is_vowel(UChar32 c) {
  static const auto* nfd = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  UnicodeString base;
  if (!nfd || !nfd->getDecomposition(c, base)) base = c;
  return UnicodeString(u"aeiouyæœøı").indexOf(u_tolower(base.char32At(0))) >= 0;
}

/// An ending of English ("State’s", "we’ll") or an article and the like of French ("l’asile", "qu’il").
bool elides(const UnicodeString& text, std::int32_t at) {
  const auto letter = [&](std::int32_t i) { return i >= 0 && i < text.length() && is_letter(text.charAt(i)); };
  if (!letter(at - 1) || !letter(at + 1)) return !letter(at - 1) || text.charAt(at - 1) == u's';
  const auto low = [&](std::int32_t i) { return u_tolower(text.charAt(i)); };
  const bool one = UnicodeString(u"stdm").indexOf(low(at + 1)) >= 0 && !letter(at + 2);
  const auto two = letter(at + 2) && !letter(at + 3) ? UnicodeString(text, at + 1, 2).toLower() : UnicodeString();
  const bool french = (!letter(at - 2) && UnicodeString(u"ldcjnstm").indexOf(low(at - 1)) >= 0) ||
                      (letter(at - 2) && low(at - 1) == u'u' && low(at - 2) == u'q');
  return one || two == u"re" || two == u"ve" || two == u"ll" || (french && (is_vowel(text.charAt(at + 1)) || low(at + 1) == u'h'));
}

// Logarithms of the chance of a character that is no letter, by where it stands.
constexpr double usual = -3, possible = -5, odd = -10, absurd = -16;

bool opens(UChar32 c) { return c == 0x201C || c == 0x201E || c == 0xAB || c == 0x2018 || c == 0x201A || c == 0x2039; }
bool closes(UChar32 c) { return c == 0x201D || c == 0x201C || c == 0xBB || c == 0x2019 || c == 0x2018 || c == 0x203A; }
bool is_space(UChar32 c) { return c == ' ' || c == '\t' || u_isUWhiteSpace(c); }

double quote(UChar32 c, bool from, bool to) {
  if (from && to) return absurd;
  if (from) return closes(c) ? possible : absurd;
  return to && !opens(c) ? odd : possible;
}

/// How a line's quotations open and close. Marks that also stand for an apostrophe, or go both ways, do not count.
int turn(UChar32 c) {
  if (c == 0x2019 || c == 0x2018 || c == 0x201C || c == 0x201D) return 0;
  return opens(c) ? 1 : closes(c) ? -1 : 0;
}

double dash(bool from, bool to) { return from && to ? odd : from || to ? 2 * usual : usual; }

/// Where one encoding has a letter, another has a symbol: so a symbol beside a letter is unlikely.
double other_symbol(UChar32 before, UChar32 c, UChar32 behind, bool from, bool to) {
  if (c >= 0x2500 && c <= 0x259F) return absurd;
  switch (c) {
    case 0xA1:
    case 0xBF:
      return !from && to ? usual : absurd;
    case 0xB0:
    case 0xAA:
    case 0xBA:
      return (u_isdigit(before) || before == 'n' || before == 'N' || before == '.') && !to ? usual : from && !to ? odd : absurd;
    case 0xB7:
      return before == 'l' && to ? possible : absurd;
    case 0x2026:
      return from && to ? absurd : from ? possible - 2 : possible;
    case 0xA7:
      return from || to ? absurd : is_space(behind) || u_isdigit(behind) || behind == c ? possible : odd;
    case 0x20AC:
    case 0xA3:
    case 0x2116:
      return from || to ? absurd : possible;
    default:
      return from || to ? absurd : odd;
  }
}

bool is_half_width(UChar32 c) { return c >= 0xFF61 && c <= 0xFF9F; }

double symbol(UChar32 before, UChar32 c, UChar32 behind) {
  if (is_half_width(c)) return odd;
  const bool from = is_letter(before), to = is_letter(behind);
  const auto type = u_charType(c);
  const auto foreign = [](UChar32 x) { return is_letter(x) && !is_from_right(x); };
  if (type == U_FORMAT_CHAR) return foreign(before) || foreign(behind) ? absurd : possible;
  // A space that does not break stands alone between what it holds together, and hardly between two words.
  if (u_isUWhiteSpace(c)) return (from && to) || is_space(before) || is_space(behind) ? odd : usual;
  if (is_eastern(c)) return is_eastern(before) || is_eastern(behind) ? usual : absurd;
  if (is_from_right(c) || c == 0x60C) return is_from_right(before) ? usual : odd;
  const auto strange = [](UChar32 x) { return x >= 0x80 && !is_letter(x) && !is_space(x) && !opens(x) && !closes(x); };
  if (strange(before) || strange(behind)) return absurd;
  if (opens(c) || closes(c)) return quote(c, from, to);
  if (type == U_DASH_PUNCTUATION) return dash(from, to);
  return other_symbol(before, c, behind, from, to);
}

class Text {
 public:
  explicit Text(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    auto text = UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    if (U_SUCCESS(status)) text = nfc->normalize(text, status);
    for (std::int32_t at = 0; at < text.length();) {
      const auto end = std::min(text.indexOf(u'\n', at) < 0 ? text.length() : text.indexOf(u'\n', at), text.length());
      take(UnicodeString(text, at, end - at));
      at = end + 1;
    }
  }

  Likelihood in(std::string_view languages) const {
    const auto models = models_of(languages);
    std::vector<std::vector<double>> scores;
    std::vector<double> sums(models.size(), 0);
    for (const auto& word : words_) {
      auto& row = scores.emplace_back();
      for (std::size_t i = 0; i < models.size(); ++i) row.push_back(of(word, *models[i])), sums[i] += row.back();
    }
    const auto main = static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    Likelihood out{symbols_ + case_, events_};
    if (is_sprinkled()) out.sum += absurd;
    out.plain = plain_words(models);
    // Most words are of one language, the others of any.
    constexpr double mostly = 0.7;
    for (const auto& row : scores) {
      double chance = 0;
      const double best = *std::max_element(row.begin(), row.end());
      for (std::size_t i = 0; i < row.size(); ++i)
        chance += ((i == main ? mostly : 0) + (1 - mostly) / static_cast<double>(row.size())) * std::exp(row[i] - best);
      out.sum += best + std::log(chance);
    }
    return out;
  }

 private:
  static std::vector<const LetterModel*> models_of(std::string_view languages) {
    std::vector<const LetterModel*> out;
    while (!languages.empty()) {
      const auto end = std::min(languages.find(' '), languages.size());
      out.push_back(&letter_model(std::string(languages.substr(0, end))));
      languages.remove_prefix(std::min(end + 1, languages.size()));
    }
    return out;
  }

  /// Much of a table may be English, whatever its encoding. That tells nothing.
  double plain_words(const std::vector<const LetterModel*>& models) const {
    const auto all_of = [&](const LetterModel& model) {
      double sum = 0;
      for (const auto& word : plain_) {
        char32_t before = 0;
        for (const char32_t c : word) sum += model.follows(before, c), before = c;
        sum += model.follows(before, 0);
      }
      return sum;
    };
    const double english = all_of(letter_model("en"));
    double best = 0;
    for (const auto* model : models) best = std::max(best, all_of(*model) - english);
    return best;
  }

  static double of(const Word& word, const LetterModel& model) {
    double out = 0;
    char32_t before = 0;
    for (std::size_t i = 0; i <= word.size(); ++i) {
      const char32_t c = i < word.size() ? word[i] : 0;
      if (beyond(before) || beyond(c)) out += model.follows(before, c);
      before = c;
    }
    return out;
  }

  /// A letter here and there is no text in a script. A character of the East is a word.
  bool is_sprinkled() const {
    const auto other = [](const Word& word) {
      UErrorCode status = U_ZERO_ERROR;
      return uscript_getScript(static_cast<UChar32>(word.front()), &status) != USCRIPT_LATIN &&
             !is_eastern(static_cast<UChar32>(word.front()));
    };
    const bool any = std::any_of(words_.begin(), words_.end(), other);
    return any && std::none_of(words_.begin(), words_.end(), [&](const Word& word) { return other(word) && word.size() > 1; });
  }

  static bool of_several_scripts(const Word& word) {
    std::set<UScriptCode> scripts;
    for (const char32_t c : word) {
      UErrorCode status = U_ZERO_ERROR;
      const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
      const bool eastern = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HANGUL;
      if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) scripts.insert(eastern ? USCRIPT_HAN : script);
    }
    return scripts.size() > 1;
  }

  /// What stands between blanks, commas and the like. It counts once, however often the table has it.
  void take(const UnicodeString& line) {
    std::int32_t balance = 0;
    const auto separates = [](char16_t c) { return c < 0x80 && !u_isalpha(c) && c != '\''; };
    for (std::int32_t at = 0; at < line.length();) {
      auto end = at;
      while (end < line.length() && !separates(line.charAt(end))) ++end;
      if (end == at) {
        ++at;
        continue;
      }
      // The neighbours go with it, because a sign is judged by them.
      const auto from = std::max(at - 1, 0), to = std::min(end + 1, line.length());
      if (seen_.insert(UnicodeString(line, from, to - from)).second) take_piece(line, at, end);
      for (auto i = at; i < end; ++i) balance += turn(line.charAt(i));
      at = end;
    }
    symbols_ += std::abs(balance) * possible;
  }

  void take_piece(const UnicodeString& line, std::int32_t from, std::int32_t to) {
    Word word;
    bool lower = false, mixed = false;
    std::size_t capitals = 0;
    const auto end_word = [&] {
      if (std::any_of(word.begin(), word.end(), beyond)) {
        words_.push_back(word);
        if (mixed) case_ += odd;
        if (!lower && capitals > 2) case_ += usual;
        case_ += odd * static_cast<double>(
                           std::count_if(word.begin(), word.end(), [](char32_t x) { return is_half_width(static_cast<UChar32>(x)); }));
        if (of_several_scripts(word)) case_ += absurd;
        for (const char32_t c : word) events_ += beyond(c);
      } else if (word.size() > 2) {
        plain_.insert(word);
      }
      word.clear(), lower = mixed = false, capitals = 0;
    };
    for (auto i = from; i < to; i = line.moveIndex32(i, 1)) {
      const UChar32 c = line.char32At(i);
      if (is_letter(c)) {
        const bool capital = u_isupper(c), small = u_islower(c);
        mixed = mixed || (capital && lower) || (small && capitals > 1);
        capitals += capital, lower = lower || small;
        word.push_back(same_letter(static_cast<char32_t>(u_tolower(c))));
      } else {
        end_word();
        if (c >= 0x80) mark(line, i, c);
      }
    }
    end_word();
  }

  /// What a sign asks for elsewhere in its line: the end of a question, the end of a sentence.
  static double context(const UnicodeString& line, std::int32_t behind, UChar32 c, UChar32 before) {
    if (c == 0xBF) return line.indexOf(u'?') < 0 ? odd : 0;
    if (c == 0xA1) return line.indexOf(u'!') < 0 ? odd : 0;
    const bool goes_on = behind + 1 < line.length() && line.charAt(behind) == ' ' && u_islower(line.char32At(behind + 1));
    return c == 0x2026 && is_letter(before) && goes_on ? possible : 0;
  }

  void mark(const UnicodeString& line, std::int32_t at, UChar32 c) {
    const auto behind = line.moveIndex32(at, 1);
    const UChar32 before = at > 0 ? line.char32At(line.moveIndex32(at, -1)) : ' ',
                  next = behind < line.length() ? line.char32At(behind) : 0;
    ++events_;
    symbols_ += context(line, behind, c, before);
    const bool apostrophe = (c == 0x2019 || c == 0x2018) && is_letter(before) && is_letter(next);
    symbols_ += apostrophe ? (elides(line, at) ? usual : odd) : symbol(before, c, next);
  }

  std::vector<Word> words_;
  std::set<Word> plain_;
  std::set<UnicodeString> seen_;
  double symbols_ = 0, case_ = 0;
  std::size_t events_ = 0;
};

}  // namespace

Likelihood likelihood(std::string_view text, std::string_view languages) { return Text(text).in(languages); }

}  // namespace dialogue
