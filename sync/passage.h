// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dialogue {

/// A place in one text, in its lines that are not empty: the first, and how many. A count of 0 is a place between two lines.
struct Passage {
  std::size_t first = 0, count = 0;

  bool meets(const Passage& other) const {
    if (count == 0 || other.count == 0) return first == other.first && count == other.count;
    return first < other.first + other.count && other.first < first + count;
  }
  bool operator==(const Passage&) const = default;
};

std::size_t lines_in(std::string_view text);
std::string_view words_at(std::string_view text, const Passage& at);
/// The text with other words there, or with none. Nothing else in it changes.
std::string with_words(std::string_view text, const Passage& at, std::string_view words);
/// Where the passage is in a later text. It goes with its rewriting. When it was taken away, it is behind what stood before it. It does not
/// grow over words that were never in it.
Passage follow(std::string_view older, std::string_view newer, const Passage& at);
/// The number that people count: from 1 on, in paragraphs, or in lines where no line is empty.
std::size_t paragraph_at(std::string_view text, const Passage& at);

}  // namespace dialogue
