// SPDX-License-Identifier: Apache-2.0
#include "shared/text/same_name.h"

#include <algorithm>

#include "shared/text/fold.h"

namespace dialogue {
namespace {

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  const auto left = composed(a), right = composed(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char x, char y) { return small_letter(x) == small_letter(y); });
}

}  // namespace dialogue
