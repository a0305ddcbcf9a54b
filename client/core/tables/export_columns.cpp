// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/export_columns.h"

#include "client/core/quoted_value.h"
#include "client/core/values.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/platform.h"

namespace dialogue {
namespace {

/// A field's value or its elements joined by ";".
std::string cell_text(const Record& record, const Field& field) {
  if (field.cls != FieldClass::set) {
    const auto it = record.cells.find(field.name);
    return it == record.cells.end() ? std::string() : table_value(quoted_field(platform(), record, &field), it->second);
  }
  std::string out;
  const std::string prefix = field.name + "[";
  for (auto it = record.cells.lower_bound(prefix); it != record.cells.end() && it->first.starts_with(prefix); ++it) {
    if (it->second.empty()) continue;
    if (!out.empty()) out += ';';
    out += it->first.substr(prefix.size(), it->first.size() - prefix.size() - 1);
  }
  return out;
}

}  // namespace

std::vector<ExportColumn> export_columns(const Kind& kind) {
  std::vector<ExportColumn> out{{"id", nullptr, ""}, {"state", nullptr, ""}};
  for (const auto& field : kind.fields) {
    out.push_back({field.name, &field, ""});
    if (!field.translatable) continue;
    for (const char* lang : {"en", "fr", "es"}) out.push_back({field.name + ":" + lang, &field, lang});
  }
  return out;
}

std::string translated(const std::vector<Record>& translations, const std::string& path, std::string_view lang) {
  for (const auto& translation : translations)
    if (plain_cell(translation.cells, "field") == path && plain_cell(translation.cells, "lang") == lang)
      return plain_cell(translation.cells, "text");
  return {};
}

std::string staleness_of(const std::vector<Record>& translations, const std::string& path, std::string_view lang) {
  for (const auto& translation : translations) {
    if (plain_cell(translation.cells, "field") != path || plain_cell(translation.cells, "lang") != lang) continue;
    auto state = plain_cell(translation.cells, state_cell);
    return terms::one_of(state, terms::state("stale_minor"), terms::state("stale_major")) ? state : std::string();
  }
  return {};
}

std::string column_text(const ExportColumn& column, const Record& record, const std::vector<Record>& translations) {
  if (!column.field) return column.name == "id" ? record.id.text() : plain_cell(record.cells, "state");
  return column.lang.empty() ? cell_text(record, *column.field) : translated(translations, column.field->name, column.lang);
}

std::string original_language(const Record& record) { return plain_cell(record.cells, "lang_original"); }

bool is_free_text(const Field* field) { return field && (field->type == Type::text || field->type == Type::long_text); }

Status each_record(Replica& replica, const Kind& kind, const std::function<void(const Record&)>& visit) {
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

}  // namespace dialogue
