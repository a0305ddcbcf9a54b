// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// Keys whose bytes compare as people sort the texts, in any script: by letters, then accents, then case. That is Unicode's own order; of
/// the product's languages only Spanish differs, by its ñ. Any thread.
std::string sort_key(std::string_view text);

}  // namespace dialogue
