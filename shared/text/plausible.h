// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dialogue {

struct Looks {
  bool plausible = false;
  bool clear = false;       ///< also that hardly a letter is of another alphabet
  bool apostrophes = true;  ///< all are where English and French have them
  std::size_t letters = 0;  ///< beyond ASCII
};

/// Whether a text, decoded in some way, looks like the writing of one of these languages ("fr es", "en+fr" for both in one text): no
/// symbols and no capitals inside words, one script in a word, marks and final forms where they belong, letters of the language's alphabet.
Looks look_at(std::string_view text, std::string_view languages);

}  // namespace dialogue
