// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// A text file as UTF-8, and what it was written in.
struct DecodedText {
  std::string text;
  std::string encoding;  ///< "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252", "Latin-1"
};

/// Finds out the encoding (byte order mark, UTF-16, UTF-8, else Windows-1252 or Latin-1) or takes the one that is named. Pure.
/// Codes: empty_file, not_text (args: what it looks like), spreadsheet, bad_encoding (args: encoding, byte).
Result<DecodedText> decode_text(std::string_view bytes, std::string_view encoding = {});

/// Whether a spreadsheet would take this text for a formula, or for one behind the apostrophe that keeps it from it.
/// Such a text goes out with one more apostrophe, and comes in with one less.
bool is_like_formula(std::string_view text);

}  // namespace dialogue
