// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/writing.h"

#include <vector>

namespace dialogue {

Status write(Replica& replica, const Writing& writing) {
  std::vector<std::pair<Path, Raw>> cells;
  for (const auto& [key, raw] : writing.words)
    if (key.second.empty()) cells.emplace_back(key.first, raw);
  if (!cells.empty())
    if (auto done = replica.edit(writing.record, cells, writing.shown ? &*writing.shown : nullptr); !done) return done;
  if (cells.size() == writing.words.size()) return {};
  const auto record = replica.get(writing.record);
  if (!record) return record.error();
  for (const auto& [key, raw] : writing.words) {
    if (key.second.empty()) continue;
    const auto known = writing.variants.find(key);
    const Shown* seen = known == writing.variants.end() ? nullptr : &known->second;
    if (auto done = write_variant(replica, writing.record, record->cells, {key.first, key.second, raw}, seen); !done) return done;
  }
  return {};
}

}  // namespace dialogue
