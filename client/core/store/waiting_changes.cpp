// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/waiting_changes.h"

#include <algorithm>

namespace dialogue {

void WaitingChanges::load() {
  if (loaded_) return;
  by_record_.clear();
  for (Query q(db_, "SELECT record, id, counter IS NOT NULL FROM change WHERE verdict IS NULL"); q.next();)
    by_record_.emplace(q.get<Uuid>(0), Change{q.get<std::int64_t>(1), q.get<bool>(2)});
  loaded_ = true;
}

void WaitingChanges::put(const Uuid& record, std::int64_t id, bool sealed) {
  load();
  touched_ = true;
  const auto [first, last] = by_record_.equal_range(record);
  const auto it = std::find_if(first, last, [&](const auto& entry) { return entry.second.id == id; });
  if (it == last)
    by_record_.emplace(record, Change{id, sealed});
  else
    it->second.sealed = sealed;
}

void WaitingChanges::remove(const Uuid& record, std::int64_t id) {
  load();
  touched_ = true;
  const auto [first, last] = by_record_.equal_range(record);
  const auto it = std::find_if(first, last, [&](const auto& entry) { return entry.second.id == id; });
  if (it != last) by_record_.erase(it);
}

void WaitingChanges::rolled_back() {
  if (touched_) loaded_ = false;
  touched_ = false;
}

bool WaitingChanges::any() {
  load();
  return !by_record_.empty();
}

std::vector<std::int64_t> WaitingChanges::of(const Uuid& record) {
  load();
  std::vector<std::int64_t> out;
  const auto [first, last] = by_record_.equal_range(record);
  for (auto it = first; it != last; ++it) out.push_back(it->second.id);
  std::sort(out.begin(), out.end());
  return out;
}

bool WaitingChanges::has_draft(const Uuid& record) {
  load();
  const auto [first, last] = by_record_.equal_range(record);
  return std::any_of(first, last, [](const auto& entry) { return !entry.second.sealed; });
}

}  // namespace dialogue
