// SPDX-License-Identifier: Apache-2.0
#include "client/core/csv_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "shared/base/utf8.h"
#include "shared/text/fold.h"

namespace dialogue {
namespace {

// What Windows-1252 has in 0x80–0x9F; 0 = nothing.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                     0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

Error refused(const char* code, std::vector<std::string> args = {}) { return {code, "", std::move(args), ""}; }

/// A format that is no text at all, by its first bytes; empty when none is known.
std::string_view known_binary(std::string_view bytes) {
  struct Magic {
    std::string_view start, name;
  };
  static constexpr std::array magics{Magic{"%PDF-", "PDF"},
                                     Magic{"\xFF\xD8\xFF", "JPEG"},
                                     Magic{"\x89PNG", "PNG"},
                                     Magic{"GIF8", "GIF"},
                                     Magic{"\x1F\x8B", "gzip"},
                                     Magic{"SQLite format 3", "SQLite"},
                                     Magic{"\x7F"
                                           "ELF",
                                           "program"}};
  for (const auto& magic : magics)
    if (bytes.starts_with(magic.start)) return magic.name;
  return {};
}

bool is_spreadsheet(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"); }

/// Latin text in UTF-16 without a mark has every second byte zero.
std::string_view utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i + 1 < n; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (n < 8) return {};
  if (odd > n * 2 / 5 && even == 0) return "UTF-16LE";
  if (even > n * 2 / 5 && odd == 0) return "UTF-16BE";
  return {};
}

Result<DecodedText> from_utf16(std::string_view bytes, bool little) {
  DecodedText out{"", little ? "UTF-16LE" : "UTF-16BE"};
  const auto bad = [&](std::size_t at) { return refused("bad_encoding", {out.encoding, std::to_string(at)}); };
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(little ? a | b << 8 : a << 8 | b);
  };
  if (bytes.size() % 2 != 0) return bad(bytes.size() - 1);
  out.text.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    std::uint32_t c = unit(i);
    if (i == 0 && c == 0xFEFF) continue;
    if (c >= 0xD800 && c < 0xE000) {
      if (c >= 0xDC00 || i + 3 >= bytes.size()) return bad(i);
      const auto low = unit(i + 2);
      if (low < 0xDC00 || low > 0xDFFF) return bad(i);
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    if (c == 0) return bad(i);
    append_utf8(out.text, c);
  }
  return out;
}

Result<DecodedText> from_single_bytes(std::string_view bytes, bool windows) {
  DecodedText out{"", windows ? "Windows-1252" : "Latin-1"};
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::uint32_t c = static_cast<unsigned char>(bytes[i]);
    if (windows && c >= 0x80 && c < 0xA0) c = windows_1252[c - 0x80];
    if (c == 0) return refused("bad_encoding", {out.encoding, std::to_string(i)});
    append_utf8(out.text, c);
  }
  return out;
}

Result<DecodedText> from_utf8(std::string_view bytes) {
  DecodedText out{"", "UTF-8"};
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    out.encoding = "UTF-8 with BOM";
  }
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const auto c = next_code_point(rest);
    if (c.size == 0) return refused("bad_encoding", {out.encoding, std::to_string(bytes.size() - rest.size())});
    rest.remove_prefix(c.size);
  }
  out.text = bytes;
  return out;
}

Result<DecodedText> as_named(std::string_view bytes, std::string_view encoding) {
  const auto name = fold(encoding);
  if (name == "utf-8" || name == "utf8") return from_utf8(bytes);
  if (name == "utf-16le" || (name == "utf-16" && !bytes.starts_with("\xFE\xFF"))) return from_utf16(bytes, true);
  if (name == "utf-16be" || name == "utf-16") return from_utf16(bytes, false);
  if (name == "windows-1252" || name == "cp1252") return from_single_bytes(bytes, true);
  if (name == "latin-1" || name == "latin1" || name == "iso-8859-1") return from_single_bytes(bytes, false);
  return refused("unknown_encoding", {std::string(encoding)});
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view encoding) {
  if (bytes.empty()) return refused("empty_file");
  if (is_spreadsheet(bytes)) return refused("spreadsheet");
  if (const auto name = known_binary(bytes); !name.empty()) return refused("not_text", {std::string(name)});
  if (!encoding.empty()) return as_named(bytes, encoding);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, true);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, false);
  if (const auto name = utf16_without_mark(bytes); !name.empty()) return from_utf16(bytes, name == "UTF-16LE");
  if (bytes.find('\0') != std::string_view::npos) return refused("not_text", {"binary"});
  if (bytes.starts_with("\xEF\xBB\xBF") || valid_utf8(bytes)) return from_utf8(bytes);
  const bool controls = std::any_of(bytes.begin(), bytes.end(), [](char ch) {
    const auto c = static_cast<unsigned char>(ch);
    return c >= 0x80 && c < 0xA0;
  });
  return from_single_bytes(bytes, controls);
}

bool is_like_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

}  // namespace dialogue
