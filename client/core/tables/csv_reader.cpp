// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/csv_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "client/core/tables/csv_text.h"
#include "client/core/tables/not_a_table.h"
#include "shared/base/utf8.h"
#include "shared/text/fold.h"

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

/// Walks the text once. Each call gives the next record.
class Reader {
 public:
  Reader(std::string_view text, char delimiter, std::size_t first_line = 1) : text_(text), delimiter_(delimiter), line_(first_line) {}

  bool done() const { return at_ >= text_.size(); }
  const LineEnds& line_ends() const { return ends_; }

  /// False when a quote is never closed: `row.line` is where it opened.
  bool next(TableRow& row) {
    row = {line_, {}, {}, 0};
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
      const auto closed = at_;
      while (at_ < text_.size() && text_[at_] == ' ') ++at_;
      if (at_ < text_.size() && !at_end_of_cell()) row.problem = "bad_quotes", at_ = closed;
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

/// Empty also means separators alone, whichever they are.
bool holds_nothing(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.find_first_not_of(" ,;|\t") == std::string::npos; });
}

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
      if (records == 0 && holds_nothing(row)) continue;
      if (records++ == 0) columns = row.cells.size();
      same += row.cells.size() == columns;
    }
    // The number of columns counts for little where the records do not agree on it.
    const auto score = columns > 1 ? (columns - 1) * 100 * same * same / (records * records) + same : 0;
    if (score > best_score) best = candidate, best_score = score;
  }
  return best;
}

bool empty_row(const TableRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

Error no_table(const char* code, std::string arg) { return {code, "", {std::move(arg)}, ""}; }

/// Takes off spaces of any kind around a heading, makes runs of them inside one, line ends too, and drops marks that nobody sees.
std::string tidy(std::string_view name) {
  std::string out;
  while (!name.empty()) {
    const auto c = next_code_point(name);
    const auto size = std::max<std::size_t>(1, c.size);
    const bool unseen = c.value == 0xFEFF || (c.value >= 0x200B && c.value <= 0x200F) || c.value == 0x2060 || c.value == 0xAD;
    const bool space = c.value <= 0x20 || c.value == 0xA0 || c.value == 0x85 || (c.value >= 0x2000 && c.value <= 0x200A) ||
                       c.value == 0x2028 || c.value == 0x2029 || c.value == 0x202F || c.value == 0x205F || c.value == 0x3000;
    if (space && c.size != 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!unseen || c.size == 0) {
      out += name.substr(0, size);
    }
    name.remove_prefix(size);
  }
  if (out.ends_with(' ')) out.pop_back();
  // Quotation marks that were not taken off because a space stood before them.
  if (out.size() > 2 && out.front() == out.back() && (out.front() == '"' || out.front() == '\'')) return out.substr(1, out.size() - 2);
  return out;
}

Status take_header(Table& table, TableRow row) {
  std::set<std::string> seen;
  for (auto& name : row.cells) {
    name = tidy(name);
    if (!valid_utf8(name)) return no_table("damaged_header", table.encoding);
    if (!name.empty() && !seen.insert(name).second) return no_table("same_column_twice", name);
  }
  table.header = std::move(row.cells);
  while (table.header.size() > 1 && table.header.back().empty()) table.header.pop_back();
  return {};
}

/// Spreadsheets write separators behind the last column that holds anything.
void take_row(Table& table, TableRow row) {
  while (row.cells.size() > table.header.size() && row.cells.back().empty()) row.cells.pop_back();
  for (std::size_t i = 0; i < row.cells.size() && row.problem.empty(); ++i)
    if (!valid_utf8(row.cells[i])) row.problem = "damaged_text", row.problem_cell = i;
  table.rows.push_back(std::move(row));
}

/// "sep=;" or "Sep = ;", with the empty cells of a row that a spreadsheet adds when it saves the line again. 0 = no such line.
char separator_in(std::string_view line) {
  const auto skip = [&] { line.remove_prefix(std::min(line.find_first_not_of(' '), line.size())); };
  if (line.size() < 5 || fold(line.substr(0, 3)) != "sep") return 0;
  line.remove_prefix(3);
  skip();
  if (line.empty() || line.front() != '=') return 0;
  line.remove_prefix(1);
  skip();
  if (line.empty()) return 0;
  const char separator = line.front();
  const bool nothing_else = line.find_first_not_of(std::string{separator, ' '}) == std::string_view::npos;
  return nothing_else && (separator > ' ' || separator == '\t') && separator <= '~' && separator != '"' ? separator : 0;
}

/// Excel's own first line says what separates the cells. It is taken off, and told.
char take_separator_line(std::string_view& text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  std::string line(text.substr(0, end));
  line.erase(std::remove(line.begin(), line.end(), '"'), line.end());
  const char separator = separator_in(line);
  if (separator == 0) return 0;
  text.remove_prefix(end);
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return separator;
}

void find_nameless(Table& table) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const bool holds = table.header[i].empty() && std::any_of(table.rows.begin(), table.rows.end(), [i](const TableRow& row) {
                         return i < row.cells.size() && !row.cells[i].empty();
                       });
    if (holds) table.nameless.push_back(i + 1);
  }
}

}  // namespace

std::size_t Table::column(std::string_view name) const {
  const auto at = [&](auto found) { return found == header.end() ? std::string::npos : static_cast<std::size_t>(found - header.begin()); };
  const auto exact = at(std::find(header.begin(), header.end(), name));
  if (exact != std::string::npos) return exact;
  const auto meant = fold(tidy(name));
  return at(std::find_if(header.begin(), header.end(), [&](const std::string& one) { return fold(one) == meant; }));
}

Result<Table> read_table(std::string_view bytes, const TableOptions& options) {
  if (bytes.size() > file_max) return no_table("too_large", std::to_string(file_max));
  auto decoded = decode_text(bytes, options.encoding);
  if (!decoded) return decoded.error();
  Table table;
  table.encoding = decoded->encoding;
  if (auto other = not_a_table(decoded->text)) return std::move(*other);
  std::string_view text = decoded->text;
  const char said = take_separator_line(text);
  table.delimiter = options.delimiter ? options.delimiter : said ? said : find_delimiter(text);
  Reader reader(text, table.delimiter, said ? 2 : 1);
  bool header = false;
  while (!reader.done()) {
    TableRow row;
    if (!reader.next(row)) return no_table("unclosed_quote", std::to_string(row.line));
    if (row.cells.size() > columns_max) return no_table("too_large", std::to_string(columns_max));
    if (empty_row(row) || (!header && holds_nothing(row))) continue;
    if (header) {
      if (table.rows.size() >= rows_max) return no_table("too_large", std::to_string(rows_max));
      take_row(table, std::move(row));
    } else {
      if (const auto taken = take_header(table, std::move(row)); !taken) return taken.error();
      header = true;
    }
  }
  table.line_ends = reader.line_ends().name();
  if (!header) return Error{"no_header", "", {}, ""};
  find_nameless(table);
  return table;
}

}  // namespace dialogue
