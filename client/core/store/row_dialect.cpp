// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/row_dialect.h"

#include "shared/wire/json.h"

namespace dialogue {
namespace {

std::optional<std::string> to_column(ColumnForm form, std::string_view raw) {
  if (form == ColumnForm::raw) return std::string(raw);
  if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return std::nullopt;
  const auto inside = raw.substr(1, raw.size() - 2);
  if (inside.find_first_of("\\\"") == std::string_view::npos) return std::string(inside);
  auto text = json::unquote(raw);
  if (!text || text->find('\0') != std::string::npos || json::quote(*text) != raw) return std::nullopt;
  return text;
}

Raw from_column(ColumnForm form, std::string_view value) { return form == ColumnForm::raw ? Raw(value) : json::quote(value); }

}  // namespace

const RowDialect replica_rows{"k_", "p_", "c_", false, false, to_column, from_column};

}  // namespace dialogue
