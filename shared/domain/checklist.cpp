// SPDX-License-Identifier: Apache-2.0
// What can be told from the record alone: what the act `ready` asks for, and the pledge checklist.
#include <algorithm>

#include "shared/domain/record.h"
#include "shared/domain/rules.h"

namespace dialogue {
namespace {

bool any_element(const Cells& cells, const std::string& name) {
  return any_cell(cells, name, [](auto, auto, auto) { return true; });
}

std::vector<std::string> part_ids(const Cells& cells, std::string_view part) {
  std::vector<std::string> ids;
  any_cell(cells, part, [&](std::string_view id, std::string_view rest, std::string_view) {
    if (rest.empty()) ids.emplace_back(id);
    return false;
  });
  return ids;
}

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

/// Reads the components of a pledge.
struct Components {
  const RecordView& pledge;
  std::vector<std::string> ids;

  explicit Components(const RecordView& p) : pledge(p), ids(part_ids(*p.cells, "component")) {}
  std::string_view get(const std::string& id, const char* field) const { return pledge.get("component[" + id + "]." + field); }
  bool has(const std::string& id, const char* field) const { return !is_blank(get(id, field)); }
  template <class Fits>
  bool all(Fits fits) const {
    return !ids.empty() && std::all_of(ids.begin(), ids.end(), fits);
  }
  template <class Fits>
  bool some(Fits fits) const {
    return std::any_of(ids.begin(), ids.end(), fits);
  }
};

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The forum meets every four years; the last day of the year of the next one, "" when the cycle is not known.
std::string next_forum(std::string_view cycle) {
  const auto digits = cycle.substr(cycle.size() < 4 ? 0 : cycle.size() - 4);
  if (digits.size() != 4 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return "";
  return std::to_string(std::stoi(std::string(digits)) + 4) + "-12-31";
}

bool time_bound(const RecordView& pledge, const Components& components) {
  const std::string limit = next_forum(inside_quotes(pledge.get("cycle")));
  return components.all([&](const std::string& id) {
    const auto due = inside_quotes(components.get(id, "due"));
    return !due.empty() && (limit.empty() || due <= limit);
  });
}

bool objectives(const RecordView& pledge) {
  const auto length = characters(pledge.text("description"));
  return any_element(*pledge.cells, "gcr_objectives") && !is_blank(pledge.get("focal_point")) && length >= 300 && length <= 3000;
}

bool numeric(std::string_view raw) {
  return std::any_of(raw.begin(), raw.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

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

std::vector<ChecklistRow> pledge_checklist(const RecordView& pledge) {
  if (!pledge.cells) return {};
  const Components c(pledge);
  const auto with = [&](const char* field) { return [&c, field](const std::string& id) { return c.has(id, field); }; };
  const auto text = [&](const char* field) { return !is_blank(pledge.get(field)); };
  const auto list = [&](const char* field) { return any_element(*pledge.cells, field); };
  const bool specific = c.some(with("theme")) && list("countries") && list("party");
  const bool measurable = c.all([&](const std::string& id) { return c.has(id, "indicator") && c.has(id, "target") && c.has(id, "unit"); });
  const bool linked = c.some(with("linked_line"));
  return {
      {"specific", true, specific},
      {"measurable", true, measurable},
      {"time_bound", true, time_bound(pledge, c)},
      {"objectives", true, objectives(pledge)},
      {"no_personal_data", true, pledge.get("no_personal_data") == "true"},
      {"baseline", false, c.all(with("baseline"))},
      {"achievable", false, c.some(with("amount")) || c.some(with("linked_record")) || c.some(with("subject_to"))},
      {"relevant", false, list("pledge_areas") && (linked || list("hlom_recs") || list("inspired_by"))},
      {"additional", false, text("additionality")},
      {"quantifiable", false, c.some([&](const std::string& id) { return numeric(c.get(id, "target")); })},
      {"joint", false, part_ids(*pledge.cells, "party").size() >= 2},
      {"pre_matched", false, c.all(with("linked_line"))},
      {"refugees_consulted", false, text("refugee_consultation")},
      {"agd", false, text("agd_statement")},
      {"hlom", false, list("hlom_recs")},
  };
}

}  // namespace dialogue
