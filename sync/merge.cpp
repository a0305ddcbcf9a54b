// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sync/paragraphs.h"

namespace dialogue {

namespace {

bool same(const Pieces& a, const Pieces& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](auto one, auto other) { return words(one) == words(other); });
}

Pieces part(const Pieces& of, std::size_t from, std::size_t to) {
  return {of.begin() + static_cast<std::ptrdiff_t>(from), of.begin() + static_cast<std::ptrdiff_t>(to)};
}

Pieces spoken(Pieces pieces) {
  std::erase_if(pieces, [](std::string_view piece) { return words(piece).empty(); });
  return pieces;
}

// One piece of three with the same words, by the line ends that close it. An edit of them stands; of two edits the wider one does, so that
// both sides choose alike.
std::string_view closed(std::string_view was, std::string_view ours, std::string_view other) {
  if (ours == was) return other;
  if (other == was) return ours;
  return ours.size() >= other.size() ? ours : other;
}

// Pieces that both sides have, word for word.
Pieces alike(const Pieces& a, const Pieces& b) {
  Pieces out;
  for (std::size_t i = 0; i < a.size(); ++i) out.push_back(std::max(a[i], b[i]));
  return out;
}

std::string_view ending(std::string_view text) { return text.substr(words(text).size()); }

// Pieces that stand beside each other in one text, without the line ends around them.
std::string joined(const Pieces& pieces) {
  if (pieces.empty()) return {};
  const char* const begin = pieces.front().data();
  const auto last = words(pieces.back());
  std::string_view out(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
  while (!out.empty() && out.front() == '\n') out.remove_prefix(1);
  return std::string(out);
}

// One side as seen from the base: what became of each of its pieces, and what came between them.
struct Side {
  Side(const Pieces& base, const Pieces& pieces)
      : text(pieces), inside(base.size() + 1), added_from(base.size() + 1), added_to(base.size() + 1, pieces.size()), kept(base.size()) {
    for (const Block& block : align(base, pieces)) {
      if (block.added()) continue;
      for (std::size_t i = block.from + 1; i < block.to; ++i) inside[i] = true;
      added_to[block.from] = block.other_from;
      added_from[block.to] = block.other_to;
      kept[block.from] = block.to - block.from == 1 && block.other_to - block.other_from == 1 &&
                         words(base[block.from]) == words(pieces[block.other_from]);
    }
  }

  Pieces added(std::size_t before) const { return part(text, added_from[before], added_to[before]); }
  Pieces of(std::size_t from, std::size_t to) const { return part(text, added_to[from], added_from[to]); }

  const Pieces& text;
  std::vector<bool> inside;  ///< of a block: no place to cut
  std::vector<std::size_t> added_from, added_to;
  std::vector<bool> kept;
};

// What stands in the merged text, piece after piece, and what stands against it.
struct Section {
  Pieces pieces;
  std::optional<std::string_view> tail = {};  ///< in place of the line ends that close the last piece
  bool at_odds = false, agreed = false;
  Pieces base, mine;
};

class Merge {
 public:
  Merge(const Pieces& base, const Pieces& mine, const Pieces& theirs, Clean clean)
      : base_(base), mine_(base, mine), theirs_(base, theirs), clean_(clean) {}

  std::vector<Section> parts() {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= base_.size(); ++i) {
      const bool end = i == base_.size();
      if (!end && !(mine_.kept[i] && theirs_.kept[i])) continue;
      stretch(from, i);
      if (end) break;
      const auto ours = mine_.text[mine_.added_to[i]], other = theirs_.text[theirs_.added_to[i]];
      add({clean_ == Clean::stands ? closed(base_[i], ours, other) : other});
      from = i + 1;
    }
    follow_moved();
    return std::move(out_);
  }

 private:
  // Between two base pieces that both sides kept.
  void stretch(std::size_t from, std::size_t to) {
    const Pieces o = part(base_, from, to);
    const Pieces a = part(mine_.text, mine_.added_from[from], mine_.added_to[to]);
    const Pieces b = part(theirs_.text, theirs_.added_from[from], theirs_.added_to[to]);
    if (same(a, b)) return unit(o, a, b);
    added(from);
    for (std::size_t i = from; i < to;) {
      std::size_t next = i + 1;
      while (mine_.inside[next] || theirs_.inside[next]) ++next;
      unit(part(base_, i, next), mine_.of(i, next), theirs_.of(i, next));
      added(next);
      i = next;
    }
  }

  // Both may have put something there. What both have at its ends is no question.
  void added(std::size_t before) {
    Pieces a = mine_.added(before), b = theirs_.added(before), begun, ended;
    if (same(a, b)) return unit({}, a, b);
    while (!a.empty() && !b.empty() && words(a.front()) == words(b.front())) {
      begun.push_back(std::max(a.front(), b.front()));
      a.erase(a.begin()), b.erase(b.begin());
    }
    while (!a.empty() && !b.empty() && words(a.back()) == words(b.back())) {
      ended.insert(ended.begin(), std::max(a.back(), b.back()));
      a.pop_back(), b.pop_back();
    }
    add(std::move(begun));
    unit({}, a, b);
    add(std::move(ended));
  }

  void unit(const Pieces& o, const Pieces& a, const Pieces& b) {
    if (same(a, b)) return add(alike(a, b), !same(o, a));
    // Empty lines are nobody's words.
    if (same(spoken(a), spoken(b))) return add(a.size() > b.size() ? a : b, !same(spoken(o), spoken(a)));
    if (same(o, a)) return add(b, false, tail(o, a, b));
    if (same(o, b) && clean_ == Clean::stands) return add(a, false, tail(o, a, b));
    out_.push_back({b, tail(o, a, b), true, false, o, a});
  }

  // An edit that parts paragraphs stands, whoever rewrites them.
  std::optional<std::string_view> tail(const Pieces& o, const Pieces& a, const Pieces& b) const {
    if (clean_ == Clean::waits || o.empty() || a.empty() || b.empty()) return {};
    return closed(ending(o.back()), ending(a.back()), ending(b.back()));
  }

  void add(Pieces pieces, bool agreed = false, std::optional<std::string_view> tail = {}) {
    if (!pieces.empty() || agreed) out_.push_back({std::move(pieces), tail, false, agreed, {}, {}});
  }

  // One side moved it and the other rewrote it. Its rewriting stands where it was moved to.
  void follow_moved() {
    if (clean_ == Clean::waits) return;
    std::unordered_map<std::string_view, int> before, now;
    for (const std::string_view piece : base_) ++before[words(piece)];
    for (const Section& each : out_)
      for (const std::string_view piece : each.pieces) ++now[words(piece)];
    const auto once = [&](std::string_view piece) { return before[words(piece)] == 1 && now[words(piece)] == 1; };
    for (std::size_t i = 0; i < out_.size();) {
      const Section odds = out_[i];
      const bool moves = odds.at_odds && odds.base.size() == 1 && odds.pieces.empty() != odds.mine.empty();
      if (!moves || !once(odds.base.front())) {
        ++i;
        continue;
      }
      const Pieces& fresh = odds.pieces.empty() ? odds.mine : odds.pieces;
      if (!put_for(odds.base.front(), fresh)) {
        ++i;
        continue;
      }
      out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(i));
      --now[words(odds.base.front())];
      if (odds.pieces.empty())
        for (const std::string_view piece : fresh) ++now[words(piece)];
    }
  }

  // Puts them in place of the one piece with those words. False when that piece is at odds itself.
  bool put_for(std::string_view moved, const Pieces& fresh) {
    const auto is_it = [&](std::string_view piece) { return words(piece) == words(moved); };
    for (Section& each : out_) {
      const auto place = std::find_if(each.pieces.begin(), each.pieces.end(), is_it);
      if (place == each.pieces.end()) continue;
      if (each.at_odds) return false;
      each.pieces.insert(each.pieces.erase(place), fresh.begin(), fresh.end());
      return true;
    }
    return false;
  }

  const Pieces& base_;
  const Side mine_, theirs_;
  const Clean clean_;
  std::vector<Section> out_;
};

// Puts the parts together and says where each of them came to stand.
MergedText put_together(const std::vector<Section>& parts, std::string_view separator, std::string_view last) {
  MergedText out;
  std::size_t left = 0, lines = 0;
  for (const Section& each : parts) left += each.pieces.size();
  for (const Section& each : parts) {
    const std::size_t first = lines;
    for (std::size_t i = 0; i < each.pieces.size(); ++i) {
      const std::string_view piece = each.pieces[i];
      const auto tail = i + 1 == each.pieces.size() ? each.tail.value_or(ending(piece)) : ending(piece);
      out.text += words(piece);
      // The last piece of its text has no line end.
      out.text += --left == 0 ? last : tail.empty() ? separator : tail;
      lines += lines_in(piece);
    }
    const Passage at{first, lines - first};
    if (each.at_odds) out.odds.push_back({joined(each.base), joined(each.mine), at});
    if (each.agreed) out.agreed.push_back(at);
  }
  return out;
}

}  // namespace

MergedText merge_paragraphs(std::string_view base, std::string_view mine, std::string_view theirs, Clean clean) {
  const bool by_paragraph = has_empty_line(base) || has_empty_line(mine) || has_empty_line(theirs);
  auto [o, a, b] = cut_alike(base, mine, theirs);
  for (Pieces* pieces : {&o, &a, &b})
    if (!pieces->empty()) pieces->back() = words(pieces->back());
  auto parts = Merge(o, a, b, clean).parts();
  const auto last = clean == Clean::stands ? closed(ending(base), ending(mine), ending(theirs)) : ending(theirs);
  MergedText out = put_together(parts, by_paragraph ? "\n\n" : "\n", last);
  // Only empty lines differ, so no words are at odds.
  if (clean == Clean::stands && out.odds.empty() && theirs == base) out.text = mine;
  if (clean == Clean::stands && out.odds.empty() && mine == base) out.text = theirs;
  if (mine == theirs) out.text = mine;
  return out;
}

std::string taking(std::string_view text, const std::vector<Odds>& odds) {
  std::string out(text);
  for (auto it = odds.rbegin(); it != odds.rend(); ++it) out = with_words(out, it->at, it->mine);
  return out;
}

}  // namespace dialogue
