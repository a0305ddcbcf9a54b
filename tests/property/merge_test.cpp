// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include <algorithm>
#include <array>

#include "tests/catch.h"
#include "tests/property/merge_reference.h"
#include "tests/sim/rng.h"

using namespace dialogue;
using reference::Paragraphs;
using sim::Rng;

namespace {

const std::array<const char*, 9> words{"One.", "Two.", "Three.", "Été à N'Djaména.", "Ñandú 🙂", "a", "two\nlines", "بلد", "Four\r"};

std::string ends(Rng& rng, std::size_t least) { return std::string(least + (rng.chance(100) ? rng.below(3) : 0), '\n'); }

std::string join(Rng& rng, const Paragraphs& of, std::size_t between) {
  std::string out;
  for (std::size_t i = 0; i < of.size(); ++i) out += (i == 0 ? "" : ends(rng, between)) + of[i];
  if (rng.chance(250)) out += ends(rng, 1);
  return out;
}

Paragraphs some(Rng& rng, std::size_t most) {
  Paragraphs out;
  for (std::size_t n = rng.below(most + 1); n > 0; --n) out.push_back(words[rng.below(words.size())]);
  return out;
}

/// As people edit: rewrite, add, take away, move.
Paragraphs edited(Rng& rng, Paragraphs text, const char* by) {
  for (std::size_t n = rng.below(3); n > 0; --n) {
    const auto at = rng.below(text.size() + 1);
    const auto place = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto fresh = rng.chance(500) ? std::string(words[rng.below(words.size())]) : "New of " + std::string(by) + std::to_string(n);
    if (text.empty() || rng.chance(250)) {
      text.insert(place, fresh);
    } else if (at < text.size() && rng.chance(300)) {
      text.erase(place);
    } else if (at < text.size() && rng.chance(300)) {
      auto moved = *place;
      text.erase(place);
      text.insert(text.begin() + static_cast<std::ptrdiff_t>(rng.below(text.size() + 1)), moved);
    } else if (at < text.size()) {
      *place = fresh;
    }
  }
  return text;
}

bool has_empty_line(const std::string& text) { return text.find("\n\n") != std::string::npos; }

struct Texts {
  std::string base, mine, theirs;
  explicit Texts(std::uint64_t seed) {
    Rng rng(seed);
    const std::size_t between = rng.chance(250) ? 1 : 2;
    auto o = some(rng, 5);
    base = join(rng, o, between);
    mine = join(rng, edited(rng, o, "me"), between);
    theirs = join(rng, edited(rng, o, "them"), between);
  }
  bool by_paragraph() const { return has_empty_line(base) || has_empty_line(mine) || has_empty_line(theirs); }
};

std::size_t count(const Paragraphs& in, const std::string& what) {
  return static_cast<std::size_t>(std::count(in.begin(), in.end(), what));
}

/// Empty lines before the first words make an empty paragraph, which is nobody's.
Paragraphs spoken(Paragraphs all) {
  std::erase(all, "");
  return all;
}

bool allows(const std::set<std::optional<Paragraphs>>& outcomes, const Paragraphs& wanted) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& one) { return one && spoken(*one) == spoken(wanted); });
}

}  // namespace

TEST_CASE("the merge is one of those that the rules allow, whatever the texts") {
  std::size_t clean = 0, questions = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    const Texts t(seed);
    const auto merged = merge_text(t.base, t.mine, t.theirs);
    const bool by = t.by_paragraph();
    const auto o = reference::paragraphs(t.base, by), a = reference::paragraphs(t.mine, by), b = reference::paragraphs(t.theirs, by);
    const auto allowed = reference::merges(o, a, b);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]\nmerged["
                 << merged.value_or("a question") << "]");
    if (merged) {
      ++clean;
      REQUIRE(allows(allowed, reference::paragraphs(*merged, by)));
      continue;
    }
    ++questions;
    // Different ends of the text are a question too: one text cannot end in both ways.
    const auto end = [](const std::string& text) { return text.substr(text.find_last_not_of('\n') + 1); };
    const bool ends_differ = end(t.mine) != end(t.base) && end(t.theirs) != end(t.base) && end(t.mine) != end(t.theirs);
    REQUIRE((ends_differ || allowed.contains(std::nullopt)));
  }
  CHECK(clean > 5000);
  CHECK(questions > 2000);
}

TEST_CASE("both sides agree on the merge, and an edit of one side alone is taken as it is") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    const Texts t(seed);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]");
    REQUIRE(merge_text(t.base, t.mine, t.theirs) == merge_text(t.base, t.theirs, t.mine));
    REQUIRE(merge_text(t.base, t.mine, t.base) == t.mine);
    REQUIRE(merge_text(t.base, t.base, t.theirs) == t.theirs);
    REQUIRE(merge_text(t.base, t.mine, t.mine) == t.mine);
  }
}

TEST_CASE("what either side wrote anew stands in the merge, and nothing that nobody wrote") {
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    const Texts t(seed);
    const auto merged = merge_text(t.base, t.mine, t.theirs);
    if (!merged) continue;
    const bool by = t.by_paragraph();
    const auto o = reference::paragraphs(t.base, by), a = reference::paragraphs(t.mine, by), b = reference::paragraphs(t.theirs, by);
    const auto m = reference::paragraphs(*merged, by);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]\nmerged[" << *merged << "]");
    for (const auto* side : {&a, &b})
      for (const auto& paragraph : *side)
        if (!paragraph.empty() && count(o, paragraph) == 0) REQUIRE(count(m, paragraph) > 0);
    for (const auto& paragraph : spoken(m)) REQUIRE(count(a, paragraph) + count(b, paragraph) > 0);
    // A paragraph that both kept is kept.
    for (const auto& paragraph : o)
      if (count(o, paragraph) == 1 && a == b) REQUIRE(count(m, paragraph) == count(a, paragraph));
    // Taking the merge over once more changes nothing.
    REQUIRE(merge_text(t.mine, *merged, t.mine) == *merged);
  }
}
