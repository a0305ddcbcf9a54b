// SPDX-License-Identifier: Apache-2.0
#include "sync/paragraphs.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dialogue {

namespace {

// Bounds the tables below. Beyond it, pieces are compared word for word only.
constexpr std::size_t most_compared = 2500;

// The words of a piece, counted. Where a script has no spaces, its signs count.
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

// Bounds the table of a longest common subsequence.
constexpr std::size_t most_cells = 4'000'000;

// In thousandths. Below the least, two pieces are not alike.
int likeness(const Counted& a, const Counted& b) {
  constexpr int least = 400;
  const int total = size_of(a) + size_of(b);
  const int out = total == 0 ? 0 : 2000 * common(a, b) / total;
  return out < least ? 0 : out;
}

// For pieces of several lines: whether one line of them is the same.
bool shares_line(std::string_view a, std::string_view b) {
  const auto several = [](std::string_view piece) { return words(piece).find('\n') != std::string_view::npos; };
  if (!several(a) && !several(b)) return false;
  std::unordered_set<std::string_view> seen;
  for (const std::string_view line : cut(a, false))
    if (!words(line).empty()) seen.insert(words(line));
  const Pieces lines = cut(b, false);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) { return seen.contains(words(line)); });
}

// For every older piece the newer one it is found at, or -1.
class Match {
 public:
  Match(const Pieces& older, const Pieces& newer) : older_(older), newer_(newer), at_(older.size(), -1) {
    whole({0, older.size(), 0, newer.size()});
  }
  std::vector<int> take() { return std::move(at_); }

 private:
  bool same(std::size_t i, std::size_t j) const { return words(older_[i]) == words(newer_[j]); }
  static bool fits(const Block& all) { return (all.to - all.from + 1) * (all.other_to - all.other_from + 1) <= most_cells; }

  void whole(Block all) {
    if (fits(all)) return exactly(all);
    // There is too much for the table. So it takes what both begin and end with, then what either has only once, and the table between
    // those.
    for (; !all.removed() && !all.added() && same(all.from, all.other_from); ++all.from, ++all.other_from) pair(all.from, all.other_from);
    for (; !all.removed() && !all.added() && same(all.to - 1, all.other_to - 1); --all.to, --all.other_to)
      pair(all.to - 1, all.other_to - 1);
    if (fits(all)) return exactly(all);
    Block rest = all;
    for (const auto& [i, j] : once_in_both(all)) {
      rest.to = i, rest.other_to = j;
      if (fits(rest)) exactly(rest);
      pair(i, j);
      rest = {i + 1, all.to, j + 1, all.other_to};
    }
    if (fits(rest)) exactly(rest);
  }

  void pair(std::size_t i, std::size_t j) { at_[i] = static_cast<int>(j); }

  // In a longest common subsequence.
  void exactly(const Block& all) {
    const std::size_t n = all.to - all.from, m = all.other_to - all.other_from, row = m + 1;
    std::vector<int> length((n + 1) * row, 0);
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t j = m; j-- > 0;)
        length[i * row + j] = same(all.from + i, all.other_from + j) ? length[(i + 1) * row + j + 1] + 1
                                                                     : std::max(length[(i + 1) * row + j], length[i * row + j + 1]);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (same(all.from + i, all.other_from + j))
        pair(all.from + i, all.other_from + j), ++i, ++j;
      else if (length[(i + 1) * row + j] >= length[i * row + j + 1])
        ++i;
      else
        ++j;
    }
  }

  // Of the pieces that each side has once, the largest number that is in order on both.
  std::vector<std::pair<std::size_t, std::size_t>> once_in_both(const Block& all) const {
    struct Seen {
      int older = 0, newer = 0;
      std::size_t at = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    for (std::size_t i = all.from; i < all.to; ++i) ++seen[words(older_[i])].older;
    for (std::size_t j = all.other_from; j < all.other_to; ++j) {
      Seen& one = seen[words(newer_[j])];
      ++one.newer, one.at = j;
    }
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Link {
      std::size_t i, j, before;
    };
    std::vector<Link> links;
    std::vector<std::size_t> ends;  // of the best run of each length, by the newer side
    for (std::size_t i = all.from; i < all.to; ++i) {
      const Seen& one = seen[words(older_[i])];
      if (one.older != 1 || one.newer != 1) continue;
      const auto place =
          std::lower_bound(ends.begin(), ends.end(), one.at, [&](std::size_t link, std::size_t j) { return links[link].j < j; });
      links.push_back({i, one.at, place == ends.begin() ? none : *(place - 1)});
      if (place == ends.end())
        ends.push_back(links.size() - 1);
      else
        *place = links.size() - 1;
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t at = ends.empty() ? none : ends.back(); at != none; at = links[at].before) out.emplace_back(links[at].i, links[at].j);
    std::reverse(out.begin(), out.end());
    return out;
  }

  const Pieces& older_;
  const Pieces& newer_;
  std::vector<int> at_;
};

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

  // The pairs, in order on both sides, that are most alike together.
  std::vector<Pair> alike(const Block& all) const {
    const std::size_t n = of_older_.size(), m = of_newer_.size();
    std::vector<std::vector<int>> one(n, std::vector<int>(m)), best(n + 1, std::vector<int>(m + 1, 0));
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t j = m; j-- > 0;) {
        one[i][j] = likeness(of_older_[i], of_newer_[j]);
        if (one[i][j] == 0 && shares_line(older_[all.from + i], newer_[all.other_from + j])) one[i][j] = 1;
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

  // Whether most of what was added beside a rewritten piece comes from it, or most of what was taken away went into it. A few words may
  // stand there by chance: then all of them count, and besides what it was rewritten from or into.
  bool belongs(const Block& piece, const Block& beside, const Block& all) const {
    constexpr int most = 70, least_size = 3;
    if (beside.added() || beside.removed() || piece.added() == piece.removed()) return false;
    const auto& part = piece.added() ? of_newer_[piece.other_from - all.other_from] : of_older_[piece.from - all.from];
    const bool of_one = piece.added() ? beside.to - beside.from == 1 : beside.other_to - beside.other_from == 1;
    if (!of_one || part.empty()) return false;
    const auto& whole = piece.added() ? of_older_[beside.from - all.from] : of_newer_[beside.other_from - all.other_from];
    const int size = size_of(part);
    if (size >= least_size) return common(part, whole) * 100 >= size * most;
    Counted needed = part;
    const auto& known = piece.added() ? of_newer_ : of_older_;
    const std::size_t from = piece.added() ? beside.other_from - all.other_from : beside.from - all.from;
    const std::size_t to = piece.added() ? beside.other_to - all.other_from : beside.to - all.from;
    for (std::size_t i = from; i < to; ++i)
      for (const auto& [which, count] : known[i]) needed[which] += count;
    return std::all_of(part.begin(), part.end(), [&](const auto& word) {
      const auto it = whole.find(word.first);
      return it != whole.end() && it->second >= needed[word.first];
    });
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

namespace {

bool ends_paragraph(std::string_view line) { return line.size() >= words(line).size() + 2; }

// Lines put together again between those places where a text is cut. A place is so many lines from the beginning.
Pieces put_together(const Pieces& lines, const std::vector<bool>& cuts) {
  Pieces out;
  for (std::size_t to = 1, from = 0; to <= lines.size(); ++to) {
    if (!cuts[to] && to < lines.size()) continue;
    const char* const begin = lines[from].data();
    out.emplace_back(begin, static_cast<std::size_t>(lines[to - 1].data() + lines[to - 1].size() - begin));
    from = to;
  }
  return out;
}

// How a text ends parts nothing.
std::vector<bool> own_cuts(const Pieces& lines) {
  std::vector<bool> out(lines.size() + 1);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) out[i + 1] = ends_paragraph(lines[i]);
  return out;
}

bool is_one_line(const Block& block, const Pieces& older, const Pieces& newer) {
  if (block.to - block.from != 1 || block.other_to - block.other_from != 1) return false;
  const auto was = words(older[block.from]), is = words(newer[block.other_from]);
  return was == is || likeness(counted(was), counted(is)) > 0;
}

// One edit of a text, by lines: where it is cut, and which of its places are places of the base.
struct Edit {
  Edit(const Pieces& base, const Pieces& edited) : lines(edited), cuts(own_cuts(edited)) {
    add(0, 0);
    for (const Block& block : align(base, edited)) {
      // Only beside lines of which it is known what became of them.
      if (!is_one_line(block, base, edited)) continue;
      add(block.from, block.other_from);
      add(block.to, block.other_to);
    }
    add(base.size(), edited.size());
  }

  // Its cuts, and what cuts of the base mean for the base itself. A place that is none of the other text lies between two that are.
  template <class Visit>
  void own_in_base(Visit visit) const {
    for (std::size_t j = 1; j + 1 < cuts.size(); ++j)
      if (cuts[j]) around(j, &Place::edited, visit);
  }
  template <class Visit>
  void around_base(std::size_t i, Visit visit) const {
    around(i, &Place::base, visit);
  }
  void cut_at(const std::vector<bool>& of_base) {
    for (const Place& place : places)
      if (of_base[place.base]) cuts[place.edited] = true;
  }

  struct Place {
    std::size_t base, edited;
  };
  Pieces lines;
  std::vector<bool> cuts;
  std::vector<Place> places;  ///< in order on both sides

 private:
  void add(std::size_t base, std::size_t edited) {
    if (places.empty() || places.back().base != base || places.back().edited != edited) places.push_back({base, edited});
  }
  template <class Visit>
  void around(std::size_t at, std::size_t Place::*side, Visit visit) const {
    auto it = std::lower_bound(places.begin(), places.end(), at, [&](const Place& one, std::size_t n) { return one.*side < n; });
    if ((*it).*side == at) {
      for (; it != places.end() && (*it).*side == at; ++it) visit(it->base);
    } else {
      visit(std::prev(it)->base);
      visit(it->base);
    }
  }
};

}  // namespace

Cuts cut_alike(std::string_view base, std::string_view mine, std::string_view theirs) {
  const Pieces lines = cut(base, false);
  if (!has_empty_line(base) && !has_empty_line(mine) && !has_empty_line(theirs)) return {lines, cut(mine, false), cut(theirs, false)};
  Edit a(lines, cut(mine, false)), b(lines, cut(theirs, false));
  std::vector<bool> cuts(lines.size() + 1);
  std::vector<std::size_t> todo;
  const auto cut_at = [&](std::size_t place) {
    if (!cuts[place]) todo.push_back(place);
    cuts[place] = true;
  };
  const std::vector<bool> own = own_cuts(lines);
  for (std::size_t i = 0; i < own.size(); ++i)
    if (own[i]) cut_at(i);
  a.own_in_base(cut_at);
  b.own_in_base(cut_at);
  while (!todo.empty()) {
    const std::size_t place = todo.back();
    todo.pop_back();
    a.around_base(place, cut_at);
    b.around_base(place, cut_at);
  }
  a.cut_at(cuts);
  b.cut_at(cuts);
  return {put_together(lines, cuts), put_together(a.lines, a.cuts), put_together(b.lines, b.cuts)};
}

bool has_empty_line(std::string_view text) { return text.find("\n\n") != std::string_view::npos; }

std::string_view words(std::string_view piece) {
  while (!piece.empty() && piece.back() == '\n') piece.remove_suffix(1);
  return piece;
}

std::vector<Block> align(const Pieces& older, const Pieces& newer) {
  std::vector<Block> out;
  const auto at = Match(older, newer).take();
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
