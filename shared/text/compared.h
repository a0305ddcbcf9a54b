// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts word by word, in any script. Pure; any thread.
namespace dialogue {

/// The text composed (NFC) and without white space at its ends. Two devices call texts the same when these are equal.
std::string composed_inside(std::string_view text);

struct TextWord {
  std::string text;
  std::string lower;
  bool digits = false;       ///< it has a digit of any script
  bool may_be_name = false;  ///< it has a capital, or is of a script that has none
  bool sign = false;         ///< a sign of money, a share, a degree or mathematics, alone
};
/// Letters and digits that stand together are a word, with the apostrophes inside. A plus or minus before a digit belongs to it. Other
/// signs that mean an amount or a comparison are words of their own.
std::vector<TextWord> words_of(std::string_view text);

}  // namespace dialogue
