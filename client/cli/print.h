// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dialogue::cli {

/// Lines of columns, aligned by characters; the last column is not padded.
class Rows {
 public:
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// One line: line ends become spaces, and text beyond `characters` is cut with "…".
std::string one_line(std::string_view text, std::size_t characters = 80);
/// "1.2 MB"
std::string size_text(std::uint64_t bytes);

}  // namespace dialogue::cli
