// SPDX-License-Identifier: Apache-2.0
#include "shared/text/folded_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <memory>

#include "shared/base/result.h"

namespace dialogue {
namespace {

using icu::Normalizer2;
using icu::UnicodeString;

struct Alike {
  UChar32 letter;
  const char* as;
};

/// What people type for a letter that Unicode does not take apart, or takes apart otherwise. In order.
constexpr Alike alike[] = {
    {0xab, "\""},   {0xba, "°"},    {0xbb, "\""},   {0xe6, "ae"},   {0xf0, "d"},    {0xf8, "o"},    {0xfe, "th"},   {0x111, "d"},
    {0x127, "h"},   {0x131, "i"},   {0x138, "k"},   {0x142, "l"},   {0x149, "n"},   {0x14b, "n"},   {0x153, "oe"},  {0x167, "t"},
    {0x180, "b"},   {0x188, "c"},   {0x192, "f"},   {0x199, "k"},   {0x19a, "l"},   {0x19e, "n"},   {0x1a5, "p"},   {0x1ad, "t"},
    {0x1b4, "y"},   {0x1b6, "z"},   {0x1dd, "e"},   {0x1e5, "g"},   {0x247, "e"},   {0x249, "j"},   {0x24d, "r"},   {0x24f, "y"},
    {0x253, "b"},   {0x254, "o"},   {0x256, "d"},   {0x257, "d"},   {0x259, "e"},   {0x25b, "e"},   {0x260, "g"},   {0x263, "g"},
    {0x266, "h"},   {0x268, "i"},   {0x269, "i"},   {0x272, "n"},   {0x275, "o"},   {0x288, "t"},   {0x289, "u"},   {0x28a, "u"},
    {0x28b, "v"},   {0x292, "z"},   {0x2b9, "'"},   {0x2bb, "'"},   {0x2bc, "'"},   {0x2be, ""},    {0x2bf, ""},    {0x5f3, "'"},
    {0x5f4, "\""},  {0x60c, ","},   {0x61b, ";"},   {0x61f, "?"},   {0x629, "ه"},   {0x640, ""},    {0x649, "ي"},   {0x66a, "%"},
    {0x66b, "."},   {0x66c, ","},   {0x671, "ا"},   {0x672, "ا"},   {0x673, "ا"},   {0x674, ""},    {0x6a9, "ك"},   {0x6aa, "ك"},
    {0x6be, "ه"},   {0x6c1, "ه"},   {0x6c3, "ه"},   {0x6cc, "ي"},   {0x6d4, "."},   {0x6d5, "ه"},   {0x901, "ं"},    {0x2018, "'"},
    {0x2019, "'"},  {0x201a, "'"},  {0x201b, "'"},  {0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""}, {0x201f, "\""}, {0x2032, "'"},
    {0x2033, "\""}, {0x2039, "'"},  {0x203a, "'"},  {0x2044, "/"},  {0x2116, "n°"}, {0x2120, ""},   {0x2122, ""},   {0x2212, "-"},
    {0x2215, "/"},  {0x30fd, "ゝ"}, {0x30fe, "ゞ"},
};
static_assert(std::is_sorted(std::begin(alike), std::end(alike), [](const Alike& a, const Alike& b) { return a.letter < b.letter; }));

const Alike* alike_of(UChar32 c) {
  const auto* found = std::lower_bound(std::begin(alike), std::end(alike), c, [](const Alike& a, UChar32 v) { return a.letter < v; });
  return found != std::end(alike) && found->letter == c ? found : nullptr;
}

/// Letters that are written with a mark, but nobody writes these letters of their alphabets without it.
bool is_own_letter(UChar32 c) { return c == 0x439 || c == 0x457 || c == 0x45e; }

bool is_dropped(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
  const auto category = u_charType(c);
  if (category != U_NON_SPACING_MARK && category != U_ENCLOSING_MARK) return false;
  constexpr int nukta = 7, kana_voicing = 8;
  const int combining = u_getCombiningClass(c);
  if (combining == nukta) return true;
  if (combining == kana_voicing) return false;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(c, &error)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
      return true;
    default:
      return false;
  }
}

class Folder {
 public:
  Folder() : nfc_(*Normalizer2::getNFCInstance(error_)), nfkc_(*Normalizer2::getNFKCInstance(error_)) {
    if (U_FAILURE(error_)) throw Failure({"internal", "", {}, u_errorName(error_)});
  }

  std::string of(UChar32 c) {
    UnicodeString folded;
    add(c, folded, 0);
    UErrorCode error = U_ZERO_ERROR;
    std::string out;
    nfc_.normalize(folded, error).toUTF8String(out);
    return out;
  }

 private:
  void add(const UnicodeString& text, UnicodeString& out, int depth) {
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) add(text.char32At(i), out, depth + 1);
  }

  void add(UChar32 c, UnicodeString& out, int depth) {
    constexpr int deepest = 8;
    if (depth > deepest || is_own_letter(c)) {
      out.append(c);
    } else if (const Alike* as = alike_of(c)) {
      out.append(UnicodeString::fromUTF8(as->as));
    } else if (u_isUWhiteSpace(c)) {
      out.append(' ');
    } else if (is_dropped(c)) {
      return;
    } else if (const auto lower = UnicodeString(c).foldCase(); lower != UnicodeString(c) && !takes_apart_to_mark(c)) {
      add(lower, out, depth);
    } else if (UnicodeString apart; nfkc_.getDecomposition(c, apart)) {
      add(apart, out, depth);
    } else {
      out.append(plain(c));
    }
  }

  /// The lower case of a letter may be another letter, with the mark made a letter (the Greek iota). So marks go first.
  bool takes_apart_to_mark(UChar32 c) {
    UnicodeString apart;
    return u_getIntPropertyValue(c, UCHAR_SCRIPT) == USCRIPT_GREEK && nfkc_.getDecomposition(c, apart);
  }

  static UChar32 plain(UChar32 c) {
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return '0' + u_charDigitValue(c);
    if (u_charType(c) == U_DASH_PUNCTUATION) return '-';
    constexpr UChar32 katakana_first = 0x30a1, katakana_last = 0x30f6, to_hiragana = 0x60;
    return c >= katakana_first && c <= katakana_last ? c - to_hiragana : c;
  }

  UErrorCode error_ = U_ZERO_ERROR;
  const Normalizer2 &nfc_, &nfkc_;
};

constexpr std::uint32_t page_bits = 8, page_size = 1u << page_bits, page_count = 0x110000 >> page_bits;
using Page = std::array<std::string, page_size>;

std::unique_ptr<const Page> page_of(std::uint32_t number) {
  Folder folder;
  auto out = std::make_unique<Page>();
  for (std::uint32_t i = 0; i < page_size; ++i) (*out)[i] = folder.of(static_cast<UChar32>(number << page_bits | i));
  return out;
}

}  // namespace

const std::string& folded_letter(std::uint32_t code_point) {
  // Never freed, because texts may be folded until the last thread ends.
  static auto& pages = *new std::array<std::atomic<const Page*>, page_count>{};
  std::atomic<const Page*>& page = pages[code_point >> page_bits];
  const Page* made = page.load(std::memory_order_acquire);
  if (!made) {
    auto fresh = page_of(code_point >> page_bits);
    if (page.compare_exchange_strong(made, fresh.get(), std::memory_order_acq_rel)) made = fresh.release();
  }
  return (*made)[code_point & (page_size - 1)];
}

}  // namespace dialogue
