// SPDX-License-Identifier: Apache-2.0
#include "client/core/moderated_words.h"

#include "shared/wire/json.h"

namespace dialogue {

std::optional<ModeratedWords> moderated_words(const RecordView& item) {
  if (!item.kind || item.kind->purpose != Purpose::moderation) return {};
  ModeratedWords out{item.text("kind"), item.text("act"), {}};
  const Raw words(item.get("words"));
  if (words.empty() && !item.text("cell").empty()) out.cells.emplace_back(item.text("cell"), item.get("proposed"));
  if (const auto document = json::Document::parse(words); document)
    for (const json::Member& word : document->root().members())
      out.cells.emplace_back(word.key, word.value.is_null() ? Raw() : json::canonical(word.value));
  return out;
}

}  // namespace dialogue
