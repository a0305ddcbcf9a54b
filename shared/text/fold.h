// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// Lower case without accents, for search and sorting keys: "Protégés" and "PROTEGES" are the same. Latin by table (ß ss, æ ae,
/// œ oe, ø o, ł l …), Greek and Cyrillic capitals lowered, combining marks dropped, typographic spaces, hyphens and apostrophes made
/// plain; everything else, also bytes that are not valid, stays.
std::string fold(std::string_view text);

}  // namespace dialogue
