// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dialogue {

/// Three-way merge of prose by paragraph (separated by one or more empty lines; a text without them is split at line ends).
/// Nothing when both sides changed the same paragraph, or neighbouring insertions cannot be ordered: that is a proposal.
/// Symmetric: merge(base, a, b) and merge(base, b, a) agree on whether, and on the text. Plain texts, not raw JSON.
std::optional<std::string> merge_text(std::string_view base, std::string_view mine, std::string_view theirs);

}  // namespace dialogue
