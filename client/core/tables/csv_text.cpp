// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/csv_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "client/core/tables/not_a_table.h"
#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::size_t sample_max = 64u << 10;

Error refused(const char* code, std::vector<std::string> args = {}) { return {code, "", std::move(args), ""}; }

struct Mark {
  std::string_view bytes, encoding;
};
// The longer marks come first, because the mark of UTF-32 begins with that of UTF-16.
constexpr std::array marks{Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, Mark{"\xFF\xFE", "UTF-16LE"},
                           Mark{"\xFE\xFF", "UTF-16BE"}, Mark{"\xEF\xBB\xBF", "UTF-8 with BOM"}};

const Mark* mark_of(std::string_view bytes) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
    return bytes.starts_with(mark.bytes) && (!mark.encoding.starts_with("UTF-32") || bytes.size() % 4 == 0);
  });
  return found == marks.end() ? nullptr : &*found;
}

struct Utf8 {
  std::string text;
  std::size_t characters = 0, damaged = 0;  ///< usual characters beyond ASCII; bytes that belong to none
  bool long_ones = false;                   ///< some are of four bytes
};

/// Not characters that halves of others make when they are read as UTF-8: characters of somebody's own, or of planes that are empty.
bool is_common(std::uint32_t c) {
  constexpr std::uint32_t own = 0xE000, compatible = 0xF900, empty = 0x30000;
  return c >= 0x80 && c < empty && (c < own || c >= compatible);
}

Utf8 read_utf8(std::string_view bytes) {
  Utf8 out;
  out.text.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto c = next_code_point(bytes);
    const bool good = c.size != 0;
    if (good) {
      out.text += bytes.substr(0, c.size);
      out.characters += is_common(c.value);
      out.long_ones = out.long_ones || c.size == 4;
    } else {
      out.text += unreadable;
      ++out.damaged;
    }
    bytes.remove_prefix(good ? c.size : 1);
  }
  return out;
}

/// Some of the text is damaged, and the rest is UTF-8: it has many more characters than stray bytes, in words as people write them. Two
/// bytes of another encoding look like a character now and then. The words that they make do not.
bool mostly(const Utf8& text) {
  if (text.damaged == 0) return true;
  constexpr std::size_t stray = 3;
  if (text.characters == 0 || (text.damaged > stray && text.characters < 2 * text.damaged) || text.characters < text.damaged) return false;
  std::string rest = telling_lines(text.text, sample_max);
  rest.erase(std::remove(rest.begin(), rest.end(), unreadable), rest.end());
  return is_well_formed(rest);
}

/// A few letters are UTF-8 by accident, where one other reading gives words and this one does not. Nothing else looks like an emoji.
bool accidental(std::string_view bytes, const Utf8& text) {
  constexpr std::size_t few = 12;
  if (text.characters == 0 || text.characters > few || text.long_ones) return false;
  const auto lines = telling_lines(bytes, sample_max);
  if (is_well_formed(lines)) return false;
  const auto others = guess_encoding(lines);
  return others.size() == 1 && is_well_formed(others.front().text);
}

Result<DecodedText> as_named(std::string_view bytes, std::string_view encoding, std::string name) {
  if (encoding == "UTF-8") return DecodedText{read_utf8(bytes).text, std::move(name)};
  auto text = decode(bytes, encoding);
  if (!text) return text.error();
  return DecodedText{std::move(*text), std::move(name)};
}

bool is_utf8(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ' ') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return plain == "utf8";
}

/// Encodings of seven bits have sequences that tell what follows.
std::vector<Reading> escaped_reading(std::string_view bytes) {
  if (bytes.find("\x1b$") == std::string_view::npos) return {};
  for (const char* name : {"ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN"})
    if (auto text = decode(bytes.substr(0, sample_max), name); text && text->find(unreadable) == std::string::npos)
      return {{name, std::move(*text)}};
  return {};
}

std::vector<Reading> readings_of(std::string_view bytes) {
  if (auto escaped = escaped_reading(bytes); !escaped.empty()) return escaped;
  const auto lines = telling_lines(bytes, sample_max);
  auto out = guess_encoding(lines);
  // So many characters are no accident, even where the damage joins two words to one that no language has.
  constexpr std::size_t no_accident = 4;
  auto utf8 = read_utf8(lines);
  if (mostly(utf8) || utf8.characters > no_accident * utf8.damaged) out.push_back({"UTF-8", std::move(utf8.text)});
  return out;
}

/// The name and a word, windows-1252 “déjà”: by that word a reader sees which reading is right.
std::string in_words(const std::vector<Reading>& readings) {
  constexpr std::size_t longest = 60;
  std::string out;
  for (const auto& reading : readings) {
    auto line = std::string_view(reading.text).substr(0, reading.text.find('\n'));
    while (count_characters(line) > longest) line.remove_suffix(1);
    while (!line.empty() && !valid_utf8(line)) line.remove_suffix(1);
    out += (out.empty() ? "" : ", ") + reading.encoding + " (" + std::string(line) + ")";
  }
  return out;
}

/// The names that people have for what the library calls otherwise.
std::string shown_name(const std::string& encoding, std::string_view bytes) {
  if (encoding != "windows-1252") return encoding;
  const bool beyond = std::any_of(bytes.begin(), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0; });
  return beyond ? "Windows-1252" : "Latin-1";
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view encoding) {
  if (bytes.empty()) return refused("empty_file");
  if (auto other = not_text_at_all(bytes)) return std::move(*other);
  const auto* mark = mark_of(bytes);
  if (!encoding.empty() && is_utf8(encoding)) {
    if (mark && mark->encoding.starts_with("UTF-8")) bytes.remove_prefix(mark->bytes.size());
    return as_named(bytes, "UTF-8", "UTF-8");
  }
  if (!encoding.empty()) return as_named(bytes, encoding, std::string(encoding));
  if (mark && mark->encoding.starts_with("UTF-8")) return as_named(bytes.substr(mark->bytes.size()), "UTF-8", std::string(mark->encoding));
  if (mark) return as_named(bytes, mark->encoding, std::string(mark->encoding));
  if (const auto wide = wide_without_mark(bytes); !wide.empty()) return as_named(bytes, wide, std::string(wide));
  if (bytes.find('\0') != std::string_view::npos) return refused("not_text", {"binary"});
  if (escaped_reading(bytes).empty())
    if (auto text = read_utf8(bytes); mostly(text) && !accidental(bytes, text)) return DecodedText{std::move(text.text), "UTF-8"};
  const auto readings = readings_of(bytes);
  if (readings.size() == 1) return as_named(bytes, readings.front().encoding, shown_name(readings.front().encoding, bytes));
  return refused("encoding_unclear", {in_words(readings)});
}

Result<DecodedText> decode_whole(std::string_view bytes, std::string_view encoding) {
  auto decoded = decode_text(bytes, encoding);
  if (!decoded) return decoded;
  if (const auto at = decoded->text.find(unreadable); at != std::string::npos)
    return refused("bad_encoding", {decoded->encoding, std::to_string(at)});
  return decoded;
}

std::vector<Reading> doubtful_readings(std::string_view bytes) {
  const auto decoded = decode_text(bytes);
  return !decoded && decoded.error().code == "encoding_unclear" ? readings_of(bytes) : std::vector<Reading>();
}

bool is_like_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  // Spreadsheets for East Asian languages also take the wide ones.
  constexpr std::array wide{std::string_view("＝"), std::string_view("＋"), std::string_view("－"), std::string_view("＠")};
  return !text.empty() && (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos ||
                           std::any_of(wide.begin(), wide.end(), [&](std::string_view sign) { return text.starts_with(sign); }));
}

}  // namespace dialogue
