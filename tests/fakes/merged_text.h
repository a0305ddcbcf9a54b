// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sync/merge.h"

namespace dialogue {

/// The merged text where nothing is at odds; else nothing.
inline std::optional<std::string> merge_text(std::string_view base, std::string_view mine, std::string_view theirs) {
  if (mine == theirs || theirs == base) return std::string(mine);
  if (mine == base) return std::string(theirs);
  auto merged = merge_paragraphs(base, mine, theirs);
  if (!merged.odds.empty()) return std::nullopt;
  return std::move(merged.text);
}

}  // namespace dialogue
