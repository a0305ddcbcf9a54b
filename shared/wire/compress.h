// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/wire/dictionary.h"

namespace dialogue {

/// What `pack` makes; never a Content-Encoding.
inline constexpr std::string_view packed_media_type = "application/vnd.acsg.sync+zstd";

/// First byte of a packed body. The second is the dictionary's number; then 4 bytes check the plain text against accidents on the line.
enum class PackForm : unsigned char {
  stored = 0,  ///< the plain bytes follow, dictionary 0
  zstd = 1,    ///< exactly one zstd frame follows
};

/// Packs with zstd, or stores when that is not longer. `known_dictionary` is the newest one that the receiver has. Any thread.
std::string pack(std::string_view plain, int level = 3, int known_dictionary = newest_dictionary);

/// Refuses with "too_large" what has more than `max_plain` bytes, whatever its frame says, and never holds more; with "bad_body"
/// unknown forms or dictionaries and anything that is not one whole frame. Any thread.
Result<std::string> unpack(std::string_view packed, std::size_t max_plain);

/// How many bytes `unpack` would give, as far as the packed ones say; else `max_plain`, the most that it gives. Any thread.
std::size_t unpacked_size(std::string_view packed, std::size_t max_plain);

}  // namespace dialogue
