// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// Keys whose bytes compare as people sort the texts, in any script: by letters, then accents, then case (Unicode's own order, which no
/// language of the product bends but for the Spanish ñ). Any thread.
std::string sort_key(std::string_view text);

}  // namespace dialogue
