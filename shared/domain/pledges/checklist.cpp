// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/pledges/checklist.h"

#include <algorithm>

#include "shared/model/completeness.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

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

/// The forum meets every four years. This is the last day of the year of the next one, "" when the cycle is not known.
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
