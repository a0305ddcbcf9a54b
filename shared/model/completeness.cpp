// SPDX-License-Identifier: Apache-2.0
#include "shared/model/completeness.h"

namespace dialogue {
namespace {

bool part_field_set(const Cells& cells, const Field& field, const Path& path) {
  if (field.cls != FieldClass::set) {
    const auto it = cells.find(path);
    return it != cells.end() && !is_blank(it->second);
  }
  const auto it = cells.lower_bound(path + "[");
  return it != cells.end() && it->first.starts_with(path + "[");
}

void add_missing(const RecordView& record, const Part& part, std::vector<Path>& out) {
  const auto ids = part_ids(*record.cells, part.name);
  if (static_cast<int>(ids.size()) < part.min_to_submit) out.push_back(part.name);
  for (const std::string& id : ids)
    for (const Field& field : part.fields) {
      Path path = part.name + "[" + id + "]." + field.name;
      if (field.needed_to_submit && !part_field_set(*record.cells, field, path)) out.push_back(std::move(path));
    }
}

}  // namespace

bool any_element(const Cells& cells, std::string_view set) {
  return any_cell(cells, set, [](auto, auto, auto) { return true; });
}

std::vector<std::string> part_ids(const Cells& cells, std::string_view part) {
  std::vector<std::string> ids;
  any_cell(cells, part, [&](std::string_view id, std::string_view rest, std::string_view) {
    if (rest.empty()) ids.emplace_back(id);
    return false;
  });
  return ids;
}

std::vector<Path> missing_to_submit(const RecordView& record) {
  std::vector<Path> out;
  if (!record.kind || !record.cells) return out;
  for (const Field& field : record.kind->fields) {
    if (!field.needed_to_submit) continue;
    const bool set = field.cls == FieldClass::set ? any_element(*record.cells, field.name) : !is_blank(record.get(field.name));
    if (!set) out.push_back(field.name);
  }
  for (const Part& part : record.kind->parts) add_missing(record, part, out);
  return out;
}

}  // namespace dialogue
