// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cerrno>

#include "client/core/export/export_formats.h"
#include "client/core/export/work_folder.h"
#include "client/core/export/workbook.h"
#include "client/core/keeps/list.h"
#include "client/core/tables/export_columns.h"
#include "client/core/values.h"
#include "shared/base/disk.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

/// Times in a workbook have no zone of their own, so the heading says it.
std::string heading(const std::string& name, const Field* field) { return field && field->type == Type::instant ? name + " (UTC)" : name; }

/// A sheet for one part of the kind: the record, the part's id, its fields.
struct PartSheet {
  const Part* part;
  lxw_worksheet* sheet;
  std::size_t row = 0;

  void add(Workbook& book, const Record& record) {
    any_cell(record.cells, part->name, [&](std::string_view id, std::string_view rest, std::string_view) {
      if (!rest.empty()) return false;
      if (++row > Workbook::most_rows) return true;
      const auto of = record.id.text();
      const std::string path = part->name + "[" + std::string(id) + "]";
      book.put({sheet, row, 0}, nullptr, of, of, path);
      book.put({sheet, row, 1}, nullptr, std::string(id), of, path);
      for (std::size_t i = 0; i < part->fields.size(); ++i) {
        const Field& field = part->fields[i];
        book.put({sheet, row, i + 2}, &field, value(record, field, path + "." + field.name), of, path + "." + field.name);
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

std::vector<PartSheet> part_sheets(Workbook& book, const Kind& kind) {
  std::vector<PartSheet> out;
  for (const auto& part : kind.parts) {
    std::vector<std::string> names{kind.name, part.name};
    for (const auto& field : part.fields) names.push_back(heading(field.name, &field));
    out.push_back({&part, book.sheet(part.name, names)});
  }
  return out;
}

Status export_within(const WorkFolder& folder, Replica& replica, const Kind& kind, const ExportSink& sink, ExportReport& report) {
  if (folder.path().empty()) return Error{disk_code(errno), "", {}, "the folder of an export"};
  Workbook book(folder.path());
  const auto columns = export_columns(kind);
  std::vector<std::string> header;
  for (const auto& column : columns) header.push_back(heading(column.name, column.lang.empty() ? column.field : nullptr));
  auto* sheet = book.sheet(kind.name, header);
  auto parts = part_sheets(book, kind);
  std::size_t row = 0;
  const auto done = each_record(replica, kind, [&](const Record& record) {
    if (++row > Workbook::most_rows) return;
    const auto translations = translations_of(replica, record.id);
    for (std::size_t i = 0; i < columns.size(); ++i)
      book.put({sheet, row, i}, columns[i].lang.empty() ? columns[i].field : nullptr, column_text(columns[i], record, translations),
               record.id.text(), columns[i].name);
    for (auto& part : parts) part.add(book, record);
  });
  if (!done) return done;
  for (const auto& part : parts) row = std::max(row, part.row);
  if (row > Workbook::most_rows) return Error{"too_many_rows", "", {std::to_string(row)}, ""};
  report.long_texts = book.long_texts();
  return book.finish(sink);
}

}  // namespace

Status export_xlsx(Replica& replica, const Kind& kind, const std::string& output, const ExportSink& sink, ExportReport& report) {
  if (!output.empty()) return export_within(WorkFolder::below(folder_above(output)), replica, kind, sink, report);
  const auto done = export_within(WorkFolder::in(exports_folder(replica.directory())), replica, kind, sink, report);
  // The workbook goes out only once it is whole. So a disk that takes nothing more stops no pipe.
  constexpr auto of_the_disk = std::to_array<std::string_view>({"disk_full", "disk_error", "no_access", "not_found"});
  if (done || std::find(of_the_disk.begin(), of_the_disk.end(), done.error().code) == of_the_disk.end()) return done;
  return export_within(WorkFolder::below(exports_folder("")), replica, kind, sink, report);
}

}  // namespace dialogue
