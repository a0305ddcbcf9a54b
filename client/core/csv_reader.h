// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// What the user says of a table instead of letting it be found out.
struct TableOptions {
  std::string encoding;  ///< empty = find out
  char delimiter = 0;    ///< ASCII, no quote, no line end; 0 = find out
};

struct TableRow {
  std::size_t line = 0;  ///< in the file, from 1: where the row begins
  std::vector<std::string> cells;
  std::string problem;  ///< "bad_quotes": text after a closing quote; empty when fine
};

/// A delimited text file as it is: nothing is trimmed or guessed beyond encoding and delimiter, and those are told.
struct Table {
  std::string encoding;
  char delimiter = ',';
  std::string line_ends;  ///< "LF", "CRLF", "CR" or "mixed"; "none" for a single line
  std::vector<std::string> header;
  std::vector<TableRow> rows;  ///< without rows that are empty altogether

  /// Position of a column by its exact name; npos when there is none.
  std::size_t column(std::string_view name) const;
};

/// RFC 4180 with any line end and comma, semicolon, tab or bar. Pure. Codes beside those of decode_text: unclosed_quote (args: line),
/// no_header, same_column_twice (args: name), too_large (args: limit).
Result<Table> read_table(std::string_view bytes, const TableOptions& options = {});

}  // namespace dialogue
