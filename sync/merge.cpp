// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include <algorithm>
#include <vector>

namespace dialogue {

namespace {

using Pieces = std::vector<std::string_view>;

// Cuts after each run of line ends that separates paragraphs, so that the pieces put together are the text again.
Pieces cut(std::string_view text, bool by_paragraph) {
  Pieces out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\n') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && text[end] == '\n') ++end;
    if (!by_paragraph || end - i >= 2) {
      out.push_back(text.substr(start, end - start));
      start = end;
    }
    i = end;
  }
  if (start < text.size()) out.push_back(text.substr(start));
  return out;
}

// The words of a piece without the line ends that close it: moving a paragraph to the end is not an edit of it.
std::string_view words(std::string_view piece) {
  while (!piece.empty() && piece.back() == '\n') piece.remove_suffix(1);
  return piece;
}

// For every base piece the index of the piece of `other` it is found at in a longest common subsequence, or -1.
std::vector<int> match(const Pieces& base, const Pieces& other) {
  const std::size_t n = base.size(), m = other.size();
  std::vector<std::vector<int>> length(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      length[i][j] = words(base[i]) == words(other[j]) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<int> at(n, -1);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (words(base[i]) == words(other[j]))
      at[i++] = static_cast<int>(j++);
    else if (length[i + 1][j] >= length[i][j + 1])
      ++i;
    else
      ++j;
  }
  return at;
}

bool same(const Pieces& a, std::size_t a0, std::size_t a1, const Pieces& b, std::size_t b0, std::size_t b1) {
  if (a1 - a0 != b1 - b0) return false;
  for (std::size_t i = 0; i < a1 - a0; ++i)
    if (words(a[a0 + i]) != words(b[b0 + i])) return false;
  return true;
}

// One piece of three with the same words, by the line ends that close it: an edit of them stands, of two edits the wider one, so that
// both sides choose alike.
std::string_view closed(std::string_view was, std::string_view ours, std::string_view other) {
  if (ours == was) return other;
  if (other == was) return ours;
  return ours.size() >= other.size() ? ours : other;
}

// A stretch of equally many pieces on all three sides is judged piece by piece: neighbours may be rewritten by different people.
bool piecewise(std::vector<std::string_view>& out, const Pieces& o, std::size_t o0, std::size_t n, const Pieces& a, std::size_t a0,
               const Pieces& b, std::size_t b0) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto was = words(o[o0 + i]), ours = words(a[a0 + i]), other = words(b[b0 + i]);
    if (ours == other)
      out.push_back(closed(o[o0 + i], a[a0 + i], b[b0 + i]));
    else if (ours == was)
      out.push_back(b[b0 + i]);
    else if (other == was)
      out.push_back(a[a0 + i]);
    else
      return false;
  }
  return true;
}

void append(std::vector<std::string_view>& out, const Pieces& from, std::size_t first, std::size_t last) {
  out.insert(out.end(), from.begin() + static_cast<std::ptrdiff_t>(first), from.begin() + static_cast<std::ptrdiff_t>(last));
}

// Pieces that both sides have, word for word.
void append_alike(std::vector<std::string_view>& out, const Pieces& a, std::size_t first, std::size_t last, const Pieces& b,
                  std::size_t b_first) {
  for (std::size_t i = first; i < last; ++i) out.push_back(std::max(a[i], b[b_first + i - first]));
}

std::string join(const std::vector<std::string_view>& pieces, std::string_view separator, std::string_view ending) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto piece = pieces[i];
    out += words(piece);
    if (i + 1 == pieces.size())
      out += ending;
    else if (const auto tail = piece.substr(words(piece).size()); tail.size() >= separator.size())
      out += tail;
    else
      out += separator;
  }
  return out;
}

std::string_view ending(std::string_view text) { return text.substr(words(text).size()); }

// Bounds the table of `match`; a text of more pieces is left to its readers.
constexpr std::size_t most_pieces = 2000;

}  // namespace

std::optional<std::string> merge_text(std::string_view base, std::string_view mine, std::string_view theirs) {
  if (mine == theirs || theirs == base) return std::string(mine);
  if (mine == base) return std::string(theirs);
  const bool by_paragraph = base.find("\n\n") != std::string_view::npos || mine.find("\n\n") != std::string_view::npos ||
                            theirs.find("\n\n") != std::string_view::npos;
  const Pieces o = cut(base, by_paragraph), a = cut(mine, by_paragraph), b = cut(theirs, by_paragraph);
  if (o.size() > most_pieces || a.size() > most_pieces || b.size() > most_pieces) return std::nullopt;
  const auto in_a = match(o, a), in_b = match(o, b);

  // Between two base pieces that both sides kept lies a stretch; it may differ from the base on one side only.
  std::vector<std::string_view> out;
  std::size_t o0 = 0, a0 = 0, b0 = 0;
  for (std::size_t i = 0; i <= o.size(); ++i) {
    const bool end = i == o.size();
    if (!end && (in_a[i] < 0 || in_b[i] < 0)) continue;
    const std::size_t a1 = end ? a.size() : static_cast<std::size_t>(in_a[i]);
    const std::size_t b1 = end ? b.size() : static_cast<std::size_t>(in_b[i]);
    if (same(a, a0, a1, b, b0, b1))
      append_alike(out, a, a0, a1, b, b0);
    else if (same(o, o0, i, a, a0, a1))
      append(out, b, b0, b1);
    else if (same(o, o0, i, b, b0, b1))
      append(out, a, a0, a1);
    else if (i - o0 != a1 - a0 || i - o0 != b1 - b0 || !piecewise(out, o, o0, i - o0, a, a0, b, b0))
      return std::nullopt;
    if (end) break;
    out.push_back(closed(o[i], a[a1], b[b1]));
    o0 = i + 1, a0 = a1 + 1, b0 = b1 + 1;
  }
  const auto tail = ending(mine) == ending(base) ? ending(theirs) : ending(mine);
  if (ending(mine) != ending(base) && ending(theirs) != ending(base) && ending(mine) != ending(theirs)) return std::nullopt;
  return join(out, by_paragraph ? "\n\n" : "\n", tail);
}

}  // namespace dialogue
