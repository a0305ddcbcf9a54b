// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// "draft returned" -> {"draft", "returned"}
std::vector<std::string> words(std::string_view text);

}  // namespace dialogue
