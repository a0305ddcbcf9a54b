// SPDX-License-Identifier: Apache-2.0
// The merge of prose: three texts, separated by a 0x01. What must hold for any texts.
#include "sync/merge.h"

#include "tests/fakes/merged_text.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(merge, input) {
  const auto a = input.find('\1');
  const auto b = a == std::string_view::npos ? a : input.find('\1', a + 1);
  if (b == std::string_view::npos) return;
  const auto base = input.substr(0, a), mine = input.substr(a + 1, b - a - 1), theirs = input.substr(b + 1);
  expect(merge_text(base, mine, base) == mine && merge_text(base, base, theirs) == theirs && merge_text(base, mine, mine) == mine);
  const auto one = merge_text(base, mine, theirs), other = merge_text(base, theirs, mine);
  expect(one == other);
  const auto here = merge_paragraphs(base, mine, theirs), there = merge_paragraphs(base, theirs, mine);
  expect(here.odds.size() == there.odds.size());
  for (std::size_t i = 0; i < here.odds.size(); ++i) {
    const Odds &ours = here.odds[i], &others = there.odds[i];
    expect(ours.mine == words_at(there.text, others.at) && others.mine == words_at(here.text, ours.at));
    const std::string taken = with_words(here.text, ours.at, ours.mine);
    expect(words_at(taken, {0, ours.at.first}) == words_at(here.text, {0, ours.at.first}));
    const Passage now = follow(here.text, taken, ours.at);
    expect(now.first + now.count <= lines_in(taken));
  }
}
