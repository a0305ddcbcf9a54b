// SPDX-License-Identifier: Apache-2.0
#include "tests/property/merge_reference.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dialogue::reference {

namespace {

/// For every paragraph of the base where it is found on the other side, or -1.
using Alignment = std::vector<int>;

std::size_t kept(const Alignment& alignment) {
  return static_cast<std::size_t>(std::count_if(alignment.begin(), alignment.end(), [](int at) { return at >= 0; }));
}

void align(const Paragraphs& base, const Paragraphs& other, std::size_t i, int after, Alignment& so_far, std::vector<Alignment>& all) {
  if (i == base.size()) {
    all.push_back(so_far);
    return;
  }
  so_far.push_back(-1);
  align(base, other, i + 1, after, so_far, all);
  for (int j = after; j < static_cast<int>(other.size()); ++j)
    if (other[static_cast<std::size_t>(j)] == base[i]) {
      so_far.back() = j;
      align(base, other, i + 1, j + 1, so_far, all);
    }
  so_far.pop_back();
}

/// Alignments that keep as much as can be kept.
std::vector<Alignment> alignments(const Paragraphs& base, const Paragraphs& other) {
  std::vector<Alignment> all;
  Alignment so_far;
  align(base, other, 0, 0, so_far, all);
  std::size_t most = 0;
  for (const auto& one : all) most = std::max(most, kept(one));
  std::erase_if(all, [&](const auto& one) { return kept(one) < most; });
  return all;
}

Paragraphs part(const Paragraphs& of, std::size_t from, std::size_t to) {
  return {of.begin() + static_cast<std::ptrdiff_t>(from), of.begin() + static_cast<std::ptrdiff_t>(to)};
}

/// One stretch between paragraphs that all three have.
std::optional<Paragraphs> stretch(const Paragraphs& o, const Paragraphs& a, const Paragraphs& b) {
  if (a == o) return b;
  if (b == o || a == b) return a;
  // There are as many on all sides, so each paragraph is that one, rewritten or not.
  if (a.size() != o.size() || b.size() != o.size()) return std::nullopt;
  Paragraphs out;
  for (std::size_t i = 0; i < o.size(); ++i) {
    if (a[i] != o[i] && b[i] != o[i] && a[i] != b[i]) return std::nullopt;
    out.push_back(a[i] == o[i] ? b[i] : a[i]);
  }
  return out;
}

std::optional<Paragraphs> merge(const Paragraphs& o, const Paragraphs& a, const Paragraphs& b, const Alignment& in_a,
                                const Alignment& in_b) {
  Paragraphs out;
  std::size_t o0 = 0, a0 = 0, b0 = 0;
  for (std::size_t i = 0; i <= o.size(); ++i) {
    const bool end = i == o.size();
    if (!end && (in_a[i] < 0 || in_b[i] < 0)) continue;
    const auto a1 = end ? a.size() : static_cast<std::size_t>(in_a[i]), b1 = end ? b.size() : static_cast<std::size_t>(in_b[i]);
    const auto piece = stretch(part(o, o0, i), part(a, a0, a1), part(b, b0, b1));
    if (!piece) return std::nullopt;
    out.insert(out.end(), piece->begin(), piece->end());
    if (end) break;
    out.push_back(o[i]);
    o0 = i + 1, a0 = a1 + 1, b0 = b1 + 1;
  }
  return out;
}

}  // namespace

Paragraphs paragraphs(const std::string& text, bool by_paragraph) {
  Paragraphs out;
  std::string words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t ends = 0;
    while (i + ends < text.size() && text[i + ends] == '\n') ++ends;
    if (ends == 0) {
      words += text[i++];
    } else if (by_paragraph && ends == 1 && i + 1 < text.size()) {
      words += text[i++];
    } else {
      out.push_back(std::exchange(words, {}));
      i += ends;
    }
  }
  if (!words.empty()) out.push_back(words);
  return out;
}

std::set<std::optional<Paragraphs>> merges(const Paragraphs& base, const Paragraphs& mine, const Paragraphs& theirs) {
  std::set<std::optional<Paragraphs>> out;
  for (const auto& in_a : alignments(base, mine))
    for (const auto& in_b : alignments(base, theirs)) out.insert(merge(base, mine, theirs, in_a, in_b));
  return out;
}

}  // namespace dialogue::reference
