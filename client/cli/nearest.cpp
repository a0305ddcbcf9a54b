// SPDX-License-Identifier: Apache-2.0
#include "client/cli/nearest.h"

#include <algorithm>
#include <numeric>

namespace dialogue::cli {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = above;
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = (word.size() + 2) / 3 + 1;
  for (const auto& name : names) {
    // Two names cannot be closer than their lengths differ.
    if (std::max(word.size(), name.size()) - std::min(word.size(), name.size()) >= least) continue;
    const auto d = distance(word, name);
    if (d < least) least = d, best = name;
  }
  if (!best.empty() || word.size() < 3) return best;
  const auto part = std::find_if(names.begin(), names.end(), [&](const std::string& name) { return name.find(word) != std::string::npos; });
  return part == names.end() ? best : *part;
}

}  // namespace dialogue::cli
