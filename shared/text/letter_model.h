// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue {

/// How likely letters follow each other in a language's words. It is learnt from Unicode's locale data in that language: the names of
/// countries, languages, cities, currencies, months and days. Any thread.
class LetterModel {
 public:
  virtual ~LetterModel() = default;
  /// Natural logarithm of the chance that `next` stands behind `letter`, both in lower case; 0 is the edge of a word.
  virtual double follows(char32_t letter, char32_t next) const = 0;
};

/// The model of a language ("hr"), made at first use.
const LetterModel& letter_model(const std::string& language);

/// One letter for those that encodings have for each other: the cedilla and the comma below, Persian and Arabic yeh.
char32_t same_letter(char32_t letter);

}  // namespace dialogue
