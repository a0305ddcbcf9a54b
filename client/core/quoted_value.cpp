// SPDX-License-Identifier: Apache-2.0
#include "client/core/quoted_value.h"

#include "client/core/moderated_words.h"
#include "client/core/values.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"

namespace dialogue {

const Field* quoted_field(const Domain& domain, const Record& record, const Field* declared) {
  if (!declared || declared->type != Type::json || !record.kind || !record.kind->field("cell")) return declared;
  const Kind* of = domain.kind(plain_cell(record.cells, "kind"));
  const auto path = plain_cell(record.cells, "cell");
  const Field* found = of && !path.empty() ? describe_cell(*of, path).field : nullptr;
  return found ? found : declared;
}

Raw quoted_json(const Domain& domain, const Record& record, const Field* declared, const Raw& raw) {
  const auto words =
      declared && declared->name == "words" ? moderated_words({record.kind, record.id, &record.cells, nullptr}) : std::nullopt;
  const Kind* of = words ? domain.kind(words->kind) : nullptr;
  if (!of || words->cells.empty()) return json_value(quoted_field(domain, record, declared), raw);
  json::Writer out;
  out.begin_object();
  for (const auto& [path, value] : words->cells) {
    out.key(path);
    if (value.empty())
      out.null();
    else
      out.raw(json_value(describe_cell(*of, path).field, value));
  }
  return out.end_object().take();
}

}  // namespace dialogue
