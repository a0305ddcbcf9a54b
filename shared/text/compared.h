// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts word by word, in any script. Pure; any thread.
namespace dialogue {

/// Composed (NFC) and without white space at its ends: what two devices call the same text.
std::string composed_inside(std::string_view text);

struct TextWord {
  std::string text;
  std::string lower;
  bool digits = false;   ///< a digit of any script is in it
  bool capital = false;  ///< begins with a capital, or has one
  bool acronym = false;  ///< has more than one capital
  bool first = false;    ///< of its sentence
};
/// Letters and digits that stand together, with the apostrophes inside; a sign before a digit belongs to it.
std::vector<TextWord> words_of(std::string_view text);

}  // namespace dialogue
