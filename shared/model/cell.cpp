// SPDX-License-Identifier: Apache-2.0
#include "shared/model/cell.h"

#include "shared/model/kind.h"

namespace dialogue {
namespace {

constexpr std::size_t longest_path = 400;

bool name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// Takes a name off the front; empty when there is none.
std::string_view take_name(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && name_char(rest[n])) ++n;
  auto name = rest.substr(0, n);
  rest.remove_prefix(n);
  return name;
}

/// Takes "[key]" off the front; empty when it is not there or not well formed.
std::string_view take_key(std::string_view& rest) {
  if (rest.empty() || rest.front() != '[') return {};
  for (std::size_t i = 1; i < rest.size(); ++i) {
    const auto c = static_cast<unsigned char>(rest[i]);
    if (c == ']') {
      auto key = rest.substr(1, i - 1);
      rest.remove_prefix(i + 1);
      return key;
    }
    if (c == '[' || c < 0x20 || c == 0x7f) return {};
  }
  return {};
}

int facet_of(const Kind& kind, const Part* part, const Field* field) {
  const std::string& name = field && (!part || field->facet != "main") ? field->facet : part->facet;
  return name == "main" ? 0 : kind.facet_index(name);
}

CellInfo known_cell(const Kind& kind, const Part* part, const Field* field) { return {true, field, part, facet_of(kind, part, field)}; }

}  // namespace

std::optional<CellRef> parse_cell(std::string_view path) {
  if (path.size() > longest_path) return {};
  CellRef ref;
  ref.name = take_name(path);
  if (ref.name.empty()) return {};
  if (path.empty()) return ref;
  ref.key = take_key(path);
  if (ref.key.empty()) return {};
  if (path.empty()) return ref;
  if (path.front() != '.') return {};
  path.remove_prefix(1);
  ref.field = take_name(path);
  if (ref.field.empty()) return {};
  if (path.empty()) return ref;
  ref.element = take_key(path);
  if (ref.element.empty() || !path.empty()) return {};
  return ref;
}

CellInfo describe_cell(const Kind& kind, std::string_view path) {
  if (path == deleted_cell) return {true, nullptr, nullptr, 0};
  if (path == state_cell) return {!kind.states.empty(), nullptr, nullptr, 0};
  const auto ref = parse_cell(path);
  if (!ref) return {};
  if (const Field* field = kind.field(ref->name)) {
    const bool fits = ref->field.empty() && (field->cls == FieldClass::set) == !ref->key.empty();
    return fits ? known_cell(kind, nullptr, field) : CellInfo{};
  }
  const Part* part = kind.part(ref->name);
  if (!part || ref->key.empty()) return {};
  if (ref->field.empty()) return known_cell(kind, part, nullptr);
  const Field* field = part->field(ref->field);
  if (!field || (field->cls == FieldClass::set) != !ref->element.empty()) return {};
  return known_cell(kind, part, field);
}

const Field* field_at(const Kind* kind, std::string_view path) { return kind ? describe_cell(*kind, path).field : nullptr; }

}  // namespace dialogue
