// SPDX-License-Identifier: Apache-2.0
// Texts in any encoding as UTF-8. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// Stands in a decoded text for a character that could not be read. It is no UTF-8, so a cell with it is known from any other.
inline constexpr char unreadable = '\xFF';

/// The text, with `unreadable` for each character that the bytes do not give: wrong sequences, controls beyond ASCII, places that Unicode
/// has nothing for. `encoding`: any name that ICU has for one. Code unknown_encoding (args: the name, names like it).
Result<std::string> decode(std::string_view bytes, std::string_view encoding);

/// Up to three names of encodings that look like this one.
std::vector<std::string> encodings_like(std::string_view name);

/// One way to read a text.
struct Reading {
  std::string encoding;
  std::string text;  ///< of the sample
};
/// The ways in which bytes that are neither ASCII nor UTF-8 can be meant, likeliest first. One way alone is the one, without doubt. Of
/// several, somebody has to choose. None: nothing that is known gives a text.
std::vector<Reading> guess_encoding(std::string_view sample);

/// Whether the words of a text are put together as in some language: no symbols and no capitals inside words, one script in a word, marks
/// and final forms where they belong.
bool is_well_formed(std::string_view text);

/// UTF-16 or UTF-32 without a byte order mark; empty when it is neither.
std::string_view wide_without_mark(std::string_view bytes);

/// The lines that have something beyond ASCII, as far as they fit into `most` bytes. People decide an encoding by these.
std::string telling_lines(std::string_view bytes, std::size_t most);

}  // namespace dialogue
