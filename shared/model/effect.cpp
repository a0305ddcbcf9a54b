// SPDX-License-Identifier: Apache-2.0
#include "shared/model/effect.h"

#include <utility>

#include "shared/model/declaration.h"
#include "shared/wire/json.h"

namespace dialogue {

Raw Doing::time() const { return json::quote(now); }

Raw Doing::person() const { return actor.person.is_nil() ? Raw{} : json::quote(actor.person.text()); }

std::string_view Doing::argument(std::string_view name) const {
  const auto it = args.find(name);
  return it == args.end() ? std::string_view{} : inside_quotes(it->second);
}

std::vector<CellChange> effect_of_act(std::string_view name, const RecordView& before, const Act& act, const Arguments& args,
                                      const Actor& actor, std::string_view now) {
  const Effect* effect = before.kind && before.kind->home ? before.kind->home->effect(name) : nullptr;
  return effect ? effect->of({before, act, args, actor, now}) : std::vector<CellChange>{};
}

std::vector<CellChange> changes_of_act(const RecordView& before, const Act& act, const Arguments& args, const Actor& actor,
                                       std::string_view now) {
  std::vector<CellChange> out;
  if (!act.to.empty()) out.push_back({std::string(state_cell), json::quote(act.to)});
  for (const Argument& argument : act.args) {
    const auto it = args.find(argument.name);
    if (!argument.field.empty() && it != args.end()) out.push_back({argument.field, it->second});
  }
  for (CellChange& change : effect_of_act(act.effect, before, act, args, actor, now)) out.push_back(std::move(change));
  return out;
}

std::vector<CellChange> effects_of_edit(const RecordView& after, const std::vector<Path>& changed) {
  std::vector<CellChange> out;
  if (!after.kind || !after.cells || !after.kind->home) return out;
  for (const EditEffect& effect : after.kind->home->edit_effects())
    if (effect.kind == after.kind->name)
      for (CellChange& change : effect.of(after, changed)) out.push_back(std::move(change));
  return out;
}

}  // namespace dialogue
