// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/record.h"

#include <algorithm>
#include <iterator>

#include "shared/wire/json.h"

namespace dialogue {

std::string_view inside_quotes(std::string_view raw) {
  return raw.size() >= 2 && raw.front() == '"' && raw.back() == '"' ? raw.substr(1, raw.size() - 2) : std::string_view{};
}

std::optional<Uuid> ref_value(std::string_view raw) { return raw.size() == 38 ? Uuid::parse(inside_quotes(raw)) : std::nullopt; }

std::string_view RecordView::get(std::string_view path) const {
  if (!cells) return {};
  const auto it = cells->find(path);
  return it == cells->end() ? std::string_view{} : std::string_view(it->second);
}

std::string RecordView::text(std::string_view path) const {
  const auto raw = get(path);
  const auto inside = inside_quotes(raw);
  if (inside.find('\\') == std::string_view::npos) return std::string(inside);
  return json::unquote(raw).value_or("");
}

std::optional<Uuid> owner_of(const RecordView& record) {
  if (record.kind && record.kind->name == "organisation") return record.id;
  return ref_value(record.get("owner_org"));
}

std::optional<Uuid> person_of(const RecordView& record) {
  if (record.kind && record.kind->name == "person") return record.id;
  return ref_value(record.get("person"));
}

std::string_view country_of(const RecordView& record) {
  const auto own = inside_quotes(record.get("country"));
  return own.empty() ? inside_quotes(record.get("owner_country")) : own;
}

std::string_view state_of(const RecordView& record) {
  const auto state = inside_quotes(record.get(state_cell));
  if (!state.empty() || !record.kind || record.kind->states.empty()) return state;
  return record.kind->states.front().name;
}

bool is_role(std::string_view code) {
  constexpr std::string_view roles[] = {"FP", "OL", "CT", "PM", "RO", "CS", "UR", "WL", "TR", "UF", "SO", "SC", "SA", "OB"};
  return std::find(std::begin(roles), std::end(roles), code) != std::end(roles);
}

bool is_state_body(std::string_view org_kind) { return org_kind == "asylum_authority" || org_kind == "state_other"; }

namespace {

bool condition_holds(std::string_view condition, const RecordView& record) {
  const bool negated = condition.starts_with('!');
  if (negated) condition.remove_prefix(1);
  const auto equals = condition.find('=');
  const auto value = record.get(condition.substr(0, equals));
  const bool holds =
      equals == std::string_view::npos ? !value.empty() && value != "false" : inside_quotes(value) == condition.substr(equals + 1);
  return holds != negated;
}

}  // namespace

bool when_holds(std::string_view when, const RecordView& record) {
  while (!when.empty()) {
    const auto end = std::min(when.find('&'), when.size());
    if (!condition_holds(when.substr(0, end), record)) return false;
    when.remove_prefix(std::min(end + 1, when.size()));
  }
  return true;
}

}  // namespace dialogue
