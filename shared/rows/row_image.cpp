// SPDX-License-Identifier: Apache-2.0
#include "shared/rows/row_image.h"

#include "shared/base/result.h"
#include "shared/wire/json.h"

namespace dialogue {

namespace {

void add_element(std::optional<std::string>& list, std::string_view element) {
  if (!list)
    list = "[";
  else
    list->back() = ',';
  json::append_quoted(*list, element);
  list->push_back(']');
}

/// False: the cell has no exact form there.
bool put(const RowDialect& dialect, ColumnValues& values, const ColumnSet& columns, const KindTable::Slot& slot, const Raw& raw) {
  auto& at = values[static_cast<std::size_t>(slot.column)];
  const ColumnForm form = columns[slot.column].form;
  if (form == ColumnForm::set) {
    if (raw != "true") return false;
    add_element(at, slot.element);
    return true;
  }
  auto value = dialect.to_column(form, raw);
  if (!value) return false;
  at = std::move(*value);
  return true;
}

bool put_in_part(RowImage& out, const KindTable& table, const KindTable::Slot& slot, const Raw& raw) {
  const ColumnSet& columns = table.parts()[static_cast<std::size_t>(slot.part)].columns;
  auto& part = out.parts[{slot.part, std::string(slot.part_id)}];
  part.columns.resize(columns.size());
  if (slot.column >= 0) return put(table.dialect(), part.columns, columns, slot, raw);
  part.place = table.dialect().to_column(ColumnForm::text, raw);
  return part.place.has_value();
}

}  // namespace

RowImage image_of(const KindTable& table, const Cells& cells) {
  RowImage out;
  out.columns.resize(table.columns().size());
  json::Writer extra;
  for (const auto& [path, raw] : cells) {
    const auto slot = table.slot(path);
    if (slot.fits && (slot.part < 0 ? put(table.dialect(), out.columns, table.columns(), slot, raw) : put_in_part(out, table, slot, raw)))
      continue;
    if (extra.size() == 0) extra.begin_object();
    extra.key(path).raw(raw);
  }
  if (extra.size() > 0) out.extra = extra.end_object().take();
  return out;
}

std::optional<ChangedColumns> plain_columns(const KindTable& table, const Cells& cells, std::span<const Path> changed) {
  ChangedColumns out;
  for (const Path& path : changed) {
    const auto slot = table.slot(path);
    if (!slot.fits || slot.part >= 0) return std::nullopt;
    const ColumnForm form = table.columns()[slot.column].form;
    if (form == ColumnForm::set) return std::nullopt;
    const auto cell = cells.find(path);
    if (cell == cells.end()) {
      out.emplace_back(slot.column, std::nullopt);
      continue;
    }
    auto value = table.dialect().to_column(form, cell->second);
    if (!value) return std::nullopt;
    out.emplace_back(slot.column, std::move(value));
  }
  return out;
}

// Stores that keep a kind's columns by name read them in the order of the cells: the end is where the next one goes.
void add_column_cells(Cells& out, const RowDialect& dialect, const std::string& prefix, const Column& column, std::string_view value) {
  if (column.form != ColumnForm::set) {
    out.emplace_hint(out.end(), prefix + column.field, dialect.from_column(column.form, value));
    return;
  }
  const auto list = json::Document::parse(value);
  if (!list) throw Failure({"damaged", "", {}, "a set column"});
  for (const auto element : list->root().elements())
    out.emplace_hint(out.end(), prefix + column.field + "[" + element.string().value_or("") + "]", "true");
}

void add_extra_cells(Cells& out, std::string_view extra) {
  json::Limits limits;
  limits.depth = 64;
  const auto object = json::Document::parse(extra, limits);
  if (!object) throw Failure({"damaged", "", {}, "cells kept as JSON"});
  for (const auto& [key, value] : object->root().members()) out.emplace(key, value.is_null() ? Raw() : Raw(value.raw()));
}

std::string extra_of(const Cells& cells) {
  json::Writer out;
  out.begin_object();
  for (const auto& [path, value] : cells) out.key(path).raw(value.empty() ? std::string_view("null") : std::string_view(value));
  return out.end_object().take();
}

}  // namespace dialogue
