// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dialogue {

/// Paragraphs, or lines, of one text, each with the line ends that close it: put together they are the text again.
using Pieces = std::vector<std::string_view>;

Pieces cut(std::string_view text, bool by_paragraph);
/// A text and two edits of it, cut at the same places: where any of them has an empty line, also where the others have but a line end.
/// Without empty lines in any of them, at every line end.
struct Cuts {
  Pieces base, mine, theirs;
};
Cuts cut_alike(std::string_view base, std::string_view mine, std::string_view theirs);
bool has_empty_line(std::string_view text);
/// Without the line ends that close it: moving a paragraph to the end is not an edit of it.
std::string_view words(std::string_view piece);

/// What became of pieces of one text in another: kept word for word, rewritten (also from several into one, or one into several), taken
/// away (no piece of the other text) or new (none of this one).
struct Block {
  std::size_t from = 0, to = 0;              ///< of the older text
  std::size_t other_from = 0, other_to = 0;  ///< of the newer one
  bool added() const { return from == to; }
  bool removed() const { return other_from == other_to; }
};
/// Blocks in order that cover both. What is alike stays together; what is not is taken for rewritten in its order; of more pieces rewritten
/// into fewer nobody can tell which became which: they are one block.
std::vector<Block> align(const Pieces& older, const Pieces& newer);

}  // namespace dialogue
