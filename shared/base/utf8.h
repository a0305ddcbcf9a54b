// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dialogue {

/// One code point taken from the front of a text. Size 0 when the bytes there are not valid UTF-8 (overlong forms, surrogates, above
/// U+10FFFF, cut off) or the text is empty.
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 0;
};
CodePoint next_code_point(std::string_view text);
void append_utf8(std::string& out, std::uint32_t code_point);

bool valid_utf8(std::string_view text);
/// Code points; each byte that is not valid counts as one.
std::size_t count_characters(std::string_view text);

}  // namespace dialogue
