// SPDX-License-Identifier: Apache-2.0
// What a cell of a workbook can hold. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// The text as a workbook writes it so that programs read what was typed: _xHHHH_ for characters that XML cannot hold, and _x005F_ for a
/// line that would else be read as one of these.
std::string workbook_text(std::string_view text);

/// Whether one cell takes the whole text.
bool fits_cell(std::string_view text);
/// Pieces of which each fits a cell, and which are the text when joined. A set's pieces end behind `sign`.
std::vector<std::string> cell_pieces(std::string_view text, std::string_view sign);
/// How the text begins, and the mark that it goes on elsewhere.
std::string beginning_for_cell(std::string_view text, std::string_view sign, std::string_view mark);

}  // namespace dialogue
