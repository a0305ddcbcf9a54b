// SPDX-License-Identifier: Apache-2.0
#include "client/core/answers/record_warnings.h"

#include "client/core/answers/answer_facts.h"
#include "shared/model/check.h"
#include "shared/model/rights.h"

namespace dialogue {

std::vector<Error> warnings_for(Replica& replica, const Record& record) {
  if (!record.kind) return {};
  RecordView view{record.kind, record.id, &record.cells, nullptr};
  auto out = warnings(view);
  if (out.empty() || record.unborn) return out;
  const auto id = record.kind->parent_field.empty() ? std::nullopt : facts::ref(record, record.kind->parent_field);
  const auto parent = id ? replica.get(*id) : Result<Record>(Error{"not_found", {}, {}, {}});
  const RecordView above = parent ? RecordView{parent->kind, parent->id, &parent->cells, nullptr} : RecordView{};
  if (parent) view.parent = &above;
  const Actor actor = replica.actor();
  std::erase_if(out, [&](const Error& warning) {
    const Path cell = record.kind->part(warning.field) ? warning.field + "[x]" : warning.field;
    return !may_edit(actor, view, {cell}).ok();
  });
  return out;
}

}  // namespace dialogue
