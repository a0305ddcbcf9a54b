// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/joining_line.h"

#include <algorithm>
#include <cstdint>

#include "shared/base/hash.h"
#include "shared/joining/base32.h"
#include "shared/joining/pasted_text.h"

namespace dialogue {
namespace {

// The digits, in this order:
//   length of the place ‖ version and how it is secured ‖ fingerprint ‖ place   (bytes in base 32)
//   the code                                                                    (26 digits as they are)
//   check                                                                       (the first 30 bits of a hash of the digits before it)
constexpr std::string_view prefix = "dialogue:", check_of = "dialogue joining line 1\n";
constexpr std::size_t head_bytes = 2, fingerprint_bytes = 16, code_digits = 26, check_digits = 6, longest_place = 200;
constexpr int version = 1;
/// A text may name the platform very often. So much of it is looked at for lines.
constexpr int most_tries = 64;

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string check(std::string_view digits) { return base32::encode(raw(blake2b(check_of, digits))).substr(0, check_digits); }

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// The first `count` letters and digits of the text, whatever stands between them, each as base 32 writes it. Fewer where the text ends.
/// A letter that is no digit ends them, and stands at their end as it is.
std::string digits_from(std::string_view text, std::size_t count) {
  std::string out;
  for (const char c : text) {
    if (out.size() == count) break;
    if (!is_letter_or_digit(c)) continue;
    const auto value = base32::value(c);
    out.push_back(value ? base32::digit(*value) : c);
    if (!value) break;
  }
  return out;
}

bool all_digits(std::string_view digits) { return digits.empty() || base32::value(digits.back()).has_value(); }

Error wrong() { return {"joining_line_wrong", "", {}, ""}; }

/// The line whose digits begin here.
Result<JoiningLine> read(std::string_view text) {
  const auto start = digits_from(text, base32::digits_of(head_bytes));
  if (!all_digits(start)) return wrong();
  if (start.size() < base32::digits_of(head_bytes)) return Error{"joining_line_cut", "", {}, ""};
  // The four digits hold the head's 16 bits and the first four of what follows.
  const auto digit = [&](std::size_t i) { return static_cast<unsigned>(*base32::value(start[i])); };
  const std::size_t place_bytes = digit(0) << 3 | digit(1) >> 2;
  const unsigned kind = (digit(1) & 3) << 6 | digit(2) << 1 | digit(3) >> 4;
  if (place_bytes == 0 || place_bytes > longest_place) return wrong();
  const std::size_t bytes = head_bytes + fingerprint_bytes + place_bytes, of_bytes = base32::digits_of(bytes);
  const std::size_t before_check = of_bytes + code_digits;
  const auto digits = digits_from(text, before_check + check_digits);
  if (!all_digits(digits)) return wrong();
  if (digits.size() < before_check + check_digits) return Error{"joining_line_cut", "", {}, ""};
  if (digits.substr(before_check) != check(std::string_view(digits).substr(0, before_check))) return wrong();
  if (kind >> 4 != version) return Error{"upgrade_needed", "", {}, ""};
  const auto decoded = base32::decode(std::string_view(digits).substr(0, of_bytes));
  if (!decoded || (kind & 15) > static_cast<unsigned>(Secured::by_name)) return wrong();
  JoiningLine out;
  out.secured = static_cast<Secured>(kind & 15);
  out.fingerprint = decoded->substr(head_bytes, fingerprint_bytes);
  out.place = decoded->substr(head_bytes + fingerprint_bytes);
  out.code = digits.substr(of_bytes, code_digits);
  if (!is_place(out.place)) return wrong();
  return out;
}

/// Behind the colon of "dialogue:", in capitals or small letters, with a blank before the colon or none; npos where no such word is left.
std::size_t behind_prefix(std::string_view text, const std::string& small, std::size_t from) {
  const auto word = prefix.substr(0, prefix.size() - 1);
  for (auto at = small.find(word, from); at != std::string::npos; at = small.find(word, at + 1)) {
    auto colon = at + word.size();
    while (colon < text.size() && text[colon] == ' ') ++colon;
    if (colon < text.size() && text[colon] == ':') return colon + 1;
  }
  return std::string::npos;
}

/// In a text as it stands.
Result<JoiningLine> find_line(std::string_view text) {
  const std::string small = lower(std::string(text));
  Error error{"no_joining_line", "", {}, ""};
  std::size_t from = 0;
  for (int tries = 0; tries < most_tries; ++tries) {
    const auto at = behind_prefix(text, small, from);
    if (at == std::string::npos) break;
    auto line = read(text.substr(at));
    if (line) return line;
    // The word stands in sentences too. What came nearest to a line is what was meant.
    if (error.code == "no_joining_line" || line.error().code == "upgrade_needed") error = line.error();
    from = at;
  }
  if (error.code != "no_joining_line") return error;
  // Somebody left the beginning away.
  if (auto line = read(text)) return line;
  return error;
}

}  // namespace

bool is_place(std::string_view place) {
  const auto of_place = [](char c) { return is_letter_or_digit(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos; };
  return !place.empty() && place.size() <= longest_place && std::all_of(place.begin(), place.end(), of_place);
}

std::string_view name_of(Secured secured) {
  switch (secured) {
    case Secured::none:
      return "none";
    case Secured::own:
      return "own";
    default:
      return "public";
  }
}

std::string JoiningLine::url() const { return (secured == Secured::none ? "http://" : "https://") + place; }

Result<std::string> encode(const JoiningLine& line, bool capitals) {
  if (!is_place(line.place)) return Error{"bad_address", "", {line.place}, ""};
  if (line.fingerprint.size() != fingerprint_bytes || line.code.size() != code_digits ||
      !std::all_of(line.code.begin(), line.code.end(), [](char c) { return base32::value(c).has_value(); }))
    return Error{"internal", "", {}, "not a code or not a fingerprint"};
  std::string bytes{static_cast<char>(line.place.size()), static_cast<char>(version << 4 | static_cast<int>(line.secured))};
  bytes += line.fingerprint + lower(line.place);
  const std::string digits = base32::encode(bytes) + digits_from(line.code, code_digits);
  const std::string whole = std::string(prefix) + digits + check(digits);
  return capitals ? upper(whole) : whole;
}

Result<JoiningLine> find_joining_line(std::string_view text) {
  if (text.size() > longest_joining_text) return Error{"too_large", "", {"64 KiB"}, ""};
  auto line = find_line(text);
  if (line || line.error().code == "upgrade_needed") return line;
  auto seen = find_line(seen_text(text));
  // Where neither is a line, what was wrong with it as it stands says more.
  return seen || line.error().code == "no_joining_line" ? seen : line;
}

}  // namespace dialogue
