// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dialogue::cli {

/// The words of a line as a shell reads them: 'as it stands', "with \" and \\", \x, a comment after #. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> split_words(std::string_view line);

}  // namespace dialogue::cli
