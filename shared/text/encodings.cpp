// SPDX-License-Identifier: Apache-2.0
#include "shared/text/encodings.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

#include "shared/base/utf8.h"

namespace dialogue {
namespace {

/// No character; becomes `unreadable`.
constexpr UChar mark = 0xFFFF;

void U_EXPORT2 put_mark(const void*, UConverterToUnicodeArgs* args, const char*, std::int32_t, UConverterCallbackReason reason,
                        UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &mark, 1, 0, status);
}

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Converter open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter out(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status) || status == U_AMBIGUOUS_ALIAS_WARNING) status = U_SUCCESS(status) ? U_ZERO_ERROR : status;
  return U_FAILURE(status) ? nullptr : std::move(out);
}

/// `any`: also characters that this version of Unicode does not have yet, and those of somebody's own fonts.
bool is_text(UChar32 c, bool any) {
  if (c < 0x80) return c != 0;
  if (any) return c != mark && !U_IS_SURROGATE(c);
  switch (u_charType(c)) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
      return false;
    default:
      return true;
  }
}

std::string as_utf8(const icu::UnicodeString& text, bool any) {
  std::string out;
  out.reserve(static_cast<std::size_t>(text.length()) * 2);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (i == 0 && c == 0xFEFF) continue;
    if (is_text(c, any))
      append_utf8(out, static_cast<std::uint32_t>(c));
    else
      out += unreadable;
  }
  return out;
}

/// Names are the same whatever their case, hyphens, spaces and underscores.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The pairs of neighbours that two names share, in per cent of all that they have.
int likeness(std::string_view a, std::string_view b) {
  if (a.size() < 2 || b.size() < 2) return a == b ? 100 : 0;
  std::size_t same = 0;
  std::vector<bool> used(b.size());
  for (std::size_t i = 0; i + 1 < a.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.size(); ++j)
      if (!used[j] && a.substr(i, 2) == b.substr(j, 2)) {
        used[j] = true, ++same;
        break;
      }
  return static_cast<int>(200 * same / (a.size() + b.size() - 2));
}

/// The name that the world uses; empty for encodings that only the library has.
std::string common_name(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(name, "IANA", &status);
  return U_SUCCESS(status) && iana ? iana : std::string();
}

}  // namespace

namespace {

Result<std::string> decoded(std::string_view bytes, std::string_view encoding, bool strict) {
  std::string name(encoding);
  const auto same = plain(encoding);
  // Without a mark these are the forms that the little-endian machines of offices write.
  if (same == "utf16" && !bytes.starts_with("\xFE\xFF")) name = "UTF-16LE";
  if (same == "utf32" && !bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) name = "UTF-32LE";
  const auto converter = open(name);
  if (!converter || same.empty()) {
    std::string near;
    for (const auto& one : encodings_like(encoding)) near += (near.empty() ? "" : ", ") + one;
    if (near.empty()) near = "UTF-8, UTF-16LE, windows-1252";
    return Error{"unknown_encoding", "", {std::string(encoding), near}, ""};
  }
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), put_mark, nullptr, nullptr, nullptr, &status);
  icu::UnicodeString text;
  const auto room = static_cast<std::int32_t>(bytes.size() + 16);
  const std::int32_t length =
      ucnv_toUChars(converter.get(), text.getBuffer(room), room, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  text.releaseBuffer(U_SUCCESS(status) ? std::min(length, room) : 0);
  if (U_FAILURE(status)) return Error{"bad_encoding", "", {std::string(encoding), "0"}, u_errorName(status)};
  return as_utf8(text, same.starts_with("utf") && !strict);
}

}  // namespace

Result<std::string> decode(std::string_view bytes, std::string_view encoding) { return decoded(bytes, encoding, false); }

std::vector<std::string> encodings_like(std::string_view name) {
  constexpr std::size_t most = 3;
  constexpr int enough = 45;
  std::vector<std::pair<int, std::string>> found;
  const auto wanted = plain(name);
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const char* canonical = ucnv_getAvailableName(i);
    UErrorCode status = U_ZERO_ERROR;
    int best = likeness(wanted, plain(canonical));
    for (std::uint16_t a = 0; a < ucnv_countAliases(canonical, &status) && U_SUCCESS(status); ++a)
      best = std::max(best, likeness(wanted, plain(ucnv_getAlias(canonical, a, &status))));
    if (best >= enough) found.emplace_back(-best, common_name(canonical));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (const auto& [score, one] : found)
    if (!one.empty() && out.size() < most && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  return out;
}

namespace {

/// Whether the bytes give a text, and every zero among them is half of a character that needs no second half.
bool is_wide(std::string_view bytes, std::string_view name) {
  const bool four = name.starts_with("UTF-32");
  if (four && bytes.size() % 4 != 0) return false;
  const auto text = decoded(bytes, name, true);
  if (!text) return false;
  std::size_t narrow = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const auto c = next_code_point(rest);
    if (c.size == 0 || (c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r')) return false;
    narrow += c.value < 0x100;
    rest.remove_prefix(c.size);
  }
  // A stray zero or two turns many letters of the East into halves, and a letter of ours among them.
  return four || (narrow >= static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0')) && is_well_formed(*text));
}

}  // namespace

std::string_view wide_without_mark(std::string_view bytes) {
  // In UTF-16 texts with line ends, digits or separators, every second byte of some characters is zero. No text of single bytes has any.
  constexpr std::size_t most = 4096;
  const auto sample = bytes.substr(0, bytes.size() > most ? most : bytes.size() & ~std::size_t{1});
  if (sample.size() < 8 || sample.find('\0') == std::string_view::npos) return {};
  for (const std::string_view name : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"})
    if (is_wide(sample, name)) return name;
  return {};
}

std::string telling_lines(std::string_view bytes, std::size_t most) {
  std::string out;
  while (!bytes.empty() && out.size() < most) {
    const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const auto line = bytes.substr(0, end);
    const bool telling = std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (telling) out.append(line.substr(0, most)).append("\n");
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

}  // namespace dialogue
