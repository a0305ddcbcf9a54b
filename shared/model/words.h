// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// "draft returned" -> {"draft", "returned"}
std::vector<std::string> words(std::string_view text);
/// Whether the word is one of them.
bool has_word(std::string_view text, std::string_view word);

}  // namespace dialogue
