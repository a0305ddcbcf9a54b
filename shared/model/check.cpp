// SPDX-License-Identifier: Apache-2.0
#include "shared/model/check.h"

#include <algorithm>

#include "shared/model/declaration.h"
#include "shared/model/forms.h"
#include "shared/model/values.h"

namespace dialogue {

Status run_check(std::string_view name, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  const Check* check = record.kind && record.kind->home ? record.kind->home->check(name) : nullptr;
  if (!check) return Error{"not_allowed", std::string(name), {}, {}};
  if (actor.server && check->binds == Check::Binds::actor) return {};
  return record.cells ? check->holds({record, actor, args, around}) : Error{"not_allowed", {}, {}, {}};
}

Status run_checks(const Act& act, const RecordView& record, const Actor& actor, const Arguments& args, const Circumstances& around) {
  for (const std::string& name : act.checks)
    if (auto status = run_check(name, record, actor, args, around); !status) return status;
  return {};
}

Status check_args(const Kind& kind, const Act& act, const Arguments& args) {
  for (const auto& [name, value] : args) {
    const auto it = std::find_if(act.args.begin(), act.args.end(), [&wanted = name](const Argument& a) { return a.name == wanted; });
    if (it == act.args.end()) return Error{"unknown_field", name, {}, {}};
    Field field;
    field.type = it->type;
    if (const Field* becomes = kind.field(it->field)) field = *becomes;
    if (const char* code = value_problem(field, value)) return Error{code, name, allowed(field, code, value), {}};
  }
  for (const Argument& a : act.args) {
    const auto it = args.find(a.name);
    if (a.needed && (it == args.end() || is_blank(it->second))) return Error{"incomplete", a.name, {}, {}};
  }
  return {};
}

std::vector<Error> warnings(const RecordView& record) {
  std::vector<Error> out;
  if (!record.kind || !record.cells || record.get(deleted_cell) == "true") return out;
  if (record.kind->home)
    for (const Warning& warning : record.kind->home->warnings())
      if (warning.kind.empty() || warning.kind == record.kind->name) warning.tell(record, out);
  // A value that was stored before its field had these bounds stays as it is. The warning says so.
  for (const auto& [path, value] : *record.cells) {
    const CellInfo info = describe_cell(*record.kind, path);
    if (!info.field || !info.field->bounds || value.empty()) continue;
    if (const char* code = value_problem(*info.field, value)) out.push_back({code, path, allowed(*info.field, code, value), {}});
  }
  return out;
}

}  // namespace dialogue
