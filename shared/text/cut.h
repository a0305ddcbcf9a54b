// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dialogue {

/// The length in UTF-16 units, in which spreadsheets count. Bytes that are not valid count one each.
std::size_t utf16_units(std::string_view text);

/// The bytes of the longest beginning of at most `units` UTF-16 units. It ends between two characters as readers see them (a letter with
/// its marks, a joined emoji), and inside one only when nothing else fits.
std::size_t fitting(std::string_view text, std::size_t units);

}  // namespace dialogue
