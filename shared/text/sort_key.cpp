// SPDX-License-Identifier: Apache-2.0
#include "shared/text/sort_key.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "shared/base/result.h"

namespace dialogue {
namespace {

const icu::Collator& order() {
  static const icu::Collator& out = [&]() -> const icu::Collator& {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Collator* made = icu::Collator::createInstance(icu::Locale::getRoot(), error);
    if (U_FAILURE(error)) throw Failure({"internal", "", {}, u_errorName(error)});
    return *made;
  }();
  return out;
}

}  // namespace

std::string sort_key(std::string_view text) {
  constexpr std::size_t of_most = 256;
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  std::string out(of_most, '\0');
  const auto fill = [&] {
    return static_cast<std::size_t>(
        order().getSortKey(wide, reinterpret_cast<std::uint8_t*>(out.data()), static_cast<int32_t>(out.size())));
  };
  if (const auto size = fill(); size > out.size()) {
    out.resize(size);
    fill();
  } else {
    out.resize(size);
  }
  return out;
}

}  // namespace dialogue
