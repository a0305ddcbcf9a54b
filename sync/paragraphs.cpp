// SPDX-License-Identifier: Apache-2.0
#include "sync/paragraphs.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

namespace dialogue {

namespace {

// Bounds the tables below; more is compared word for word only.
constexpr std::size_t most_compared = 2500;

// The words of a piece, counted; where a script has no spaces, its signs.
using Counted = std::unordered_map<std::string_view, int>;

bool ends_word(char c) { return static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c)); }
bool is_sign(char c) { return static_cast<unsigned char>(c) >= 0xe3; }
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

Counted counted(std::string_view text) {
  Counted out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (is_sign(text[i]))
      while (end < text.size() && goes_on(text[end])) ++end;
    else if (!ends_word(text[i]))
      while (end < text.size() && !ends_word(text[end]) && !is_sign(text[end])) ++end;
    if (!ends_word(text[i])) ++out[text.substr(i, end - i)];
    i = end;
  }
  return out;
}

int size_of(const Counted& all) {
  int n = 0;
  for (const auto& [which, count] : all) n += count;
  return n;
}

int common(const Counted& a, const Counted& b) {
  int n = 0;
  for (const auto& [which, count] : a)
    if (const auto it = b.find(which); it != b.end()) n += std::min(count, it->second);
  return n;
}

// For every older piece the newer one it is found at in a longest common subsequence, or -1.
std::vector<int> match(const Pieces& older, const Pieces& newer) {
  const std::size_t n = older.size(), m = newer.size();
  std::vector<std::vector<int>> length(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;)
    for (std::size_t j = m; j-- > 0;)
      length[i][j] = words(older[i]) == words(newer[j]) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  std::vector<int> at(n, -1);
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (words(older[i]) == words(newer[j]))
      at[i++] = static_cast<int>(j++);
    else if (length[i + 1][j] >= length[i][j + 1])
      ++i;
    else
      ++j;
  }
  return at;
}

// A stretch in which no piece is word for word as it was.
class Stretch {
 public:
  Stretch(const Pieces& older, const Pieces& newer, std::vector<Block>& out) : older_(older), newer_(newer), out_(out) {}

  void cover(const Block& all) {
    const std::size_t begun = out_.size();
    if (all.added() || all.removed() || (all.to - all.from) * (all.other_to - all.other_from) > most_compared) return plain(all);
    compare(all);
    Block rest = all;
    for (const auto& [i, j] : alike(all)) {
      plain({rest.from, i, rest.other_from, j});
      out_.push_back({i, i + 1, j, j + 1});
      rest.from = i + 1, rest.other_from = j + 1;
    }
    plain(rest);
    gather(begun, all);
  }

 private:
  using Pair = std::pair<std::size_t, std::size_t>;

  void compare(const Block& all) {
    of_older_.clear(), of_newer_.clear();
    for (std::size_t i = all.from; i < all.to; ++i) of_older_.push_back(counted(words(older_[i])));
    for (std::size_t j = all.other_from; j < all.other_to; ++j) of_newer_.push_back(counted(words(newer_[j])));
  }

  // Of a thousand; below the least, two pieces are not alike.
  int likeness(std::size_t i, std::size_t j) const {
    constexpr int least = 400;
    const int total = size_of(of_older_[i]) + size_of(of_newer_[j]);
    const int out = total == 0 ? 0 : 2000 * common(of_older_[i], of_newer_[j]) / total;
    return out < least ? 0 : out;
  }

  // The pairs, in order on both sides, that are most alike together.
  std::vector<Pair> alike(const Block& all) const {
    const std::size_t n = of_older_.size(), m = of_newer_.size();
    std::vector<std::vector<int>> one(n, std::vector<int>(m)), best(n + 1, std::vector<int>(m + 1, 0));
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t j = m; j-- > 0;) {
        one[i][j] = likeness(i, j);
        best[i][j] = std::max({best[i + 1][j], best[i][j + 1], one[i][j] == 0 ? 0 : one[i][j] + best[i + 1][j + 1]});
      }
    std::vector<Pair> out;
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (one[i][j] != 0 && best[i][j] == one[i][j] + best[i + 1][j + 1])
        out.emplace_back(all.from + i++, all.other_from + j++);
      else if (best[i][j] == best[i + 1][j])
        ++i;
      else
        ++j;
    }
    return out;
  }

  // Nothing in it is alike.
  void plain(Block rest) {
    const std::size_t n = rest.to - rest.from, m = rest.other_to - rest.other_from;
    if (n > m && m > 0) {
      out_.push_back(rest);
      return;
    }
    for (; rest.from < rest.to; ++rest.from) {
      const std::size_t next = rest.other_from + (m > 0 ? 1 : 0);
      out_.push_back({rest.from, rest.from + 1, rest.other_from, next});
      rest.other_from = next;
    }
    for (; rest.other_from < rest.other_to; ++rest.other_from) out_.push_back({rest.from, rest.from, rest.other_from, rest.other_from + 1});
  }

  // A paragraph that was split, or joined with its neighbour, is one block.
  void gather(std::size_t begun, const Block& all) {
    for (std::size_t i = begun; i + 1 < out_.size();) {
      const bool joins = belongs(out_[i], out_[i + 1], all) || belongs(out_[i + 1], out_[i], all);
      if (!joins) {
        ++i;
        continue;
      }
      out_[i].to = out_[i + 1].to, out_[i].other_to = out_[i + 1].other_to;
      out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      if (i > begun) --i;
    }
  }

  // Whether most of what was added, or taken away, beside a rewritten piece comes from it, or went into it.
  bool belongs(const Block& piece, const Block& beside, const Block& all) const {
    constexpr int most = 70, least_size = 3;
    if (beside.added() || beside.removed() || piece.added() == piece.removed()) return false;
    const auto& part = piece.added() ? of_newer_[piece.other_from - all.other_from] : of_older_[piece.from - all.from];
    const int size = size_of(part);
    if (size < least_size) return false;
    const bool of_one = piece.added() ? beside.to - beside.from == 1 : beside.other_to - beside.other_from == 1;
    const auto& whole = piece.added() ? of_older_[beside.from - all.from] : of_newer_[beside.other_from - all.other_from];
    return of_one && common(part, whole) * 100 >= size * most;
  }

  const Pieces& older_;
  const Pieces& newer_;
  std::vector<Block>& out_;
  std::vector<Counted> of_older_, of_newer_;
};

}  // namespace

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

bool has_empty_line(std::string_view text) { return text.find("\n\n") != std::string_view::npos; }

std::string_view words(std::string_view piece) {
  while (!piece.empty() && piece.back() == '\n') piece.remove_suffix(1);
  return piece;
}

std::vector<Block> align(const Pieces& older, const Pieces& newer) {
  std::vector<Block> out;
  const auto at = match(older, newer);
  Stretch stretch(older, newer, out);
  Block rest{0, 0, 0, 0};
  for (std::size_t i = 0; i < older.size(); ++i) {
    if (at[i] < 0) continue;
    const auto j = static_cast<std::size_t>(at[i]);
    rest.to = i, rest.other_to = j;
    stretch.cover(rest);
    out.push_back({i, i + 1, j, j + 1});
    rest.from = i + 1, rest.other_from = j + 1;
  }
  rest.to = older.size(), rest.other_to = newer.size();
  stretch.cover(rest);
  return out;
}

}  // namespace dialogue
