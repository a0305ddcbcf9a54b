// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/export_table.h"

#include <algorithm>

#include "client/core/tables/csv_text.h"
#include "client/core/tables/export_columns.h"
#include "shared/model/declaration.h"

namespace dialogue {
std::string csv_cell(std::string_view text, bool formula_guard) {
  std::string out;
  const bool formula = formula_guard && is_like_formula(text);
  if (!formula && text.find_first_of("\",;|\r\n\t") == std::string_view::npos) return std::string(text);
  out += '"';
  if (formula) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

namespace {

bool is_decimal(const Field* field) {
  return field && field->cls != FieldClass::set && (field->type == Type::number || field->type == Type::money);
}

}  // namespace

Status export_csv(Replica& replica, const Kind& kind, const CsvForm& form, const ExportSink& sink) {
  const auto columns = export_columns(kind);
  std::string line;
  const auto end = [&] {
    sink(line + "\r\n");
    line.clear();
  };
  if (form.bom) sink("\xEF\xBB\xBF");
  for (const auto& column : columns) {
    if (!line.empty()) line += form.delimiter;
    line += csv_cell(column.name);
  }
  end();
  return each_record(replica, kind, [&](const Record& record) {
    const auto translations = translations_of(replica, record.id);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto text = column_text(columns[i], record, translations);
      if (form.decimal_comma && is_decimal(columns[i].field)) std::replace(text.begin(), text.end(), '.', ',');
      if (i > 0) line += form.delimiter;
      line += csv_cell(text, is_free_text(columns[i].field));
    }
    end();
  });
}

Status export_json(Replica& replica, const Kind& kind, const ExportSink& sink) {
  bool first = true;
  const auto done = each_record(replica, kind, [&](const Record& record) {
    const auto translations = translations_of(replica, record.id);
    sink(first ? "[\n" : ",\n");
    sink(record_json(record, &translations));
    first = false;
  });
  if (!done) return done;
  sink(first ? "[]\n" : "\n]\n");
  return {};
}

std::vector<Record> translations_of(Replica& replica, const Uuid& id) {
  std::vector<Record> out;
  const Kind* kind = replica.domain().serving(Purpose::translation);
  if (!kind) return out;
  ListQuery query;
  query.where.push_back({"parent", Condition::Op::eq, id.text()});
  const auto keys = replica.keys(kind->name, query);
  if (!keys || keys->empty()) return out;
  const auto rows = replica.rows(kind->name, *keys, {});
  if (!rows) return out;
  for (const auto& row : *rows) {
    auto record = replica.get(row.id);
    if (record) out.push_back(std::move(*record));
  }
  return out;
}

}  // namespace dialogue
