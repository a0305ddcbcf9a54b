// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/text/encodings.h"

namespace dialogue {

/// A text file as UTF-8, and what it was written in.
struct DecodedText {
  std::string text;      ///< with `unreadable` where a character is damaged
  std::string encoding;  ///< "UTF-8", "UTF-8 with BOM", "UTF-16LE", "Windows-1252", "Latin-1" …
};

/// Finds out the encoding, or takes the one that is named: byte order mark, UTF-16 and UTF-32, UTF-8 also when some of it is damaged, else
/// the one reading that alone gives a text. Pure. Codes: empty_file, those of not_text_at_all, encoding_unclear (args: the readings, in
/// words), unknown_encoding (args: the name, names like it).
Result<DecodedText> decode_text(std::string_view bytes, std::string_view encoding = {});
/// A whole text, for a field: as decode_text, and code bad_encoding (args: encoding, byte) when a character is damaged.
Result<DecodedText> decode_whole(std::string_view bytes, std::string_view encoding = {});

/// The readings between which only a person can decide; empty when there is no doubt.
std::vector<Reading> doubtful_readings(std::string_view bytes);

/// Whether a spreadsheet would take this text for a formula, or for one behind the apostrophe that keeps it from being one. Such a text
/// goes out with one more apostrophe, and comes in with one less.
bool is_like_formula(std::string_view text);

}  // namespace dialogue
