// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/outbox.h"
#include "sync/places.h"

namespace dialogue {

namespace {

bool binds(const Kind& kind, const Act& act, std::string_view path) {
  const auto ref = parse_cell(path);
  if (!ref) return false;
  const auto named = [&](const std::string& name) { return std::find(act.binds.begin(), act.binds.end(), name) != act.binds.end(); };
  const std::string name(ref->name);
  if (named("-" + name)) return false;
  if (named(name)) return true;
  if (path == deleted_cell) return !act.binds.empty();
  return named("*") && place_of(kind, path).facet == 0;
}

}  // namespace

bool is_locked(const WorkingCopy& record, std::string_view path) {
  const Kind& kind = *record.head().kind;
  return std::any_of(record.waiting().begin(), record.waiting().end(), [&](const StoredChange& waiting) {
    const Act* act = waiting.change.is_act() ? kind.act(waiting.change.act) : nullptr;
    return act && binds(kind, *act, path);
  });
}

}  // namespace dialogue
