// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include <algorithm>
#include <array>

#include "sync/passage.h"
#include "tests/catch.h"
#include "tests/fakes/merged_text.h"
#include "tests/property/merge_reference.h"
#include "tests/sim/rng.h"

using namespace dialogue;
using reference::Paragraphs;
using sim::Rng;

namespace {

const std::array<const char*, 9> words{"One.", "Two.", "Three.", "Été à N'Djaména.", "Ñandú 🙂", "a", "two\nlines", "بلد", "Four\r"};

/// One line end stands between lines, two or more between paragraphs. Texts that mix them have a test of their own.
std::string ends(Rng& rng, std::size_t least) { return std::string(least + (least > 1 && rng.chance(100) ? rng.below(3) : 0), '\n'); }

std::string join(Rng& rng, const Paragraphs& of, std::size_t between) {
  std::string out;
  for (std::size_t i = 0; i < of.size(); ++i) out += (i == 0 ? "" : ends(rng, between)) + of[i];
  if (rng.chance(250)) out += std::string(1 + (rng.chance(100) ? rng.below(3) : 0), '\n');
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

Paragraphs lines(const std::string& text) { return spoken(reference::paragraphs(text, false)); }

bool distinct(Paragraphs all) {
  std::sort(all.begin(), all.end());
  return std::adjacent_find(all.begin(), all.end()) == all.end();
}

bool allows(const std::set<std::optional<Paragraphs>>& outcomes, const Paragraphs& wanted) {
  return std::any_of(outcomes.begin(), outcomes.end(), [&](const auto& one) { return one && spoken(*one) == spoken(wanted); });
}

}  // namespace

TEST_CASE("where the rules leave no question, the merge asks none and is one of those that they allow") {
  std::size_t clean = 0, questions = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    const Texts t(seed);
    const auto merged = merge_text(t.base, t.mine, t.theirs);
    const bool by = t.by_paragraph();
    const auto o = reference::paragraphs(t.base, by), a = reference::paragraphs(t.mine, by), b = reference::paragraphs(t.theirs, by);
    const auto allowed = reference::merges(o, a, b);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]\nmerged["
                 << merged.value_or("a question") << "]");
    merged ? ++clean : ++questions;
    if (allowed.contains(std::nullopt)) continue;
    REQUIRE(merged);
    // The rules leave open which of two equal paragraphs is the same one as before.
    if (distinct(o) && distinct(a) && distinct(b)) REQUIRE(allows(allowed, reference::paragraphs(*merged, by)));
  }
  CHECK(clean > 5000);
  CHECK(questions > 2000);
}

TEST_CASE("at odds are the same places for both sides; nothing that either wrote is lost, and taking a side changes nothing else") {
  std::size_t places = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    const Texts t(seed);
    const bool by = t.by_paragraph();
    const auto mine = merge_paragraphs(t.base, t.mine, t.theirs), theirs = merge_paragraphs(t.base, t.theirs, t.mine);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]\nmerged[" << mine.text
                 << "]");
    REQUIRE(mine.odds.size() == theirs.odds.size());
    places += mine.odds.size();
    for (std::size_t i = 0; i < mine.odds.size(); ++i) {
      const Odds &one = mine.odds[i], &other = theirs.odds[i];
      REQUIRE(one.base == other.base);
      REQUIRE(one.mine == words_at(theirs.text, other.at));
      REQUIRE(other.mine == words_at(mine.text, one.at));
      REQUIRE(one.mine != other.mine);
      const std::string taken = with_words(mine.text, one.at, one.mine);
      const Passage before{0, one.at.first}, after{one.at.first + one.at.count, lines_in(mine.text)};
      REQUIRE(words_at(taken, before) == words_at(mine.text, before));
      REQUIRE(words_at(taken, {one.at.first + lines_in(one.mine), lines_in(taken)}) == words_at(mine.text, after));
    }
    REQUIRE(lines(taking(mine.text, mine.odds)) == lines(theirs.text));
    auto kept = reference::paragraphs(mine.text, by);
    for (const Odds& odds : mine.odds)
      for (auto& words_of_it : reference::paragraphs(odds.mine, by)) kept.push_back(words_of_it);
    const auto o = reference::paragraphs(t.base, by);
    for (const auto& side : {reference::paragraphs(t.mine, by), reference::paragraphs(t.theirs, by)})
      for (const auto& paragraph : spoken(side))
        if (count(o, paragraph) == 0) REQUIRE(count(kept, paragraph) > 0);
  }
  CHECK(places > 3000);
}

TEST_CASE("held back whole, a text stands as it is, and taking all of what waits gives both sides' words") {
  for (std::uint64_t seed = 1; seed <= 10'000; ++seed) {
    const Texts t(seed);
    const auto waits = merge_paragraphs(t.base, t.mine, t.theirs, Clean::waits), stands = merge_paragraphs(t.base, t.mine, t.theirs);
    INFO("seed " << seed << "\nbase  [" << t.base << "]\nmine  [" << t.mine << "]\ntheirs[" << t.theirs << "]");
    REQUIRE(lines(waits.text) == lines(t.theirs));
    REQUIRE(waits.odds.size() >= stands.odds.size());
    if (t.theirs == t.base) REQUIRE(lines(taking(waits.text, waits.odds)) == lines(t.mine));
  }
}

namespace {

/// Lines that people keep in their order, however they part or join the paragraphs. Each gap is a line end or an empty line.
std::string laid_out(Rng& rng, const Paragraphs& of, std::size_t empty) {
  std::string out;
  for (std::size_t i = 0; i < of.size(); ++i) out += (i == 0 ? "" : rng.chance(empty) ? "\n\n" : "\n") + of[i];
  return out;
}

Paragraphs edited_in_order(Rng& rng, Paragraphs text, const std::string& by) {
  for (std::size_t n = rng.below(3); n > 0; --n) {
    const auto place = text.begin() + static_cast<std::ptrdiff_t>(rng.below(text.size() + 1));
    const std::string fresh = "New of " + by + std::to_string(n);
    if (place == text.end() || rng.chance(250))
      text.insert(place, fresh);
    else if (rng.chance(250))
      text.erase(place);
    else
      *place = rng.chance(500) ? *place + " of " + by : fresh;
  }
  return text;
}

}  // namespace

TEST_CASE("however people lay out their lines, what both kept stands once, whichever side is taken") {
  constexpr std::array<std::size_t, 3> layouts{0, 500, 1000};
  const Paragraphs o{"1. Training", "2. Study visit", "3. Experts", "Rent", "Two judges have left since the last meeting."};
  std::size_t places = 0;
  for (std::uint64_t seed = 1; seed <= 30'000; ++seed) {
    Rng rng(seed);
    const auto a = edited_in_order(rng, o, "me"), b = edited_in_order(rng, o, "them");
    const std::string base = laid_out(rng, o, layouts[rng.below(3)]), mine = laid_out(rng, a, layouts[rng.below(3)]),
                      theirs = laid_out(rng, b, layouts[rng.below(3)]);
    const auto merged = merge_paragraphs(base, mine, theirs);
    places += merged.odds.size();
    std::vector<std::string> outcomes{merged.text, taking(merged.text, merged.odds)};
    for (const Odds& odds : merged.odds) outcomes.push_back(with_words(merged.text, odds.at, odds.mine));
    for (const std::string& text : outcomes) {
      INFO("seed " << seed << "\nbase  [" << base << "]\nmine  [" << mine << "]\ntheirs[" << theirs << "]\nmerged[" << merged.text
                   << "]\ntaken[" << text << "]");
      for (const auto& line : o)
        if (count(a, line) == 1 && count(b, line) == 1) REQUIRE(count(lines(text), line) == 1);
    }
  }
  CHECK(places > 3000);
}

TEST_CASE("a place is followed to where its paragraph stands in the later text") {
  std::size_t followed = 0;
  for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
    Rng rng(seed);
    Paragraphs text;
    for (std::size_t i = 0; i < 5; ++i) text.push_back("Paragraph " + std::string(1, static_cast<char>('a' + i)));
    const std::string older = join(rng, text, 2), newer = join(rng, edited(rng, text, "me"), 2);
    const Passage at{rng.below(5), 1};
    const std::string words_there(words_at(older, at));
    INFO("seed " << seed << "\nolder [" << older << "]\nnewer [" << newer << "]\nat " << at.first);
    REQUIRE(follow(older, older, at) == at);
    REQUIRE(words_at(with_words(older, at, "other"), at) == "other");
    const Passage now = follow(older, newer, at);
    REQUIRE(now.first + now.count <= lines_in(newer));
    const auto all = reference::paragraphs(newer, true);
    if (count(all, words_there) != 1) continue;
    ++followed;
    REQUIRE(words_at(newer, now) == words_there);
  }
  CHECK(followed > 10'000);
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
