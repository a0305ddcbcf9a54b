// SPDX-License-Identifier: Apache-2.0
#include "shared/text/number_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dialogue {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_minus(UChar32 c) { return c == '-' || c == 0x2212 || c == 0xFE63 || c == 0xFF0D; }

/// The mark of numbers that a character is: one of " '.,", or '`' (groups) and '~' (decimals) for the Arabic ones; 0 = none.
char mark_of(UChar32 c) {
  switch (c) {
    case '.':
    case 0xFF0E:
      return '.';
    case ',':
    case 0xFF0C:
    case 0x060C:
      return ',';
    case '\'':
    case 0x2019:
    case 0x02BC:
    case 0xFF07:
      return '\'';
    case 0x066C:
      return '`';
    case 0x066B:
      return '~';
    default:
      return u_isUWhiteSpace(c) ? ' ' : '\0';
  }
}

/// Trims spaces that do not break, too, which the library's own trim leaves.
void trim(icu::UnicodeString& text) {
  std::int32_t from = 0, to = text.length();
  while (from < to && u_isUWhiteSpace(text.charAt(from))) ++from;
  while (to > from && u_isUWhiteSpace(text.charAt(to - 1))) --to;
  text.remove(to).remove(0, from);
}

std::string trimmed(icu::UnicodeString text) {
  trim(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Takes signs off one end of what stands around the number.
void take_sign(icu::UnicodeString& around, bool at_end, bool& negative) {
  trim(around);
  if (around.isEmpty()) return;
  const UChar32 c = at_end ? around.char32At(around.length() - 1) : around.char32At(0);
  if (!is_minus(c) && c != '+') return;
  negative = negative || is_minus(c);
  around.remove(at_end ? around.length() - 1 : 0, 1);
  trim(around);
}

/// "1'200.-" and "1.200,– €": a dash in the place of cents says that there are none.
void take_no_cents(icu::UnicodeString& behind) {
  const auto is_dash = [&](std::int32_t at) {
    return at < behind.length() && (is_minus(behind.charAt(at)) || u_charType(behind.charAt(at)) == U_DASH_PUNCTUATION);
  };
  if (behind.isEmpty() || (mark_of(behind.charAt(0)) != '.' && mark_of(behind.charAt(0)) != ',') || !is_dash(1)) return;
  behind.remove(0, is_dash(2) ? 3 : 2);
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const auto end = text.find(mark, at);
    out.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return out;
    at = end + 1;
  }
}

/// "1.200.000", or "12.00.000" as in India; also without any mark.
bool take_groups(std::string_view text, std::string& out) {
  const auto mark = std::find_if_not(text.begin(), text.end(), is_digit);
  if (mark == text.end()) {
    out = text;
    return !text.empty();
  }
  if (*mark == '~') return false;
  const auto groups = split(text, *mark);
  const bool three = std::all_of(groups.begin() + 1, groups.end(), [](std::string_view g) { return g.size() == 3; });
  const bool indian = groups.back().size() == 3 && groups.front().size() <= 2 &&
                      std::all_of(groups.begin() + 1, groups.end() - 1, [](std::string_view g) { return g.size() == 2; });
  const bool good = !groups.front().empty() && groups.front().size() <= 3 && groups.front()[0] != '0' && (three || indian);
  if (!good) return false;
  for (const auto group : groups) {
    if (!std::all_of(group.begin(), group.end(), is_digit)) return false;
    out += group;
  }
  return true;
}

}  // namespace

std::optional<AmountText> amount_text(std::string_view given) {
  auto text = icu::UnicodeString::fromUTF8({given.data(), static_cast<std::int32_t>(given.size())});
  // Marks of direction come along when Arabic or Hebrew is copied.
  icu::UnicodeString clean;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (const UChar32 c = text.char32At(i); u_charType(c) != U_FORMAT_CHAR) clean.append(c);
  std::int32_t first = -1, last = -1;
  for (std::int32_t i = 0; i < clean.length(); i = clean.moveIndex32(i, 1)) {
    if (u_charDigitValue(clean.char32At(i)) < 0) continue;
    if (first < 0) first = i;
    last = clean.moveIndex32(i, 1);
  }
  if (first < 0) return {};
  AmountText out;
  for (std::int32_t i = first; i < last; i = clean.moveIndex32(i, 1)) {
    const UChar32 c = clean.char32At(i);
    const auto digit = u_charDigitValue(c);
    const char one = digit >= 0 ? static_cast<char>('0' + digit) : mark_of(c);
    if (one == '\0') return {};
    out.number += one;
  }
  auto before = clean.tempSubStringBetween(0, first), behind = clean.tempSubStringBetween(last);
  if (const auto open = before.indexOf(u'('); open >= 0) {
    const auto close = behind.lastIndexOf(u')');
    if (close < 0) return {};
    before.remove(open, 1), behind.remove(close, 1);
    out.negative = true;
  }
  take_no_cents(behind);
  take_sign(before, true, out.negative), take_sign(before, false, out.negative);
  take_sign(behind, false, out.negative), take_sign(behind, true, out.negative);
  out.before = trimmed(before), out.behind = trimmed(behind);
  return out;
}

std::optional<NumberText> number_text(std::string_view number, DecimalMark mark) {
  NumberText out;
  const auto at = std::find_if_not(number.rbegin(), number.rend(), is_digit);
  const auto last = static_cast<std::size_t>(number.rend() - at);  // behind the last mark
  const char sign = at == number.rend() ? '\0' : *at;
  const bool once = sign && std::count(number.begin(), number.end(), sign) == 1;
  const auto marks = std::count_if(number.begin(), number.end(), [](char c) { return !is_digit(c); });
  bool decimal = once && (sign == '.' || sign == ',' || sign == '~');
  if (mark == DecimalMark::point && sign == ',') decimal = false;
  if (mark == DecimalMark::comma && sign == '.') decimal = false;
  if (!decimal) return take_groups(number, out.whole) ? std::optional(out) : std::nullopt;
  const auto whole = number.substr(0, last - 1);
  out.decimals = number.substr(last);
  if (!take_groups(whole, out.whole)) return {};
  out.unclear =
      mark == DecimalMark::unsaid && sign != '~' && marks == 1 && out.decimals.size() == 3 && whole.size() <= 3 && whole[0] != '0';
  return out;
}

Result<std::string> read_number(std::string_view text, DecimalMark mark, bool whole) {
  const Error form{"number_form", {}, {}, {}};
  const auto parts = amount_text(text);
  if (!parts || !parts->before.empty() || !parts->behind.empty()) return form;
  auto number = number_text(parts->number, mark);
  if (!number) return form;
  const auto plain = [&](std::string digits, std::string decimals) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    decimals.erase(decimals.find_last_not_of('0') + 1);
    const bool negative = parts->negative && (digits != "0" || !decimals.empty());
    return (negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
  };
  const std::string thousands = plain(number->whole + number->decimals, "");
  if (number->unclear && whole) return thousands;
  const std::string read = plain(number->whole, number->decimals);
  if (number->unclear) return Error{"unclear_number", {}, {std::string(text), thousands, read}, {}};
  return read;
}

std::string typed_number(std::string_view number, char mark, bool whole) {
  std::string out(number);
  std::replace(out.begin(), out.end(), '.', mark);
  const auto back = read_number(out, DecimalMark::unsaid, whole);
  // Three decimals may be read as thousands, four may not.
  return back || back.error().code != "unclear_number" ? out : out + '0';
}

}  // namespace dialogue
