// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// A text as people look for it, in any script. It is in lower case. Accents, vowel marks and points are gone. Ligatures, full width and
/// presentation forms are taken apart. Digits of all scripts are plain. Letters that people type for each other are one (Arabic and Persian
/// yeh and kaf, alef with and without hamza, ё and е, final sigma, dotless i, hiragana and katakana). Invisible characters are dropped.
/// Typographic spaces, dashes and quotation marks are plain. Marks that make another letter stay: й, が, vowel signs of Indic scripts and
/// of Thai. Bytes that are not valid stay. fold(fold(x)) is fold(x).
std::string fold(std::string_view text);

/// Names what `fold` does. When the name changes, texts that were folded before must be folded again.
std::string folding();

/// Whether the words stand in the text, both folded. A joiner or a break without width counts as nothing and as a space.
bool holds(std::string_view text, std::string_view words);

/// The same text with each letter and its marks written as one character where Unicode has it. Bytes that are not valid stay.
std::string composed(std::string_view text);

}  // namespace dialogue
