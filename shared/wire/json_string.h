// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dialogue::json {

/// What a scan of a JSON string found; see scan_string.
struct StringScan {
  std::size_t end = 0;          ///< offset behind the closing quote; for an error, of the offending byte
  bool escaped = false;         ///< holds a backslash
  bool canonical = true;        ///< every escape is the shortest
  const char* error = nullptr;  ///< what is wrong, null if nothing
};
/// `start` is the offset behind the opening quote.
StringScan scan_string(std::string_view text, std::size_t start);

/// The text of what stands between the quotes of a string that was scanned without error.
std::string unescape(std::string_view inside);

/// Appends the canonical form of a UTF-8 text, with its quotes: escapes \" \\ \b \f \n \r \t and \u00xx for other controls.
void append_quoted(std::string& out, std::string_view text);
std::string quote(std::string_view text);
/// The text of a raw JSON string; nothing when `raw` is not one whole, valid string.
std::optional<std::string> unquote(std::string_view raw);

}  // namespace dialogue::json
