// SPDX-License-Identifier: Apache-2.0
#include "client/core/csv_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "client/core/csv_text.h"

namespace dialogue {
namespace {

constexpr std::size_t file_max = 64u << 20;
constexpr std::size_t rows_max = 500'000;
constexpr std::size_t columns_max = 1000;

struct LineEnds {
  std::size_t lf = 0, crlf = 0, cr = 0;

  std::string name() const {
    const int kinds = (lf > 0) + (crlf > 0) + (cr > 0);
    if (kinds == 0) return "none";
    if (kinds > 1) return "mixed";
    return lf ? "LF" : crlf ? "CRLF" : "CR";
  }
};

/// Walks the text once; each call gives the next record.
class Reader {
 public:
  Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool done() const { return at_ >= text_.size(); }
  const LineEnds& line_ends() const { return ends_; }

  /// False when a quote is never closed: `row.line` is where it opened.
  bool next(TableRow& row) {
    row = {line_, {}, {}};
    do {
      std::string cell;
      if (!read_cell(row, cell)) return false;
      row.cells.push_back(std::move(cell));
    } while (take_delimiter());
    take_line_end();
    return true;
  }

 private:
  bool read_cell(TableRow& row, std::string& cell) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!read_quoted(cell)) {
        row.line = quote_line_;
        return false;
      }
      if (at_ < text_.size() && !at_end_of_cell()) row.problem = "bad_quotes";
    }
    while (at_ < text_.size() && !at_end_of_cell()) cell += text_[at_++];
    return true;
  }

  bool read_quoted(std::string& cell) {
    quote_line_ = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return true;
        }
        ++at_;
      } else if (c == '\n' || (c == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n'))) {
        ++line_;
      }
      cell += c;
    }
    return false;
  }

  bool at_end_of_cell() const { return text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r'; }

  bool take_delimiter() {
    if (at_ >= text_.size() || text_[at_] != delimiter_) return false;
    ++at_;
    return true;
  }

  void take_line_end() {
    if (at_ >= text_.size()) return;
    ++line_;
    if (text_[at_++] == '\n') {
      ++ends_.lf;
    } else if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      ++ends_.crlf;
    } else {
      ++ends_.cr;
    }
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0, line_ = 1, quote_line_ = 1;
  LineEnds ends_;
};

/// The delimiter under which the first records have the most columns, and the same number of them.
char find_delimiter(std::string_view text) {
  constexpr std::array candidates{',', ';', '\t', '|'};
  char best = ',';
  std::size_t best_score = 0;
  for (const char candidate : candidates) {
    Reader reader(text, candidate);
    TableRow row;
    std::size_t columns = 0, records = 0, same = 0;
    while (records < 50 && !reader.done() && reader.next(row)) {
      if (records++ == 0) columns = row.cells.size();
      same += row.cells.size() == columns;
    }
    // Columns count for little where the records do not agree on them.
    const auto score = columns > 1 ? (columns - 1) * 100 * same * same / (records * records) + same : 0;
    if (score > best_score) best = candidate, best_score = score;
  }
  return best;
}

bool empty_row(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

Error no_table(const char* code, std::string arg) { return {code, "", {std::move(arg)}, ""}; }

Status take_header(Table& table, TableRow row) {
  if (row.cells.size() == 1 && row.cells[0] == "BEGIN:VCALENDAR") return no_table("not_a_table", "iCalendar");
  if (row.cells.size() == 1 && row.cells[0] == "BEGIN:VCARD") return no_table("not_a_table", "vCard");
  std::set<std::string> seen;
  for (const auto& name : row.cells)
    if (!name.empty() && !seen.insert(name).second) return no_table("same_column_twice", name);
  table.header = std::move(row.cells);
  return {};
}

}  // namespace

std::size_t Table::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? std::string::npos : static_cast<std::size_t>(found - header.begin());
}

Result<Table> read_table(std::string_view bytes, const TableOptions& options) {
  if (bytes.size() > file_max) return no_table("too_large", std::to_string(file_max));
  auto decoded = decode_text(bytes, options.encoding);
  if (!decoded) return decoded.error();
  Table table;
  table.encoding = decoded->encoding;
  table.delimiter = options.delimiter ? options.delimiter : find_delimiter(decoded->text);
  Reader reader(decoded->text, table.delimiter);
  bool header = false;
  while (!reader.done()) {
    TableRow row;
    if (!reader.next(row)) return no_table("unclosed_quote", std::to_string(row.line));
    if (row.cells.size() > columns_max) return no_table("too_large", std::to_string(columns_max));
    if (empty_row(row)) continue;
    if (header) {
      if (table.rows.size() >= rows_max) return no_table("too_large", std::to_string(rows_max));
      table.rows.push_back(std::move(row));
    } else {
      if (const auto taken = take_header(table, std::move(row)); !taken) return taken.error();
      header = true;
    }
  }
  table.line_ends = reader.line_ends().name();
  if (!header) return Error{"no_header", "", {}, ""};
  return table;
}

}  // namespace dialogue
