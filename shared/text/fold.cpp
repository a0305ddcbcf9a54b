// SPDX-License-Identifier: Apache-2.0
#include "shared/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uversion.h>

#include <algorithm>

#include "shared/base/result.h"
#include "shared/base/utf8.h"
#include "shared/text/folded_letters.h"

namespace dialogue {
namespace {

const icu::Normalizer2& composing() {
  UErrorCode error = U_ZERO_ERROR;
  const auto* out = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) throw Failure({"internal", "", {}, u_errorName(error)});
  return *out;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return composing().isNormalizedUTF8(piece(text), error) && U_SUCCESS(error);
}

void compose_valid(std::string_view text, std::string& out) {
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  composing().normalizeUTF8(0, piece(text), sink, nullptr, error);
  if (U_FAILURE(error)) throw Failure({"internal", "", {}, u_errorName(error)});
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string each_letter(std::string_view text, std::string_view soft_break) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      out += lower(text.front());
      text.remove_prefix(1);
      continue;
    }
    const CodePoint c = next_code_point(text);
    if (c.size == 0) {
      out += text.front();
    } else {
      out += is_soft_break(c.value) ? soft_break : folded_letter(c.value);
    }
    text.remove_prefix(std::max<std::size_t>(c.size, 1));
  }
  return out;
}

}  // namespace

std::string composed(std::string_view text) {
  std::string out;
  if (is_ascii(text)) return std::string(text);
  while (!text.empty()) {
    std::size_t valid = 0;
    for (CodePoint c; (c = next_code_point(text.substr(valid))).size != 0;) valid += c.size;
    compose_valid(text.substr(0, valid), out);
    text.remove_prefix(valid);
    if (text.empty()) break;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::string fold_keeping(std::string_view text, std::string_view soft_break) {
  if (is_ascii(text)) return each_letter(text, soft_break);
  std::string out = is_composed(text) ? each_letter(text, soft_break) : each_letter(composed(text), soft_break);
  // A mark that is dropped between two letters may have kept them from being one.
  constexpr int most_rounds = 4;
  for (int i = 0; i < most_rounds && !is_composed(out) && valid_utf8(out); ++i) out = each_letter(composed(out), soft_break);
  return out;
}

std::string fold(std::string_view text) { return fold_keeping(text, ""); }

std::string folding() {
  UVersionInfo version;
  u_getVersion(version);
  char digits[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, digits);
  return std::string("2 ICU ") + digits;
}

bool holds(std::string_view text, std::string_view words) {
  const auto found = [&](std::string_view soft_break) {
    return fold_keeping(text, soft_break).find(fold_keeping(words, soft_break)) != std::string::npos;
  };
  constexpr std::string_view first_of_both = "\xe2\x80";
  const bool may_break = text.find(first_of_both) != std::string_view::npos || words.find(first_of_both) != std::string_view::npos;
  return found("") || (may_break && found(" "));
}

}  // namespace dialogue
