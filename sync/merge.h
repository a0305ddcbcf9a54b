// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/passage.h"

namespace dialogue {

/// A place where two edits of one text are at odds. The words that stand against it are in the merged text; no words there = it was taken
/// away.
struct Odds {
  std::string base, mine;  ///< the words of that place before both, and those that mine has; empty = it has none there
  Passage at;              ///< of the merged text
};

struct MergedText {
  std::string text;             ///< clean paragraphs of both; where they are at odds, theirs
  std::vector<Odds> odds;       ///< in order
  std::vector<Passage> agreed;  ///< both made the same edit
};

/// What becomes of paragraphs that mine alone changed.
enum class Clean { stands, waits };

/// Three-way merge of prose by paragraph (cut alike in all three texts: paragraphs.h). It is symmetric: for merge(base, a, b) and
/// merge(base, b, a) the same places are at odds, and the texts are the same elsewhere. Plain texts, not raw JSON. A field's length bounds
/// the work.
MergedText merge_paragraphs(std::string_view base, std::string_view mine, std::string_view theirs, Clean clean = Clean::stands);

/// The merged text with mine in place of theirs where they are at odds.
std::string taking(std::string_view text, const std::vector<Odds>& odds);

}  // namespace dialogue
