// SPDX-License-Identifier: Apache-2.0
#include "sync/merge.h"

#include "tests/catch.h"

using dialogue::merge_text;

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
