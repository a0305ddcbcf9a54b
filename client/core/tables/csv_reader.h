// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// What the user says of a table so that it need not be found out.
struct TableOptions {
  std::string encoding;  ///< any name that ICU knows; empty = find out
  char delimiter = 0;    ///< ASCII, no quote, no line end; 0 = find out
};

struct TableRow {
  std::size_t line = 0;  ///< in the file, from 1: where the row begins
  std::vector<std::string> cells;
  std::string problem;           ///< bad_quotes: text after a closing quote; damaged_text: a character that is none; empty when fine
  std::size_t problem_cell = 0;  ///< of damaged_text
};

/// A delimited text file: its cells as they are; its headings without the spaces around them, and with one space for each run inside.
/// Columns and cells without a heading that hold nothing are left out.
struct Table {
  std::string encoding;
  char delimiter = ',';
  std::string line_ends;  ///< "LF", "CRLF", "CR" or "mixed"; "none" for a single line
  std::vector<std::string> header;
  std::vector<TableRow> rows;         ///< without rows that are empty altogether
  std::vector<std::size_t> nameless;  ///< columns that have no heading and yet hold something, from 1

  /// Position of a column by its name, exactly or else in any case and with any spaces; npos when there is none.
  std::size_t column(std::string_view name) const;
};

/// RFC 4180 with any line end and comma, semicolon, tab or bar. A first line "sep=;" of Excel's says which. Pure. Codes beside those of
/// decode_text and not_a_table: unclosed_quote (args: line), no_header, same_column_twice (args: name), damaged_header (args: encoding),
/// too_large (args: limit).
Result<Table> read_table(std::string_view bytes, const TableOptions& options = {});

}  // namespace dialogue
