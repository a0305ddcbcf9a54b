// SPDX-License-Identifier: Apache-2.0
#include "shared/text/words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <set>

#include "shared/base/utf8.h"
#include "shared/text/folded_letters.h"

namespace dialogue {
namespace {

constexpr std::string_view soft_break = "\xe2\x80\x8b";

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
      return false;
    default:
      return true;
  }
}

enum class Writing { spaced, unspaced, mark };

/// How its script parts words. Marks go with the letter before.
Writing writing_of(char32_t letter) {
  if (letter < 0x2000 && (letter < 0xe00 || letter >= 0x1ab0)) {
    // Below these there are only Thai and its neighbours.
    const auto early = u_charType(static_cast<UChar32>(letter));
    return letter >= 0x80 && early == U_NON_SPACING_MARK ? Writing::mark : Writing::spaced;
  }
  const auto c = static_cast<UChar32>(letter);
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return Writing::unspaced;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return Writing::mark;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return Writing::unspaced;
  constexpr char32_t long_vowel = 0x30fc;
  if (letter == long_vowel) return Writing::unspaced;
  switch (u_getIntPropertyValue(c, UCHAR_SCRIPT)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
      return Writing::unspaced;
    default:
      return Writing::spaced;
  }
}

/// Letters of one kind of writing in a row.
struct Stretch {
  bool unspaced = false;
  std::vector<std::string_view> letters;
};

/// Between two soft breaks.
using Piece = std::vector<Stretch>;

bool ascii_word(char c) { return is_word(static_cast<unsigned char>(c)); }

/// Takes a folded text apart.
class Reader {
 public:
  explicit Reader(std::string_view folded) : rest_(folded) {}

  /// The next word's pieces; empty at the end.
  std::vector<Piece> next() {
    std::vector<Piece> out;
    for (bool begun = false; !rest_.empty();) {
      const CodePoint c = next_code_point(rest_);
      const std::size_t size = std::max<std::size_t>(c.size, 1);
      const auto letter = rest_.substr(0, size);
      const bool part = c.size == 0 || is_word(c.value);
      const bool soft = letter == soft_break;
      if (!part && !soft && begun) return out;
      rest_.remove_prefix(size);
      if (part) {
        if (out.empty() || broken_) out.emplace_back();
        add(out.back(), letter, c);
        begun = true;
      }
      broken_ = soft && begun;
    }
    return out;
  }

 private:
  static void add(Piece& piece, std::string_view letter, const CodePoint& c) {
    const Writing writing = c.size == 0 ? Writing::spaced : writing_of(c.value);
    const bool goes_on = !piece.empty() && (writing == Writing::mark || piece.back().unspaced == (writing == Writing::unspaced));
    if (!goes_on) piece.push_back({writing == Writing::unspaced, {}});
    piece.back().letters.push_back(letter);
  }

  std::string_view rest_;
  bool broken_ = false;
};

std::string joined(const std::vector<std::string_view>& letters, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += letters[i];
  return out;
}

/// The tokens of a stretch. For the index the last letter counts too, so that each letter begins a token.
std::vector<std::string> tokens_of(const Stretch& stretch, bool for_index) {
  const auto& letters = stretch.letters;
  if (!stretch.unspaced) return {joined(letters, 0, letters.size())};
  std::vector<std::string> out;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) out.push_back(joined(letters, i, i + 2));
  if (for_index || out.empty()) out.emplace_back(letters.back());
  return out;
}

Piece written_together(const std::vector<Piece>& pieces) {
  Piece out;
  for (const Piece& piece : pieces)
    for (const Stretch& stretch : piece) {
      if (out.empty() || out.back().unspaced != stretch.unspaced) {
        out.push_back(stretch);
      } else {
        out.back().letters.insert(out.back().letters.end(), stretch.letters.begin(), stretch.letters.end());
      }
    }
  return out;
}

void add_tokens(std::string& out, const Piece& piece) {
  for (const Stretch& stretch : piece)
    for (const std::string& token : tokens_of(stretch, true)) {
      if (!out.empty()) out += ' ';
      out += token;
    }
}

void add_phrases(std::vector<SoughtPhrase>& out, const Piece& piece) {
  for (const Stretch& stretch : piece) out.push_back({tokens_of(stretch, false), stretch.unspaced && stretch.letters.size() == 1});
}

std::string key_of(const SoughtPhrase& phrase) {
  std::string out;
  for (const std::string& token : phrase.tokens) out += token + ' ';
  if (phrase.prefix) out.pop_back();
  return out;
}

bool all_in(std::string_view indexed, const std::vector<SoughtPhrase>& phrases) {
  return std::all_of(phrases.begin(), phrases.end(),
                     [&](const SoughtPhrase& phrase) { return indexed.find(' ' + key_of(phrase)) != std::string_view::npos; });
}

std::string key_of(const SoughtWord& word) {
  std::string out;
  for (const auto* phrases : {&word.parts, &word.together})
    for (const SoughtPhrase& phrase : *phrases) out += key_of(phrase) + '\n';
  return out;
}

}  // namespace

std::string indexed_words(std::string_view text) {
  std::string folded = fold_keeping(text, soft_break);
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string out;
    out.reserve(folded.size());
    for (const char c : folded)
      if (ascii_word(c)) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    if (out.ends_with(' ')) out.pop_back();
    return out;
  }
  std::string out;
  Reader reader(folded);
  for (auto pieces = reader.next(); !pieces.empty(); pieces = reader.next()) {
    for (const Piece& piece : pieces) add_tokens(out, piece);
    if (pieces.size() > 1) add_tokens(out, written_together(pieces));
  }
  return out;
}

std::vector<SoughtWord> sought_words(std::string_view text) {
  std::vector<SoughtWord> out;
  std::set<std::string> known;
  const std::string folded = fold_keeping(text, soft_break);
  Reader reader(folded);
  for (auto pieces = reader.next(); !pieces.empty(); pieces = reader.next()) {
    SoughtWord word;
    for (const Piece& piece : pieces) add_phrases(word.parts, piece);
    if (pieces.size() > 1) add_phrases(word.together, written_together(pieces));
    out.push_back(std::move(word));
  }
  if (out.empty()) return out;
  for (auto* phrases : {&out.back().parts, &out.back().together})
    if (!phrases->empty()) phrases->back().prefix = true;
  std::erase_if(out, [&](const SoughtWord& word) { return !known.insert(key_of(word)).second; });
  return out;
}

bool has_words(std::string_view indexed, const std::vector<SoughtWord>& sought) {
  const std::string spaced = ' ' + std::string(indexed) + ' ';
  return std::all_of(sought.begin(), sought.end(), [&](const SoughtWord& word) {
    return all_in(spaced, word.parts) || (!word.together.empty() && all_in(spaced, word.together));
  });
}

}  // namespace dialogue
