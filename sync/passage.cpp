// SPDX-License-Identifier: Apache-2.0
#include "sync/passage.h"

#include <algorithm>

#include "sync/paragraphs.h"

namespace dialogue {

namespace {

// The lines that are not empty.
Pieces lines_of(std::string_view text) {
  Pieces out = cut(text, false);
  std::erase_if(out, [](std::string_view line) { return words(line).empty(); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  return words(text);
}

Passage within(const Pieces& lines, const Passage& at) {
  const std::size_t first = std::min(at.first, lines.size());
  return {first, std::min(at.count, lines.size() - first)};
}

std::size_t place_in(std::string_view text, std::string_view part) { return static_cast<std::size_t>(part.data() - text.data()); }

std::string_view between(std::string_view text, std::string_view inserted) {
  if (has_empty_line(text) || has_empty_line(inserted)) return "\n\n";
  return words(text).find('\n') == std::string_view::npos ? "\n\n" : "\n";
}

// The one place where these lines stand in the text. When there is none, or more than one, it is the number of lines.
std::size_t only_place(const Pieces& text, const Pieces& lines) {
  std::size_t found = text.size();
  for (std::size_t i = 0; !lines.empty() && i + lines.size() <= text.size(); ++i) {
    const bool here = std::equal(lines.begin(), lines.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                                 [](std::string_view a, std::string_view b) { return words(a) == words(b); });
    if (!here) continue;
    if (found != text.size()) return text.size();
    found = i;
  }
  return found;
}

}  // namespace

std::size_t lines_in(std::string_view text) { return lines_of(text).size(); }

std::string_view words_at(std::string_view text, const Passage& at) {
  const Pieces lines = lines_of(text);
  const Passage here = within(lines, at);
  if (here.count == 0) return {};
  const std::string_view last = lines[here.first + here.count - 1];
  const std::size_t begin = place_in(text, lines[here.first]);
  return words(text.substr(begin, place_in(text, last) + last.size() - begin));
}

std::string with_words(std::string_view text, const Passage& at, std::string_view given) {
  const std::string_view fresh = trimmed(given);
  const Pieces lines = lines_of(text);
  const Passage here = within(lines, at);
  if (here.count == 0) {
    if (fresh.empty()) return std::string(text);
    if (lines.empty()) return std::string(fresh);
    const std::string separator(between(text, fresh));
    const bool last = here.first == lines.size();
    const std::size_t place = last ? words(text).size() : place_in(text, lines[here.first]);
    return std::string(text.substr(0, place)) + (last ? separator + std::string(fresh) : std::string(fresh) + separator) +
           std::string(text.substr(place));
  }
  const std::string_view old = words_at(text, here);
  std::size_t begin = place_in(text, old), end = begin + old.size();
  if (fresh.empty()) {
    const bool last = here.first + here.count == lines.size();
    if (!last) end = place_in(text, lines[here.first + here.count]);
    if (last) begin = words(text.substr(0, begin)).size();
  }
  return std::string(text.substr(0, begin)) + std::string(fresh) + std::string(text.substr(end));
}

Passage follow(std::string_view older, std::string_view newer, const Passage& at) {
  const Pieces before = lines_of(older), after = lines_of(newer);
  const Passage here = within(before, at);
  const std::size_t end = here.first + here.count;
  const Pieces passage(before.begin() + static_cast<std::ptrdiff_t>(here.first), before.begin() + static_cast<std::ptrdiff_t>(end));
  if (only_place(before, passage) < before.size())
    if (const std::size_t place = only_place(after, passage); place < after.size()) return {place, passage.size()};
  std::size_t from = 0, to = 0;  // of the passage's image
  bool found = false;
  std::size_t behind = 0;  // what stood before it ends here
  for (const Block& block : align(before, after)) {
    if (block.added()) continue;
    if (block.from < here.first || block.to > end) {
      if (block.from < end || (here.count == 0 && block.to <= here.first)) behind = std::max(behind, block.other_to);
      continue;
    }
    if (block.removed()) continue;
    if (!found) from = block.other_from;
    to = block.other_to, found = true;
  }
  return found ? Passage{from, to - from} : Passage{behind, 0};
}

std::size_t paragraph_at(std::string_view text, const Passage& at) {
  std::size_t number = 1, lines = 0;
  for (const std::string_view piece : cut(text, has_empty_line(text))) {
    lines += lines_in(piece);
    if (lines > at.first) return number;
    if (lines_in(piece) > 0) ++number;
  }
  return number;
}

}  // namespace dialogue
