// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/kind_table.h"

#include "shared/wire/json.h"

namespace dialogue {

namespace {

Form form_of(const Field& field) {
  if (field.cls == FieldClass::set) return Form::set;
  const bool raw = field.type == Type::number || field.type == Type::boolean || field.type == Type::json;
  return raw ? Form::raw : Form::text;
}

}  // namespace

std::optional<std::string> to_column(Form form, std::string_view raw) {
  if (form == Form::raw) return std::string(raw);
  if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return std::nullopt;
  const auto inside = raw.substr(1, raw.size() - 2);
  if (inside.find_first_of("\\\"") == std::string_view::npos) return std::string(inside);
  auto text = json::unquote(raw);
  if (!text || text->find('\0') != std::string::npos || json::quote(*text) != raw) return std::nullopt;
  return text;
}

Raw from_column(Form form, std::string_view value) { return form == Form::raw ? Raw(value) : json::quote(value); }

void ColumnSet::add(const std::string& field, Form form, const Field* decl) {
  by_field_.emplace(field, static_cast<int>(columns_.size()));
  columns_.push_back({"c_" + field, field, form, decl});
}

int ColumnSet::find(std::string_view field) const {
  const auto it = by_field_.find(field);
  return it == by_field_.end() ? -1 : it->second;
}

KindTable::KindTable(const Kind& kind) : kind_(&kind), table_("k_" + kind.name) {
  columns_.add(std::string(deleted_cell), Form::raw, nullptr);
  if (!kind.states.empty()) columns_.add(std::string(state_cell), Form::text, nullptr);
  for (const Field& field : kind.fields) columns_.add(field.name, form_of(field), &field);
  for (const Part& part : kind.parts) {
    PartTable table{&part, "p_" + kind.name + "_" + part.name, {}};
    for (const Field& field : part.fields) table.columns.add(field.name, form_of(field), &field);
    parts_.push_back(std::move(table));
  }
}

KindTable::Slot KindTable::slot(std::string_view path) const {
  Slot out;
  const auto bracket = path.find('[');
  const int own = columns_.find(path.substr(0, bracket));
  if (own >= 0) {
    out.column = own;
    const bool set = columns_.columns()[static_cast<std::size_t>(own)].form == Form::set;
    out.fits = set == (bracket != std::string_view::npos);
    if (!out.fits || !set) return out;
    out.element = path.substr(bracket + 1);
    out.fits = out.element.size() > 1 && out.element.find(']') == out.element.size() - 1;
    if (out.fits) out.element.remove_suffix(1);
    return out;
  }
  if (bracket == std::string_view::npos || parts_.empty()) return out;
  const auto ref = parse_cell(path);
  if (!ref || ref->key.empty()) return out;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].part->name != ref->name) continue;
    out.part = static_cast<int>(i);
    out.part_id = ref->key;
    out.element = ref->element;
    if (ref->field.empty()) {
      out.fits = true;
      return out;
    }
    out.column = parts_[i].columns.find(ref->field);
    out.fits =
        out.column >= 0 && (parts_[i].columns.columns()[static_cast<std::size_t>(out.column)].form == Form::set) == !ref->element.empty();
    return out;
  }
  return out;
}

}  // namespace dialogue
