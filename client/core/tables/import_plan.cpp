// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/import_plan.h"

#include <algorithm>

#include "client/core/tables/csv_text.h"
#include "client/core/values.h"
#include "shared/base/utf8.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/values.h"
#include "shared/text/amounts.h"
#include "shared/text/fold.h"
#include "shared/wire/json.h"
#include "sync/natural_id.h"

namespace dialogue {
namespace {

Raw found(const std::vector<std::pair<Path, Raw>>& cells, std::string_view path) {
  for (const auto& [p, raw] : cells)
    if (p == path) return raw;
  return {};
}

/// The rest of a damaged text, by which its reader finds it.
std::string shown_damage(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string out;
  for (std::size_t n = 0; !text.empty() && n < longest; ++n) {
    const auto c = next_code_point(text);
    if (c.size == 0)
      out += "\uFFFD";
    else
      out += text.substr(0, c.size);
    text.remove_prefix(std::max<std::size_t>(1, c.size));
  }
  return text.empty() ? out : out + "…";
}

std::string all_of(const TableRow& cells) {
  std::string out;
  for (const auto& cell : cells.cells) out += '\x1f' + cell;
  return out;
}

}  // namespace

ImportPlanner::ImportPlanner(const Domain& domain, const ImportMap& map, const Table& table,
                             std::vector<std::pair<std::string, std::string>> constants, DecimalMark decimals, const Uuid& organisation)
    : domain_(domain), map_(map), table_(table), kind_(*domain.kind(map.kind)), decimals_(decimals), organisation_(organisation) {
  for (const auto& constant : map.constants) {
    const auto same = [&](const auto& c) { return c.first == constant.first; };
    if (std::none_of(constants.begin(), constants.end(), same)) constants.push_back(constant);
  }
  constants_read_ = read_constants(constants);
}

Status ImportPlanner::read_constants(const std::vector<std::pair<std::string, std::string>>& constants) {
  for (const auto& [name, text] : constants) {
    const auto* field = kind_.field(name);
    if (!field) return Error{"unknown_field", name, {}, ""};
    PlannedRow scratch;
    ColumnMap column;
    column.field = name;
    column.separator = ",";
    take_cell(column, text, scratch);
    if (!scratch.problems.empty()) return scratch.problems.front().error;
    constants_.insert(constants_.end(), scratch.record.cells.begin(), scratch.record.cells.end());
  }
  return {};
}

PlannedRow ImportPlanner::plan(std::size_t index) {
  const TableRow& cells = table_.rows[index];
  PlannedRow row;
  row.row = index + 1;
  row.line = cells.line;
  row.record.kind = kind_.name;
  if (cells.problem == "damaged_text") {
    const auto name = cells.problem_cell < table_.header.size() ? table_.header[cells.problem_cell] : std::string();
    row.problems.push_back({name, {cells.problem, "", {table_.encoding, shown_damage(cells.cells[cells.problem_cell])}, ""}});
  } else if (!cells.problem.empty()) {
    row.problems.push_back({"", {cells.problem, "", {}, ""}});
  }
  if (cells.cells.size() != table_.header.size()) {
    row.problems.push_back({"", {"row_width", "", {std::to_string(cells.cells.size()), std::to_string(table_.header.size())}, ""}});
  }
  if (!row.problems.empty()) return row;
  row.record.cells = constants_;
  for (const auto& column : map_.columns) {
    const auto at = table_.column(column.column);
    if (!column.field.empty() && at < cells.cells.size()) take_cell(column, cells.cells[at], row);
  }
  if (found(row.record.cells, "source").empty()) row.record.cells.emplace_back("source", "\"imported\"");
  row.owner = owner_of(row);
  take_id(cells, row);
  check_needed(row);
  finish_translations(row);
  return row;
}

void ImportPlanner::take_cell(const ColumnMap& column, std::string_view text, PlannedRow& row) {
  if (const auto it = column.values.find(text); it != column.values.end()) text = it->second;
  if (map_.exported && text.starts_with('\'') && is_like_formula(text)) text.remove_prefix(1);
  const Field& field = *kind_.field(column.field);
  if (field.cls == FieldClass::set) return take_set(column, field, text, row);
  if (!column.lang.empty()) return take_translation(column, field, text, row);
  auto raw = parse_value(field, code_of(column, field, text, row), decimals_);
  if (!raw) {
    // Exported text says one thing only, whatever it would say from somebody else.
    auto exported = map_.exported ? exported_value(field, text) : std::nullopt;
    if (!exported) return row.problems.push_back({column.column, raw.error()});
    row.as_here.push_back({field.name, {column.column, raw.error()}});
    raw = std::move(*exported);
  }
  if (raw->empty()) return;
  if (const auto good = check_value(kind_, field.name, *raw, true); !good) return row.problems.push_back({column.column, good.error()});
  row.record.cells.emplace_back(field.name, std::move(*raw));
}

void ImportPlanner::take_set(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row) {
  while (!text.empty()) {
    const auto end = column.separator.empty() ? std::string_view::npos : text.find(column.separator);
    auto one = std::string(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + column.separator.size());
    if (const auto it = column.values.find(one); it != column.values.end()) one = it->second;
    if (one.find_first_not_of(' ') == std::string::npos) continue;
    const auto element = parse_element(field, code_of(column, field, one, row));
    if (!element) return row.problems.push_back({column.column, element.error()});
    const Path path = field.name + "[" + *element + "]";
    if (const auto good = check_value(kind_, path, "true", true); !good) return row.problems.push_back({column.column, good.error()});
    if (found(row.record.cells, path).empty()) row.record.cells.emplace_back(path, "true");
  }
}

const std::unordered_map<std::string, std::string>& ImportPlanner::codes_by_label(const Vocabulary& vocabulary) {
  const auto [it, fresh] = codes_.try_emplace(&vocabulary);
  if (fresh)
    for (const Term& term : vocabulary.terms)
      for (const auto& label : {term.label.en, term.label.fr, term.label.es}) it->second.emplace(fold(label), term.code);
  return it->second;
}

/// Tables hold what people read, so a term's label in any language is its code. A code that is not known here may be a newer one.
std::string ImportPlanner::code_of(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row) {
  const auto* vocabulary = field.type == Type::code ? domain_.vocabulary(field.vocab) : nullptr;
  const auto first = text.find_first_not_of(' ');
  if (!vocabulary || first == std::string_view::npos) return std::string(text);
  const auto word = text.substr(first, text.find_last_not_of(' ') + 1 - first);
  if (vocabulary->term(word)) return std::string(word);
  const auto& codes = codes_by_label(*vocabulary);
  if (const auto it = codes.find(fold(word)); it != codes.end()) return it->second;
  row.notes.push_back({column.column, {"new_term", field.name, {std::string(word)}, ""}});
  return std::string(text);
}

void ImportPlanner::take_translation(const ColumnMap& column, const Field& field, std::string_view text, PlannedRow& row) const {
  if (text.empty()) return;
  // A translation has the bounds of the field it stands for.
  auto raw = parse_value(field, text);
  if (!raw) return row.problems.push_back({column.column, raw.error()});
  const Kind* kind = domain_.serving(Purpose::translation);
  NewRecord translation{kind ? kind->name : "", {}, {}};
  translation.cells = {
      {"field", "\"" + field.name + "\""}, {"lang", "\"" + column.lang + "\""}, {"text", std::move(*raw)}, {"method", "\"imported\""}};
  row.translations.push_back(std::move(translation));
}

void ImportPlanner::take_id(const TableRow& cells, PlannedRow& row) {
  if (map_.exported) {
    const std::string& id = cells.cells[table_.column(map_.key.front())];
    row.record.id = Uuid::parse(id);
    row.of_platform = row.record.id.has_value();
    // A row that somebody added below has no id yet. All its cells make one.
    if (!row.of_platform) take_imported_id(id.empty() ? all_of(cells) : map_.space + '\x1f' + id, row);
  } else if (!made_id(cells, row)) {
    return;
  }
  const auto [it, fresh] = lines_.emplace(*row.record.id, row.line);
  if (!fresh) row.problems.push_back({map_.key.empty() ? "" : map_.key.front(), {"same_key_twice", "", {std::to_string(it->second)}, ""}});
}

bool ImportPlanner::made_id(const TableRow& cells, PlannedRow& row) const {
  const auto missing = [&](const std::string& column, const std::string& field) {
    row.problems.push_back({column, {"missing", field, {}, ""}});
    return false;
  };
  std::string key = map_.space;
  for (const auto& name : map_.key) {
    const auto at = table_.column(name);
    const std::string& cell = cells.cells[at];
    if (cell.empty() && map_.key.size() == 1) return missing(name, "");
    key += '\x1f' + cell;
  }
  if (map_.key.empty()) {
    const auto id = natural_id(kind_, row.record.cells);
    if (id.is_nil()) return missing("", kind_.natural_key.front());
    row.record.id = id;
  } else {
    take_imported_id(key, row);
  }
  return true;
}

/// What is said for an organisation belongs to that organisation, whoever writes it down.
Uuid ImportPlanner::owner_of(const PlannedRow& row) const {
  for (const char* field : {"org", "owner_org"})
    if (const auto id = Uuid::parse(plain_value(found(row.record.cells, field)))) return *id;
  return organisation_;
}

/// Two organisations may import one table. Each then has records of its own, and finds them again on all its devices.
void ImportPlanner::take_imported_id(const std::string& key, PlannedRow& row) const {
  const auto without_owner = Uuid::imported(kind_.name, key);
  row.record.id = without_owner;
  if (row.owner.is_nil()) return;
  row.first_id = without_owner;
  row.record.id = Uuid::imported(kind_.name, row.owner.text() + '\x1e' + key);
}

void ImportPlanner::check_needed(PlannedRow& row) const {
  const Cells born(row.record.cells.begin(), row.record.cells.end());
  for (const Field* field : missing_at_birth({&kind_, {}, &born, nullptr})) {
    const auto column = std::find_if(map_.columns.begin(), map_.columns.end(),
                                     [&](const ColumnMap& c) { return c.field == field->name && c.lang.empty(); });
    const std::string name = column == map_.columns.end() ? "" : column->column;
    const bool told =
        std::any_of(row.problems.begin(), row.problems.end(), [&](const RowProblem& p) { return !name.empty() && p.column == name; });
    if (!told) row.missing.push_back({name, {"missing", field->name, {}, ""}});
  }
}

void ImportPlanner::finish_translations(PlannedRow& row) const {
  if (!row.record.id) return;
  for (auto& translation : row.translations) {
    translation.cells.insert(translation.cells.begin(), {"parent", Raw()});
    if (const auto owner = found(row.record.cells, "owner_org"); !owner.empty()) translation.cells.emplace_back("owner_org", owner);
    translation.cells.emplace_back("source", found(row.record.cells, "source"));
  }
  name(row, *row.record.id);
}

void ImportPlanner::name(PlannedRow& row, const Uuid& id) const {
  row.record.id = id;
  const auto* kind = domain_.serving(Purpose::translation);
  for (auto& translation : row.translations) {
    translation.cells.front().second = json::quote(id.text());
    if (kind) translation.id = natural_id(*kind, translation.cells);
  }
}

}  // namespace dialogue
