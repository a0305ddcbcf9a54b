// SPDX-License-Identifier: Apache-2.0
#include "shared/rows/kind_table.h"

#include "shared/model/cell.h"

namespace dialogue {
namespace {

ColumnForm form_of(const Field& field) {
  if (field.cls == FieldClass::set) return ColumnForm::set;
  switch (field.type) {
    case Type::number:
    case Type::boolean:
    case Type::json:
      return ColumnForm::raw;
    case Type::ref:
    case Type::person_ref:
      return ColumnForm::ref;
    default:
      return ColumnForm::text;
  }
}

std::string named(std::string_view prefix, std::string_view name) { return std::string(prefix).append(name); }

}  // namespace

KindTable::KindTable(const Kind& kind, const RowDialect& dialect)
    : kind_(&kind), dialect_(&dialect), table_(named(dialect.table, kind.name)) {
  const auto own = [&](std::string_view name, ColumnForm form) { columns_.add({named(dialect.column, name), std::string(name), form}); };
  own(deleted_cell, ColumnForm::raw);
  if (dialect.state_always || !kind.states.empty()) own(state_cell, ColumnForm::text);
  for (const Field& field : kind.fields) columns_.add(column_of(field));
  if (dialect.by_field) columns_.sort_by_field();
  for (const Part& part : kind.parts) {
    PartTable table{&part, named(dialect.part, kind.name + "_" + part.name), {}};
    for (const Field& field : part.fields) table.columns.add(column_of(field));
    parts_.push_back(std::move(table));
  }
}

Column KindTable::column_of(const Field& field) const {
  return {named(dialect_->column, field.name), field.name, form_of(field), &field, field.name == kind_->parent_field};
}

KindTable::Slot KindTable::own_slot(std::string_view path, std::size_t bracket, int column) const {
  Slot out;
  out.column = column;
  const bool set = columns_[column].form == ColumnForm::set;
  out.fits = set == (bracket != std::string_view::npos);
  if (!out.fits || !set) return out;
  out.element = path.substr(bracket + 1);
  out.fits = out.element.size() > 1 && out.element.find(']') == out.element.size() - 1;
  if (out.fits) out.element.remove_suffix(1);
  return out;
}

KindTable::Slot KindTable::slot(std::string_view path) const {
  const auto bracket = path.find('[');
  if (const int own = columns_.find(path.substr(0, bracket)); own >= 0) return own_slot(path, bracket, own);
  Slot out;
  if (bracket == std::string_view::npos || parts_.empty()) return out;
  const auto ref = parse_cell(path);
  if (!ref || ref->key.empty()) return out;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const PartTable& table = parts_[i];
    if (table.part->name != ref->name) continue;
    out.part = static_cast<int>(i);
    out.part_id = ref->key;
    out.element = ref->element;
    if (!ref->field.empty()) out.column = table.columns.find(ref->field);
    const bool known = ref->field.empty() || out.column >= 0;
    const bool set = out.column >= 0 && table.columns[out.column].form == ColumnForm::set;
    out.fits = known && set == !ref->element.empty();
    return out;
  }
  return out;
}

}  // namespace dialogue
