// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// What a text that stands for a currency may mean, in order: its code in any case, a symbol ("€") or a name in the languages of the
/// platform ("US dollars"). A symbol that several currencies share ("$") gives all of them. Only today's currencies have symbols and names.
std::vector<std::string> currencies_named(std::string_view text);

}  // namespace dialogue
