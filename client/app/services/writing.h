// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "client/core/tables/variants.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// A text of a record: its path, and its language where it is a variant; empty = the record's own words.
using WordsKey = std::pair<Path, std::string>;

/// Words of one record that go to the replica together, with what their writer had been shown.
struct Writing {
  Uuid record;
  std::map<WordsKey, Raw> words;       ///< empty = taken away
  std::optional<Shown> shown;          ///< of the record; nothing = whatever stands there
  std::map<WordsKey, Shown> variants;  ///< of the variants that there were
};

/// On the store's thread. A part may be written although the rest is refused; writing it again is harmless. Codes: those of edit and
/// create.
Status write(Replica& replica, const Writing& writing);

}  // namespace dialogue
