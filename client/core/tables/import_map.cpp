// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/import_map.h"

#include <algorithm>
#include <set>
#include <utility>

#include "shared/model/declaration.h"
#include "shared/text/fold.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

Error bad_map(std::string where, std::string what) { return {"bad_map", "", {std::move(where), std::move(what)}, ""}; }

bool known_language(std::string_view lang) { return lang == "en" || lang == "fr" || lang == "es"; }

/// Splits "title" or "title:fr" into field and lang; false when this kind has no such place.
bool take_target(const Kind& kind, std::string_view target, ColumnMap& out) {
  const auto colon = target.find(':');
  out.field = target.substr(0, colon);
  out.lang = colon == std::string_view::npos ? std::string_view() : target.substr(colon + 1);
  const auto* field = kind.field(out.field);
  if (!field) return false;
  return out.lang.empty() || (known_language(out.lang) && field->translatable);
}

Status read_column(const Kind& kind, std::string_view name, json::Value value, ColumnMap& out) {
  out.column = name;
  if (value.is_null()) return {};
  auto target = value.string();
  if (value.is_object()) {
    for (const auto& [key, v] : value.members()) {
      if (key == "field") {
        target = v.string();
      } else if (key == "separator" && v.is_string()) {
        out.separator = *v.string();
      } else if (key == "values" && v.is_object()) {
        for (const auto& [from, to] : v.members()) out.values[std::string(from)] = to.string().value_or(std::string(to.raw()));
      } else {
        return bad_map(out.column, std::string(key));
      }
    }
  }
  if (!target) return bad_map(out.column, "field");
  if (!take_target(kind, *target, out)) return bad_map(out.column, *target);
  if (!out.separator.empty() && kind.field(out.field)->cls != FieldClass::set) return bad_map(out.column, "separator");
  return {};
}

Status read_columns(const Kind& kind, json::Value value, ImportMap& out) {
  if (!value.is_object()) return bad_map("columns", "not an object");
  for (const auto& [name, v] : value.members()) {
    ColumnMap column;
    if (const auto read = read_column(kind, name, v, column); !read) return read.error();
    out.columns.push_back(std::move(column));
  }
  return {};
}

Status read_key(json::Value value, ImportMap& out) {
  if (!value.is_array()) return bad_map("key", "not a list");
  for (const auto column : value.elements()) {
    if (!column.is_string()) return bad_map("key", std::string(column.raw()));
    out.key.push_back(*column.string());
  }
  return {};
}

Status read_constants(const Kind& kind, json::Value value, ImportMap& out) {
  if (!value.is_object()) return bad_map("constants", "not an object");
  for (const auto& [name, v] : value.members()) {
    if (!kind.field(name)) return bad_map("constants", std::string(name));
    out.constants.emplace_back(name, v.string().value_or(std::string(v.raw())));
  }
  return {};
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names)
    if (!name.empty()) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

Result<ImportMap> read_import_map(const Domain& domain, std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document) return bad_map("JSON", document.error().detail);
  const auto root = document->root();
  if (!root.is_object()) return bad_map("JSON", "not an object");
  const auto name = root.find("kind");
  const auto* kind = name && name->is_string() ? domain.kind(*name->string()) : nullptr;
  if (!kind) return bad_map("kind", name ? std::string(name->raw()) : "missing");
  ImportMap map;
  map.kind = kind->name;
  for (const auto& [key, value] : root.members()) {
    Status read;
    if (key == "space" && value.is_string()) {
      map.space = *value.string();
    } else if (key == "key") {
      read = read_key(value, map);
    } else if (key == "columns") {
      read = read_columns(*kind, value, map);
    } else if (key == "constants") {
      read = read_constants(*kind, value, map);
    } else if (key != "kind" && key != "about") {
      read = bad_map(std::string(key), "unknown member");
    }
    if (!read) return read.error();
  }
  if (map.columns.empty()) return bad_map("columns", "missing");
  if (map.key.empty() && kind->natural_key.empty()) return bad_map("key", "missing");
  return map;
}

namespace {

/// "period start", "Period-Start" and "period_start" are one name.
std::string name_key(std::string_view name) {
  std::string out = fold(name);
  for (char& c : out)
    if (c == ' ' || c == '-' || c == '_') c = '_';
  return out;
}

/// "Title (fr)" and "title : FR" as "title:fr".
std::pair<std::string, std::string> target_of(std::string_view heading) {
  std::string text = fold(heading), lang;
  const auto trim = [&] {
    while (text.ends_with(' ')) text.pop_back();
  };
  if (text.size() > 4 && text.ends_with(')') && text[text.size() - 4] == '(') {
    lang = text.substr(text.size() - 3, 2);
    text.resize(text.size() - 4);
  } else if (const auto colon = text.rfind(':'); colon != std::string::npos) {
    lang = text.substr(text.find_first_not_of(' ', colon + 1) == std::string::npos ? text.size() : text.find_first_not_of(' ', colon + 1));
    text.resize(colon);
  }
  trim();
  if (!lang.empty() && !known_language(lang)) return {name_key(heading), ""};
  return {name_key(text), lang};
}

/// The field that a heading names: by its name, or by its label in a language of the platform. Null when it is none or several.
const Field* field_of(const Kind& kind, const std::string& key) {
  for (const auto& field : kind.fields)
    if (name_key(field.name) == key) return &field;
  const Field* found = nullptr;
  for (const auto& field : kind.fields) {
    const auto& label = field.label;
    if (name_key(label.en) != key && name_key(label.fr) != key && name_key(label.es) != key) continue;
    if (found) return nullptr;
    found = &field;
  }
  return found;
}

}  // namespace

Result<ImportMap> map_by_names(const Domain&, const Kind& kind, const Table& table) {
  ImportMap map;
  map.kind = kind.name;
  std::vector<std::string> unknown;
  std::set<std::pair<std::string, std::string>> taken;
  for (const auto& name : table.header) {
    ColumnMap column;
    column.column = name;
    const auto [key, lang] = target_of(name);
    const auto* field = name.empty() ? nullptr : field_of(kind, key);
    if (field && !lang.empty() && !field->translatable) field = nullptr;
    if (field) column.field = field->name, column.lang = lang;
    if (key == "id") {
      map.key = {name};
      map.exported = true;
      column.field.clear();
    } else if (key == "state" || (field && (field->cls == FieldClass::act || field->cls == FieldClass::server))) {
      column.field.clear();
    } else if (!field) {
      unknown.push_back(name);
    } else if (field->cls == FieldClass::set) {
      column.separator = ";";
    }
    if (!column.field.empty() && !taken.emplace(column.field, column.lang).second) return Error{"same_column_twice", "", {name}, ""};
    if (!name.empty()) map.columns.push_back(std::move(column));
  }
  if (const auto names = joined(unknown); !names.empty()) return Error{"unknown_column", "", {names}, ""};
  if (map.key.empty() && kind.natural_key.empty()) {
    // Without a key of its own a row is the same row when all its cells are the same.
    for (const auto& column : map.columns) map.key.push_back(column.column);
  }
  return map;
}

Status check_columns(const ImportMap& map, const Table& table) {
  std::vector<std::string> missing, unmapped;
  for (const auto& column : map.columns)
    if (table.column(column.column) == std::string::npos) missing.push_back(column.column);
  for (const auto& name : map.key)
    if (table.column(name) == std::string::npos) missing.push_back(name);
  if (!missing.empty()) return Error{"missing_column", "", {joined(missing), joined(table.header)}, ""};
  for (const auto& name : table.header) {
    const auto at = table.column(name);
    const bool mapped =
        std::any_of(map.columns.begin(), map.columns.end(), [&](const ColumnMap& c) { return table.column(c.column) == at; }) ||
        std::any_of(map.key.begin(), map.key.end(), [&](const std::string& key) { return table.column(key) == at; });
    if (!mapped && !name.empty()) unmapped.push_back(name);
  }
  if (!unmapped.empty()) return Error{"unmapped_column", "", {joined(unmapped)}, ""};
  return {};
}

}  // namespace dialogue
