// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

/// Numbered compression dictionaries, compiled in, trained on invented text. A number is never given to other bytes and never
/// removed: an old sender may use it for ever. 0 means none.
inline constexpr int newest_dictionary = 1;

/// Empty for numbers that do not exist.
std::string_view dictionary(int number);

}  // namespace dialogue
