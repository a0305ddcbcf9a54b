// SPDX-License-Identifier: Apache-2.0
// What a cell of a workbook can hold. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// As a workbook writes a text so that programs read what was typed: _xHHHH_ for characters that XML cannot hold, and _x005F_ for the line
/// before what would else be read as one.
std::string workbook_text(std::string_view text);

/// Whether a cell takes it whole.
bool fits_cell(std::string_view text);
/// Pieces of which each fits a cell and which are the text when joined; a set's end behind `sign`.
std::vector<std::string> cell_pieces(std::string_view text, std::string_view sign);
/// How it begins, and the mark.
std::string beginning_for_cell(std::string_view text, std::string_view sign, std::string_view mark);

}  // namespace dialogue
