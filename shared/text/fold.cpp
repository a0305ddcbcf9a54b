// SPDX-License-Identifier: Apache-2.0
#include "shared/text/fold.h"

#include <algorithm>
#include <array>

#include "shared/base/utf8.h"

namespace dialogue {
namespace {

/// U+00C0 to U+017F, a letter each; '.' stays; digits stand for two letters (see `pairs`).
constexpr std::string_view latin =
    "aaaaaa0ceeeeiiiidnooooo.ouuuuy32"
    "aaaaaa0ceeeeiiiidnooooo.ouuuuy3y"
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiii44jjkkklllllll"
    "lllnnnnnnnnnoooooo11rrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xc0);
constexpr std::array<std::string_view, 5> pairs = {"ae", "oe", "ss", "th", "ij"};

struct Run {
  std::uint32_t first, last;
  char to;  ///< 0 = dropped
};
/// In order.
constexpr Run runs[] = {
    {0xa0, 0xa0, ' '},     {0xad, 0xad, 0},       {0x1a0, 0x1a1, 'o'},   {0x1af, 0x1b0, 'u'},   {0x1b5, 0x1b6, 'z'},
    {0x1cd, 0x1ce, 'a'},   {0x1cf, 0x1d0, 'i'},   {0x1d1, 0x1d2, 'o'},   {0x1d3, 0x1dc, 'u'},   {0x1de, 0x1e1, 'a'},
    {0x1e4, 0x1e7, 'g'},   {0x1e8, 0x1e9, 'k'},   {0x1ea, 0x1ed, 'o'},   {0x1f4, 0x1f5, 'g'},   {0x1f8, 0x1f9, 'n'},
    {0x1fa, 0x1fb, 'a'},   {0x200, 0x203, 'a'},   {0x204, 0x207, 'e'},   {0x208, 0x20b, 'i'},   {0x20c, 0x20f, 'o'},
    {0x210, 0x213, 'r'},   {0x214, 0x217, 'u'},   {0x218, 0x219, 's'},   {0x21a, 0x21b, 't'},   {0x21e, 0x21f, 'h'},
    {0x226, 0x227, 'a'},   {0x228, 0x229, 'e'},   {0x22a, 0x231, 'o'},   {0x232, 0x233, 'y'},   {0x2bb, 0x2bc, '\''},
    {0x300, 0x36f, 0},     {0x1e00, 0x1e01, 'a'}, {0x1e02, 0x1e07, 'b'}, {0x1e08, 0x1e09, 'c'}, {0x1e0a, 0x1e13, 'd'},
    {0x1e14, 0x1e1d, 'e'}, {0x1e1e, 0x1e1f, 'f'}, {0x1e20, 0x1e21, 'g'}, {0x1e22, 0x1e2b, 'h'}, {0x1e2c, 0x1e2f, 'i'},
    {0x1e30, 0x1e35, 'k'}, {0x1e36, 0x1e3d, 'l'}, {0x1e3e, 0x1e43, 'm'}, {0x1e44, 0x1e4b, 'n'}, {0x1e4c, 0x1e53, 'o'},
    {0x1e54, 0x1e57, 'p'}, {0x1e58, 0x1e5f, 'r'}, {0x1e60, 0x1e69, 's'}, {0x1e6a, 0x1e71, 't'}, {0x1e72, 0x1e7b, 'u'},
    {0x1e7c, 0x1e7f, 'v'}, {0x1e80, 0x1e89, 'w'}, {0x1e8a, 0x1e8d, 'x'}, {0x1e8e, 0x1e8f, 'y'}, {0x1e90, 0x1e95, 'z'},
    {0x1e96, 0x1e96, 'h'}, {0x1e97, 0x1e97, 't'}, {0x1e98, 0x1e98, 'w'}, {0x1e99, 0x1e99, 'y'}, {0x1e9a, 0x1e9a, 'a'},
    {0x1ea0, 0x1eb7, 'a'}, {0x1eb8, 0x1ec7, 'e'}, {0x1ec8, 0x1ecb, 'i'}, {0x1ecc, 0x1ee3, 'o'}, {0x1ee4, 0x1ef1, 'u'},
    {0x1ef2, 0x1ef9, 'y'}, {0x2000, 0x200a, ' '}, {0x200b, 0x200d, 0},   {0x2010, 0x2014, '-'}, {0x2018, 0x2019, '\''},
    {0x201c, 0x201d, '"'}, {0x202f, 0x202f, ' '}, {0x2060, 0x2060, 0},   {0xfeff, 0xfeff, 0},
};

std::uint32_t lower_greek_or_cyrillic(std::uint32_t c) {
  if ((c >= 0x391 && c <= 0x3ab && c != 0x3a2) || (c >= 0x410 && c <= 0x42f)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40f) return c + 0x50;
  return c;
}

void fold_latin(std::string& out, std::uint32_t c) {
  const char to = latin[c - 0xc0];
  if (to == '.') {
    append_utf8(out, c);
  } else if (to >= '0' && to <= '9') {
    out += pairs[static_cast<std::size_t>(to - '0')];
  } else {
    out += to;
  }
}

void fold_other(std::string& out, std::uint32_t c) {
  if (c == 0x1e9e) {
    out += "ss";
    return;
  }
  const Run* run = std::lower_bound(std::begin(runs), std::end(runs), c, [](const Run& r, std::uint32_t v) { return r.last < v; });
  if (run == std::end(runs) || c < run->first) return append_utf8(out, lower_greek_or_cyrillic(c));
  if (run->to != 0) out += run->to;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint c = next_code_point(text);
    const std::size_t size = c.size == 0 ? 1 : c.size;
    if (c.size == 0) {
      out += text.front();
    } else if (c.value < 0x80) {
      out += static_cast<char>(c.value >= 'A' && c.value <= 'Z' ? c.value + 32 : c.value);
    } else if (c.value >= 0xc0 && c.value < 0x180) {
      fold_latin(out, c.value);
    } else {
      fold_other(out, c.value);
    }
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace dialogue
