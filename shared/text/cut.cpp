// SPDX-License-Identifier: Apache-2.0
#include "shared/text/cut.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "shared/base/result.h"
#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::uint32_t first_pair = 0x10000;

struct Step {
  std::size_t bytes, units;
};

Step step(std::string_view text) {
  const CodePoint c = next_code_point(text);
  return {std::max<std::size_t>(c.size, 1), c.value >= first_pair ? std::size_t{2} : std::size_t{1}};
}

struct Closed {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Step next = step(text.substr(at));
    out += next.units;
    at += next.bytes;
  }
  return out;
}

std::size_t fitting(std::string_view text, std::size_t units) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const Step next = step(text.substr(end));
    if (used + next.units > units) break;
    used += next.units;
    end += next.bytes;
  }
  if (end == text.size() || end == 0) return end;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> characters(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
  const std::unique_ptr<UText, Closed> opened(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error));
  if (U_SUCCESS(error)) characters->setText(opened.get(), error);
  if (U_FAILURE(error)) throw Failure({"internal", "", {}, u_errorName(error)});
  const auto at = static_cast<std::int32_t>(end);
  if (characters->isBoundary(at)) return end;
  const auto before = characters->preceding(at);
  return before > 0 ? static_cast<std::size_t>(before) : end;
}

}  // namespace dialogue
