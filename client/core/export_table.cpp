// SPDX-License-Identifier: Apache-2.0
#include "client/core/export_table.h"

#include "client/core/values.h"

namespace dialogue {
namespace {

std::string text_of(const Record& record, std::string_view path) {
  const auto it = record.cells.find(path);
  return it == record.cells.end() ? std::string() : plain_value(it->second);
}

/// A field's value or its elements joined by ";".
std::string cell_text(const Record& record, const Field& field) {
  if (field.cls != FieldClass::set) return text_of(record, field.name);
  std::string out;
  const std::string prefix = field.name + "[";
  for (auto it = record.cells.lower_bound(prefix); it != record.cells.end() && it->first.starts_with(prefix); ++it) {
    if (it->second.empty()) continue;
    if (!out.empty()) out += ';';
    out += it->first.substr(prefix.size(), it->first.size() - prefix.size() - 1);
  }
  return out;
}

bool has_text(const Field& field) { return field.type == Type::text || field.type == Type::long_text; }

class Columns {
 public:
  explicit Columns(const Kind& kind) : kind_(kind) {}

  std::string header() const {
    std::string out = "id,state";
    for (const auto& field : kind_.fields) {
      out += "," + csv_cell(field.name);
      if (!field.translatable) continue;
      for (const char* lang : {"en", "fr", "es"}) out += "," + csv_cell(field.name + ":" + lang);
    }
    return out + "\r\n";
  }

  std::string row(const Record& record, const std::vector<Record>& translations) const {
    std::string out = record.id.text() + "," + csv_cell(text_of(record, "state"));
    for (const auto& field : kind_.fields) {
      out += "," + csv_cell(cell_text(record, field), has_text(field));
      if (!field.translatable) continue;
      for (const char* lang : {"en", "fr", "es"}) out += "," + csv_cell(translated(translations, field.name, lang));
    }
    return out + "\r\n";
  }

 private:
  static std::string translated(const std::vector<Record>& translations, const std::string& field, std::string_view lang) {
    for (const auto& translation : translations)
      if (text_of(translation, "field") == field && text_of(translation, "lang") == lang) return text_of(translation, "text");
    return {};
  }

  const Kind& kind_;
};

template <class Visit>
Status each_record(Replica& replica, const Kind& kind, Visit visit) {
  ListQuery query;
  query.sort = "id";
  const auto keys = replica.keys(kind.name, query);
  if (!keys) return keys.error();
  const auto rows = replica.rows(kind.name, *keys, {});
  if (!rows) return rows.error();
  for (const auto& row : *rows) {
    const auto record = replica.get(row.id);
    if (!record) return record.error();
    visit(*record);
  }
  return {};
}

}  // namespace

std::string csv_cell(std::string_view text, bool formula_guard) {
  std::string out;
  const bool formula = formula_guard && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (!formula && text.find_first_of("\",;\r\n\t") == std::string_view::npos) return std::string(text);
  out += '"';
  if (formula) out += '\'';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

Status export_csv(Replica& replica, const Kind& kind, const ExportSink& sink) {
  const Columns columns(kind);
  sink(columns.header());
  return each_record(replica, kind, [&](const Record& record) { sink(columns.row(record, translations_of(replica, record.id))); });
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
  if (!replica.domain().kind("translation")) return out;
  ListQuery query;
  query.where.push_back({"parent", Condition::Op::eq, id.text()});
  const auto keys = replica.keys("translation", query);
  if (!keys || keys->empty()) return out;
  const auto rows = replica.rows("translation", *keys, {});
  if (!rows) return out;
  for (const auto& row : *rows) {
    auto record = replica.get(row.id);
    if (record) out.push_back(std::move(*record));
  }
  return out;
}

}  // namespace dialogue
