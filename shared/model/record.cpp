// SPDX-License-Identifier: Apache-2.0
#include "shared/model/record.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "shared/base/utf8.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

struct Range {
  std::uint32_t first, last;
};
/// Spaces, line ends, controls, and characters without ink: joiners, directions, fillers.
constexpr Range unseen[] = {{0x00, 0x20},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},   {0x115F, 0x1160},
                            {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x2800, 0x2800},
                            {0x3000, 0x3000}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}};

bool is_unseen(std::uint32_t c) {
  return std::any_of(std::begin(unseen), std::end(unseen), [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool nothing_to_read(std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = next_code_point(text);
    if (next.size == 0 || !is_unseen(next.value)) return false;
    text.remove_prefix(next.size);
  }
  return true;
}

}  // namespace

std::string_view inside_quotes(std::string_view raw) {
  return raw.size() >= 2 && raw.front() == '"' && raw.back() == '"' ? raw.substr(1, raw.size() - 2) : std::string_view{};
}

bool is_blank(std::string_view raw) {
  if (raw.empty()) return true;
  if (raw.front() != '"') return false;
  const auto inside = inside_quotes(raw);
  const auto escape = inside.find('\\');
  if (!nothing_to_read(inside.substr(0, escape))) return false;
  return escape == std::string_view::npos || nothing_to_read(json::unquote(raw).value_or("?"));
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
  if (record.kind && record.kind->purpose == Purpose::organisation) return record.id;
  return ref_value(record.get("owner_org"));
}

std::optional<Uuid> person_of(const RecordView& record) {
  if (record.kind && record.kind->purpose == Purpose::person) return record.id;
  return ref_value(record.get("person"));
}

std::string_view country_of(const RecordView& record) {
  const auto own = inside_quotes(record.get("country"));
  return own.empty() ? inside_quotes(record.get("owner_country")) : own;
}

bool is_begun(const RecordView& record) { return !record.kind->states.empty() && state_of(record) == record.kind->states.front().name; }

const Field* placing_field(const Kind& kind) {
  for (const Field& field : kind.fields)
    if (field.places && field.cls != FieldClass::set) return &field;
  return nullptr;
}

std::string_view state_of(const RecordView& record) {
  const auto state = inside_quotes(record.get(state_cell));
  if (!state.empty() || !record.kind || record.kind->states.empty()) return state;
  return record.kind->states.front().name;
}

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
