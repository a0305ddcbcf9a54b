// SPDX-License-Identifier: Apache-2.0
#include "client/core/shown_title.h"

#include "client/core/values.h"
#include "shared/wire/json_string.h"

namespace dialogue {

std::string shown_title(Replica& replica, const Kind& kind, const std::string& title, std::string_view lang) {
  const Field* field = kind.field(kind.title_field);
  if (!field || title.empty()) return title;
  const bool reference = field->type == Type::ref || field->type == Type::person_ref;
  if (const auto id = reference ? Uuid::parse(title) : std::nullopt) {
    const auto named = replica.title_of(*id);
    return named.empty() ? title : named;
  }
  return show_value(replica.domain(), field, json::quote(title), lang);
}

std::string shown_title(Replica& replica, const Record& record, std::string_view lang) {
  return shown_title(replica, *record.kind, plain_cell(record.cells, record.kind->title_field), lang);
}

}  // namespace dialogue
