// SPDX-License-Identifier: Apache-2.0
#include "server/admin/printing.h"

#include <algorithm>
#include <cstdlib>

#include "server/admin/command_line.h"
#include "shared/base/utf8.h"
#include "shared/wire/json.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

/// People wrote these names, so nothing of them may move the terminal's cursor.
std::string plain(std::string_view text) {
  std::string out;
  for (char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return out;
}

Json row_json(const Table& table, const std::vector<std::string>& row) {
  Json out = Json::object();
  const auto holds_numbers = [&](const std::string& column) {
    return std::find(table.numbers.begin(), table.numbers.end(), column) != table.numbers.end();
  };
  for (std::size_t i = 0; i < row.size(); ++i)
    out[table.columns[i]] = holds_numbers(table.columns[i]) ? Json(std::strtoull(row[i].c_str(), nullptr, 10)) : Json(row[i]);
  return out;
}

std::string json_rows(const Table& table) {
  std::string lines;
  Json all = Json::array();
  for (const auto& row : table.rows) {
    if (table.streamed) {
      lines += json_text(row_json(table, row)) + "\n";
    } else {
      all.push_back(row_json(table, row));
    }
  }
  return table.streamed ? lines : json_text(all) + "\n";
}

/// Columns one below the other. The last one ends where its words end.
std::string aligned(const std::vector<std::vector<std::string>>& lines) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], count_characters(line[i]));
  std::string out;
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i)
      out += line[i] + (i + 1 < line.size() ? std::string(widths[i] - count_characters(line[i]) + 2, ' ') : "\n");
  return out;
}

}  // namespace

std::string text_of(const Cells& cells, std::string_view path) {
  const auto found = cells.find(path);
  return found == cells.end() ? std::string() : json::unquote(found->second).value_or("");
}

std::string id_text(const Uuid& id) { return id.is_nil() ? std::string() : id.text(); }

Output print_id(bool as_json, const Uuid& id) { return print_object(as_json, {{"id", id.text()}}, id.text()); }

Output print_object(bool as_json, const Strings& members, const std::string& for_people) {
  if (!as_json) return {Exit::done, for_people + "\n", ""};
  Json out = Json::object();
  for (const auto& [key, value] : members) out[key] = value;
  return {Exit::done, json_text(out) + "\n", ""};
}

Output print_numbers(bool as_json, const Numbers& numbers, const Strings& strings) {
  Json out = Json::object();
  std::string lines;
  for (const auto& [key, value] : strings) {
    out[key] = value;
    lines += key + "  " + plain(value) + "\n";
  }
  for (const auto& [key, value] : numbers) {
    out[key] = value;
    lines += key + "  " + std::to_string(value) + "\n";
  }
  return {Exit::done, as_json ? json_text(out) + "\n" : lines, ""};
}

Output print_table(bool as_json, const Table& table) {
  if (as_json) return {Exit::done, json_rows(table), ""};
  if (table.rows.empty()) return {Exit::done, "", ""};
  std::vector<std::vector<std::string>> lines{table.columns};
  for (const auto& row : table.rows) {
    lines.emplace_back();
    for (const auto& cell : row) lines.back().push_back(cell.empty() ? "-" : plain(cell));
  }
  return {Exit::done, aligned(lines), ""};
}

Output print_report(bool as_json, bool ok, const std::vector<std::string>& findings, const Numbers& numbers) {
  Json out{{"ok", ok}};
  std::string lines;
  for (const auto& [key, value] : numbers) {
    out[key] = value;
    lines += key + "  " + std::to_string(value) + "\n";
  }
  out["findings"] = findings;
  for (const auto& finding : findings) lines += "damaged: " + plain(finding) + "\n";
  return {ok ? Exit::done : Exit::damaged, as_json ? json_text(out) + "\n" : lines + (ok ? "ok\n" : ""), ""};
}

}  // namespace dialogue::admin
