// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// A text as people look for it, in any script: lower case; without accents, vowel marks and points; ligatures, full width and
/// presentation forms taken apart; digits of all scripts plain; letters that people type for each other made one (Arabic and Persian
/// yeh and kaf, alef with and without hamza, ё and е, final sigma, dotless i, hiragana and katakana); what cannot be seen dropped;
/// typographic spaces, dashes and quotation marks plain. Marks that make another letter stay: й, が, vowel signs of Indic scripts and
/// of Thai. Bytes that are not valid stay. fold(fold(x)) is fold(x).
std::string fold(std::string_view text);

/// What `fold` does, as a name: when it is another one, what was folded before is to be folded again.
std::string folding();

/// Whether the words stand in the text, both folded. A joiner or a break without width counts as nothing and as a space.
bool holds(std::string_view text, std::string_view words);

/// The same text with each letter and its marks written as one character where Unicode has it. Bytes that are not valid stay.
std::string composed(std::string_view text);

}  // namespace dialogue
