// SPDX-License-Identifier: Apache-2.0
#include "shared/model/references.h"

#include <algorithm>
#include <string>

namespace dialogue {

std::optional<Named> named_record(const Kind& kind, std::string_view path, std::string_view value) {
  const CellInfo info = describe_cell(kind, path);
  if (!info.field || info.field->ref_kind.empty() || value.empty()) return {};
  std::optional<Uuid> id = ref_value(value);
  if (info.field->cls == FieldClass::set) {
    const auto ref = parse_cell(path);
    id = Uuid::parse(info.part ? ref->element : ref->key);
  }
  return id ? std::optional(Named{*id, info.field->ref_kind}) : std::nullopt;
}

bool takes_guests(const Kind& kind) {
  const auto for_guests = [](const Visibility& entry) {
    return std::any_of(entry.audience.begin(), entry.audience.end(),
                       [](Audience audience) { return audience == Audience::participants || audience == Audience::guests; });
  };
  return kind.parent_field.empty() && std::any_of(kind.visible.begin(), kind.visible.end(), for_guests);
}

Status check_limit(const RecordView& grant, const Kind* limit) {
  if (!grant.kind || grant.kind->purpose != Purpose::grant) return {};
  const auto refuse = [](const char* code) { return Status(Error{code, "scope_id", {}, {}}); };
  const auto scope = inside_quotes(grant.get("scope"));
  const bool named = !grant.get("scope_id").empty();
  if (scope == everywhere) return named ? refuse("wrong_kind") : Status();
  if (!named) return refuse("incomplete");
  if (!limit) return {};
  if (scope == one_record) return takes_guests(*limit) ? Status() : refuse("no_guests");
  return limit->name == scope ? Status() : refuse("wrong_kind");
}

}  // namespace dialogue
