// SPDX-License-Identifier: Apache-2.0
#include "sync/natural_id.h"

#include <algorithm>

#include "shared/wire/json.h"

namespace dialogue {

Uuid natural_id(const Kind& kind, std::span<const std::pair<Path, Raw>> cells) {
  std::string key;
  for (const std::string& field : kind.natural_key) {
    const auto it = std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == field; });
    if (it == cells.end() || it->second.empty()) return {};
    if (!key.empty()) key += '|';
    key += json::unquote(it->second).value_or(it->second);
  }
  return key.empty() ? Uuid{} : Uuid::derived(kind.name, key);
}

}  // namespace dialogue
