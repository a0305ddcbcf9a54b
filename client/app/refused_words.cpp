// SPDX-License-Identifier: Apache-2.0
#include "client/app/refused_words.h"

namespace dialogue {

const Refusal* RefusedWords::edited(const Uuid& record) const {
  const auto it = edited_.find(record);
  return it == edited_.end() ? nullptr : &it->second;
}

void RefusedWords::discard(std::int64_t refusal) {
  if (discarding_.insert(refusal).second) emit changed();
}

void RefusedWords::bring_back(std::int64_t refusal) {
  if (discarding_.erase(refusal) > 0) emit changed();
}

}  // namespace dialogue
