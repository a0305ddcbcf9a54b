// SPDX-License-Identifier: Apache-2.0
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "client/core/export_columns.h"
#include "client/core/export_formats.h"
#include "client/core/values.h"
#include "shared/domain/record.h"

namespace dialogue {
namespace {

constexpr std::size_t longest_cell = 32'767, most_rows = 1'048'575, exact_digits = 15;

/// "2027-03-17" or "2027-03-17T13:00:00Z".
bool read_time(const std::string& text, lxw_datetime& out) {
  double seconds = 0;
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  const int n = std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%lf", &year, &month, &day, &hour, &minute, &seconds);
  out = {year, month, day, hour, minute, seconds};
  return (n == 3 || n == 6) && year >= 1900 && year <= 9999;
}

class Workbook {
 public:
  /// The library writes files only: one in the replica's own folder, which nobody else can read, removed afterwards.
  explicit Workbook(const std::string& folder) : path_(folder + "/export.xlsx.part"), folder_(folder) {
    lxw_workbook_options options{};
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(path_.c_str(), &options);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    time_ = workbook_add_format(book_);
    format_set_num_format(time_, "yyyy-mm-dd hh:mm:ss");
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
  }
  ~Workbook() {
    if (book_) workbook_close(book_);
    std::remove(path_.c_str());
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  lxw_worksheet* sheet(const std::string& name, const std::vector<std::string>& header) {
    auto* out = workbook_add_worksheet(book_, name.substr(0, 31).c_str());
    for (std::size_t i = 0; i < header.size(); ++i) worksheet_write_string(out, 0, static_cast<lxw_col_t>(i), header[i].c_str(), bold_);
    worksheet_freeze_panes(out, 1, 0);
    return out;
  }

  /// `field` null: text. Text goes in as a string whatever it begins with.
  void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Field* field, const std::string& text) {
    if (text.empty()) return;
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    const auto type = field && field->cls != FieldClass::set ? field->type : Type::text;
    lxw_datetime time{};
    double number = 0;
    if (type == Type::boolean) {
      worksheet_write_boolean(sheet, r, c, text == "true", nullptr);
    } else if ((type == Type::date || type == Type::instant) && read_time(text, time)) {
      worksheet_write_datetime(sheet, r, c, &time, type == Type::date ? date_ : time_);
    } else if (type == Type::number && exact(text, number)) {
      worksheet_write_number(sheet, r, c, number, nullptr);
    } else {
      worksheet_write_string(sheet, r, c, text.substr(0, fitting(text)).c_str(), nullptr);
    }
  }

  Status finish(const ExportSink& sink) {
    const auto error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) return Error{"internal", "", {}, lxw_strerror(error)};
    std::ifstream file(path_, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (bytes.empty()) return Error{"internal", "", {}, "workbook"};
    sink(bytes);
    return {};
  }

 private:
  static bool exact(const std::string& text, double& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && text.size() <= exact_digits;
  }
  /// Bytes that fit; never inside a character.
  static std::size_t fitting(const std::string& text) {
    if (text.size() <= longest_cell) return text.size();
    std::size_t end = longest_cell;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return end;
  }

  std::string path_, folder_;
  lxw_workbook* book_ = nullptr;
  lxw_format *date_ = nullptr, *time_ = nullptr, *bold_ = nullptr;
};

/// A sheet for one part of the kind: the record, the part's id, its fields.
struct PartSheet {
  const Part* part;
  lxw_worksheet* sheet;
  std::size_t row = 0;

  void add(Workbook& book, const Record& record) {
    any_cell(record.cells, part->name, [&](std::string_view id, std::string_view rest, std::string_view) {
      if (!rest.empty() || row >= most_rows) return false;
      ++row;
      book.put(sheet, row, 0, nullptr, record.id.text());
      book.put(sheet, row, 1, nullptr, std::string(id));
      for (std::size_t i = 0; i < part->fields.size(); ++i) {
        const Field& field = part->fields[i];
        book.put(sheet, row, i + 2, &field, value(record, field, part->name + "[" + std::string(id) + "]." + field.name));
      }
      return false;
    });
  }

  static std::string value(const Record& record, const Field& field, const std::string& path) {
    if (field.cls != FieldClass::set) {
      const auto it = record.cells.find(path);
      return it == record.cells.end() ? std::string() : table_value(&field, it->second);
    }
    std::string out;
    any_cell(record.cells, path, [&](std::string_view key, std::string_view rest, std::string_view) {
      if (rest.empty()) out += (out.empty() ? "" : ";") + std::string(key);
      return false;
    });
    return out;
  }
};

}  // namespace

Status export_xlsx(Replica& replica, const Kind& kind, const ExportSink& sink) {
  Workbook book(replica.directory());
  const auto columns = export_columns(kind);
  std::vector<std::string> header;
  for (const auto& column : columns) header.push_back(column.name);
  auto* sheet = book.sheet(kind.name, header);
  std::vector<PartSheet> parts;
  for (const auto& part : kind.parts) {
    std::vector<std::string> names{kind.name, part.name};
    for (const auto& field : part.fields) names.push_back(field.name);
    parts.push_back({&part, book.sheet(part.name, names)});
  }
  std::size_t row = 0;
  const auto done = each_record(replica, kind, [&](const Record& record) {
    if (++row > most_rows) return;
    const auto translations = translations_of(replica, record.id);
    for (std::size_t i = 0; i < columns.size(); ++i)
      book.put(sheet, row, i, columns[i].lang.empty() ? columns[i].field : nullptr, column_text(columns[i], record, translations));
    for (auto& part : parts) part.add(book, record);
  });
  if (!done) return done;
  if (row > most_rows) return Error{"too_many_rows", "", {std::to_string(row)}, ""};
  return book.finish(sink);
}

}  // namespace dialogue
