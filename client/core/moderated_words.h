// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/model/record.h"

namespace dialogue {

/// What a moderation item holds of another record's change.
struct ModeratedWords {
  std::string kind;                         ///< of the record that the change is about
  std::string act;                          ///< empty for edits
  std::vector<std::pair<Path, Raw>> cells;  ///< by its paths; "" = taken away. For an act: its arguments
};

/// Nothing for records of other kinds. Pure; any thread.
std::optional<ModeratedWords> moderated_words(const RecordView& item);

}  // namespace dialogue
