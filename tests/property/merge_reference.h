// SPDX-License-Identifier: Apache-2.0
// The three-way merge by paragraph once more, written from docs/PROTOCOL.md and sync/merge.h alone. It may be slow: it tries every
// alignment. Where the rules leave a choice (which of two equal paragraphs is "the same one"), it gives every outcome.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dialogue::reference {

using Paragraphs = std::vector<std::string>;

/// Paragraphs without the line ends between and after them; lines when none of the texts has an empty line.
Paragraphs paragraphs(const std::string& text, bool by_paragraph);

/// All outcomes that the rules allow; nothing in it = both changed the same place.
std::set<std::optional<Paragraphs>> merges(const Paragraphs& base, const Paragraphs& mine, const Paragraphs& theirs);

}  // namespace dialogue::reference
