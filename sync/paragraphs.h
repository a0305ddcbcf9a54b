// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dialogue {

/// Paragraphs, or lines, of one text, each with the line ends that close it. Put together they are the text again.
using Pieces = std::vector<std::string_view>;

Pieces cut(std::string_view text, bool by_paragraph);
/// A text and two edits of it, cut at the same places: where any of them has an empty line, also where the others have only a line end.
/// When none of them has an empty line, they are cut at every line end.
struct Cuts {
  Pieces base, mine, theirs;
};
Cuts cut_alike(std::string_view base, std::string_view mine, std::string_view theirs);
bool has_empty_line(std::string_view text);
/// The piece without the line ends that close it, because moving a paragraph to the end is not an edit of it.
std::string_view words(std::string_view piece);

/// What became of pieces of one text in another: kept word for word, rewritten (also from several into one, or one into several), taken
/// away (no piece of the other text) or new (none of this one).
struct Block {
  std::size_t from = 0, to = 0;              ///< of the older text
  std::size_t other_from = 0, other_to = 0;  ///< of the newer one
  bool added() const { return from == to; }
  bool removed() const { return other_from == other_to; }
};
/// Blocks in order that cover both. What is alike stays together. What is not alike counts as rewritten, in its order. When more pieces are
/// rewritten into fewer, nobody can tell which became which, so they are one block.
std::vector<Block> align(const Pieces& older, const Pieces& newer);

}  // namespace dialogue
