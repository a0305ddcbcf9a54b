// SPDX-License-Identifier: Apache-2.0
// A text as words to be looked for. Writing without spaces between words (Chinese, Japanese, Thai …) goes in as pairs of letters that
// follow each other. So any part of it is found without a dictionary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// Tokens that stand side by side.
struct SoughtPhrase {
  std::vector<std::string> tokens;
  bool prefix = false;  ///< the last token may go on
};

/// Found when all of its parts are found, or else its form when they are written together.
struct SoughtWord {
  std::vector<SoughtPhrase> parts;
  std::vector<SoughtPhrase> together;  ///< empty for a word without joiners
};

/// The words of a folded text with a space between: letters of ASCII, digits, and all that is not ASCII. For an index that parts tokens at
/// other characters of ASCII.
std::string indexed_words(std::string_view text);

/// What is asked for, in its order and without repetitions. The last word counts as a beginning.
std::vector<SoughtWord> sought_words(std::string_view text);

/// Whether a text that went through `indexed_words` has them all.
bool has_words(std::string_view indexed, const std::vector<SoughtWord>& sought);

}  // namespace dialogue
