// SPDX-License-Identifier: Apache-2.0
// Tables as spreadsheets write them, in any encoding: first line "ENCODING DELIMITER" (both may be missing), then the file. What is read,
// written as RFC 4180 in UTF-8, is read as the same.
#include "client/core/tables/csv_reader.h"
#include "client/core/tables/export_table.h"
#include "client/core/tables/import_plan.h"
#include "shared/base/utf8.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

namespace {

std::string line_of(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& cell : cells) out += (&cell == cells.data() ? "" : ",") + csv_cell(cell, false);
  return out + "\r\n";
}

void comes_back(const Table& table) {
  std::string text = "\xEF\xBB\xBF" + line_of(table.header);
  for (const auto& row : table.rows) text += line_of(row.cells);
  const auto again = read_table(text, {"utf-8", ','});
  expect(again.ok() && again->header == table.header && again->rows.size() == table.rows.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) expect(again->rows[i].cells == table.rows[i].cells);
}

void plan(const Table& table) {
  const auto map = map_by_names(platform(), *platform().kind("support_request"), table);
  if (!map || !check_columns(*map, table)) return;
  ImportPlanner planner(platform(), *map, table, {});
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto row = planner.plan(i);
    for (const auto& problem : row.problems) expect(!problem.error.code.empty());
  }
}

}  // namespace

FUZZ_TARGET(table, input) {
  fuzz::Choices choices(input);
  auto line = choices.line();
  TableOptions options;
  const auto space = line.find(' ');
  options.encoding = line.substr(0, space);
  if (space != std::string_view::npos && space + 1 < line.size()) options.delimiter = line[space + 1];
  if (options.delimiter < 0 || options.delimiter == '\n' || options.delimiter == '\r' || options.delimiter == '"') options.delimiter = 0;
  const auto table = read_table(choices.rest(), options);
  if (!table) return;
  expect(!table->header.empty());
  for (const auto& row : table->rows)
    for (const auto& cell : row.cells) expect(valid_utf8(cell));
  comes_back(*table);
  plan(*table);
}
