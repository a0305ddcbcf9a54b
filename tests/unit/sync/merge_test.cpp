// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include "sync/paragraphs.h"
#include "tests/catch.h"
#include "tests/fakes/merged_text.h"

using namespace dialogue;

namespace {
// Whatever one side gets, the other gets too.
std::optional<std::string> both_ways(std::string_view base, std::string_view a, std::string_view b) {
  auto one = merge_text(base, a, b), other = merge_text(base, b, a);
  CHECK(one == other);
  return one;
}
}  // namespace

TEST_CASE("two people rewrite different paragraphs and both texts stand") {
  CHECK(both_ways("One.\n\nTwo.\n\nThree.", "One, new.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree, new.") ==
        "One, new.\n\nTwo.\n\nThree, new.");
  CHECK(both_ways("One.\n\nTwo.", "One, new.\n\nTwo.", "One.\n\nTwo, new.") == "One, new.\n\nTwo, new.");
}

TEST_CASE("two people rewrite one paragraph: nobody's words are chosen") {
  CHECK_FALSE(both_ways("One.\n\nTwo.", "One a.\n\nTwo.", "One b.\n\nTwo."));
  CHECK_FALSE(both_ways("One line", "One a line", "One b line"));
}

TEST_CASE("one adds a paragraph where the other changed nothing") {
  CHECK(both_ways("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "One, new.\n\nTwo.") == "One, new.\n\nTwo.\n\nThree.");
  CHECK(both_ways("One.\n\nTwo.", "Zero.\n\nOne.\n\nTwo.", "One.\n\nTwo, new.") == "Zero.\n\nOne.\n\nTwo, new.");
}

TEST_CASE("two insertions at one place cannot be ordered") {
  CHECK_FALSE(both_ways("One.\n\nTwo.", "One.\n\nA.\n\nTwo.", "One.\n\nB.\n\nTwo."));
}

TEST_CASE("one deletes the paragraph that the other rewrote") {
  CHECK_FALSE(both_ways("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\nTwo, new.\n\nThree."));
}

TEST_CASE("paragraphs at odds are named one by one, and all else stands") {
  const auto merged = merge_paragraphs("One.\n\nTwo.\n\nThree.\n\nFour.", "One b.\n\nTwo b.\n\nThree.\n\nFour b.\n\nFive b.",
                                       "One a.\n\nTwo.\n\nThree a.\n\nFour a.");
  CHECK(merged.text == "One a.\n\nTwo b.\n\nThree a.\n\nFour a.\n\nFive b.");
  REQUIRE(merged.odds.size() == 2);
  CHECK(merged.odds[0].base == "One.");
  CHECK(merged.odds[0].mine == "One b.");
  CHECK(words_at(merged.text, merged.odds[0].at) == "One a.");
  CHECK(words_at(merged.text, merged.odds[1].at) == "Four a.");
  CHECK(paragraph_at(merged.text, merged.odds[1].at) == 4);
  CHECK(with_words(merged.text, merged.odds[1].at, "Four b.") == "One a.\n\nTwo b.\n\nThree a.\n\nFour b.\n\nFive b.");
}

TEST_CASE("a paragraph is split or joined by one and rewritten by the other: one question, about all of it") {
  const std::string whole = "Interviews are held by two people. Minutes are signed at once.",
                    split = "Interviews are held by two people.\n\nMinutes are signed at once.";
  const std::string other = "Interviews are held by three people. Minutes are signed at once.";
  const auto merged = merge_paragraphs(whole + "\n\nEnd.", other + "\n\nEnd.", split + "\n\nEnd.");
  REQUIRE(merged.odds.size() == 1);
  CHECK(words_at(merged.text, merged.odds[0].at) == split);
  CHECK(taking(merged.text, merged.odds) == other + "\n\nEnd.");
  const auto joined = merge_paragraphs(split + "\n\nEnd.", split + " Today.\n\nEnd.", whole + "\n\nEnd.");
  REQUIRE(joined.odds.size() == 1);
  CHECK(words_at(joined.text, joined.odds[0].at) == whole);
  CHECK(taking(joined.text, joined.odds) == split + " Today.\n\nEnd.");
}

TEST_CASE("a list that one person parts by empty lines and another edits is one of items for both") {
  const std::string lines = "1. Training\n2. Study visit\n3. Experts", parted = "1. Training\n\n2. Study visit\n\n3. Experts";
  CHECK(both_ways(lines, parted, "1. Training\n2. Study visit to Niamey\n3. Experts") ==
        "1. Training\n\n2. Study visit to Niamey\n\n3. Experts");
  CHECK(both_ways(parted, lines, "1. Training\n\n2. Study visit to Niamey\n\n3. Experts") ==
        "1. Training\n2. Study visit to Niamey\n3. Experts");
  const auto merged = merge_paragraphs(lines, "1. Training\n2. Visit b\n3. Experts", "1. Training\n\n2. Visit a\n\n3. Experts");
  REQUIRE(merged.odds.size() == 1);
  CHECK(merged.odds[0].base == "2. Study visit");
  CHECK(taking(merged.text, merged.odds) == "1. Training\n\n2. Visit b\n\n3. Experts");
}

TEST_CASE("short paragraphs that one joins and another edits are one question about both") {
  const auto merged = merge_paragraphs("One.\n\nTwo.\n\nThree.", "One.\n\nTwo B.\n\nThree.", "One. Two.\n\nThree.");
  REQUIRE(merged.odds.size() == 1);
  CHECK(merged.odds[0].base == "One.\n\nTwo.");
  CHECK(words_at(merged.text, merged.odds[0].at) == "One. Two.");
  CHECK(taking(merged.text, merged.odds) == "One.\n\nTwo B.\n\nThree.");
}

TEST_CASE("a text of as many paragraphs as a field holds is merged as any other") {
  constexpr std::size_t most = 6600;
  const auto text = [](std::size_t changed, const char* by) {
    std::string out;
    for (std::size_t i = 0; i < most; ++i) out += (i == 0 ? "" : "\n\n") + std::to_string(i % 7) + (i == 0 || i == changed ? by : "");
    return out;
  };
  const std::string base = text(0, ""), mine = text(most / 2, " b"), theirs = text(most / 2 + 2, " a");
  const auto merged = merge_paragraphs(base, mine, theirs);
  REQUIRE(merged.odds.size() == 1);
  CHECK(merged.odds[0].mine == "0 b");
  const std::string taken = taking(merged.text, merged.odds);
  const auto lines = cut(taken, true);
  CHECK(words(lines[0]) == "0 b");
  CHECK(words(lines[most / 2]).ends_with(" b"));
  CHECK(words(lines[most / 2 + 2]).ends_with(" a"));
  // One has nothing alike. The other has everything alike, in another order.
  std::string up, down, others;
  for (std::size_t i = 0; i < most; ++i) {
    up += "\n\n" + std::to_string(i);
    down += "\n\n" + std::to_string(most - i);
    others += "\n\nx" + std::to_string(i);
  }
  CHECK(merge_paragraphs(up, down, others).odds.size() <= most);
}

TEST_CASE("a paragraph is moved by one and rewritten by the other: it is rewritten where it was moved to") {
  CHECK(both_ways("One.\n\nTwo.\n\nThree.", "Three.\n\nOne.\n\nTwo.", "One.\n\nTwo.\n\nThree, new.") == "Three, new.\n\nOne.\n\nTwo.");
}

TEST_CASE("who rewrites one paragraph and adds another beside it asks about the first alone") {
  const auto merged = merge_paragraphs("One.\n\nTwo.", "One b.\n\nTwo.", "Zero.\n\nOne a.\n\nOne and a half.\n\nTwo.");
  REQUIRE(merged.odds.size() == 1);
  CHECK(words_at(merged.text, merged.odds[0].at) == "One a.");
  CHECK(merged.text == "Zero.\n\nOne a.\n\nOne and a half.\n\nTwo.");
}

TEST_CASE("words taken for a place keep the lines around it, at the beginning, in the middle and at the end") {
  CHECK(with_words("a\n\nb\n\nc\n", {0, 1}, "") == "b\n\nc\n");
  CHECK(with_words("a\n\nb\n\nc\n", {1, 1}, "") == "a\n\nc\n");
  CHECK(with_words("a\n\nb\n\nc\n", {2, 1}, "") == "a\n\nb\n");
  CHECK(with_words("a\n\nb\n\nc\n", {3, 0}, "d") == "a\n\nb\n\nc\n\nd\n");
  CHECK(with_words("a\n\nb\n\nc\n", {0, 0}, "\n0\n\n") == "0\n\na\n\nb\n\nc\n");
  CHECK(with_words("a\nb\nc", {1, 0}, "x") == "a\nx\nb\nc");
  CHECK(with_words("", {0, 0}, "x") == "x");
  CHECK(with_words("x", {0, 1}, "").empty());
  CHECK(with_words("a", {9, 9}, "b") == "a\n\nb");
}

TEST_CASE("the same edit twice is one edit") { CHECK(both_ways("a\nb\nc", "a\nB\nc", "a\nB\nc") == "a\nB\nc"); }

TEST_CASE("a text of lines is merged by line") { CHECK(both_ways("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n") == "A\nb\nC\n"); }

TEST_CASE("a text that was empty and filled twice is a question") { CHECK_FALSE(both_ways("", "mine", "theirs")); }

TEST_CASE("two people put different empty lines between the same paragraphs, and both get the same text") {
  CHECK(both_ways("a\nb\nOne\nTwo", "a\nb\n\nOne\nTwo", "a\nb\n\n\nOne\nTwo") == "a\nb\n\n\nOne\nTwo");
  CHECK(both_ways("One\n\nTwo\n\nThree", "One\n\n\nTwo\n\nThree", "One\n\n\n\nTwo\n\nThree, new") == "One\n\n\n\nTwo\n\nThree, new");
}

TEST_CASE("an empty line more stands beside the other's new words") {
  CHECK(both_ways("One\n\nTwo\n\nThree", "One\n\n\nTwo\n\nThree", "One\n\nTwo\n\nThree, new") == "One\n\n\nTwo\n\nThree, new");
}
