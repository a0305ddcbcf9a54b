// SPDX-License-Identifier: Apache-2.0
#include "client/core/export/workbook_text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "shared/base/utf8.h"
#include "shared/text/cut.h"

namespace dialogue {
namespace {

/// UTF-16 units.
constexpr std::size_t longest_cell = 32'767;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// "_x0041_"
bool reads_as_escape(std::string_view text) {
  constexpr std::size_t size = 7;
  return text.size() >= size && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

bool is_escaped(std::uint32_t c) { return (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF; }

/// Bytes of the longest beginning that fits when it is written, less `reserve` units.
std::size_t beginning(std::string_view text, std::string_view sign, std::size_t reserve) {
  const std::size_t room = longest_cell - reserve;
  std::size_t budget = room, end = 0;
  do {
    end = fitting(text, budget);
    const auto used = utf16_units(workbook_text(text.substr(0, end)));
    if (used <= room) break;
    // The text is as much shorter as it grows by being written.
    budget = utf16_units(text.substr(0, end)) * room / used;
  } while (budget > 0);
  if (end == text.size() || sign.empty()) return end;
  const auto last = text.substr(0, end).rfind(sign);
  return last == std::string_view::npos ? end : last + sign.size();
}

}  // namespace

std::string workbook_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = next_code_point(text);
    const auto size = std::max<std::size_t>(c.size, 1);
    if (c.size == 0) {
      out += "\xEF\xBF\xBD";
    } else if (is_escaped(c.value)) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "_x%04X_", static_cast<unsigned>(c.value));
      out += escape;
    } else {
      if (reads_as_escape(text)) out += "_x005F";
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return out;
}

// Bytes are at least as many as units, and most texts are far shorter than the limit.
bool fits_cell(std::string_view text) {
  constexpr std::size_t longest_escape = 7;
  return text.size() * longest_escape <= longest_cell || utf16_units(workbook_text(text)) <= longest_cell;
}

std::vector<std::string> cell_pieces(std::string_view text, std::string_view sign) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::max<std::size_t>(beginning(text, sign, 0), 1);
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::string beginning_for_cell(std::string_view text, std::string_view sign, std::string_view mark) {
  return std::string(text.substr(0, beginning(text, sign, utf16_units(mark)))) + std::string(mark);
}

}  // namespace dialogue
