// SPDX-License-Identifier: Apache-2.0
#include "client/cli/print.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "shared/base/utf8.h"

namespace dialogue::cli {

std::string Rows::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], count_characters(row[i]));
  }
  std::string out;
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += row[i];
      if (i + 1 < row.size()) out.append(widths[i] - count_characters(row[i]) + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

std::string one_line(std::string_view text, std::size_t characters) {
  std::string out;
  std::size_t n = 0;
  while (!text.empty()) {
    const auto c = next_code_point(text);
    const auto size = std::max<std::size_t>(1, c.size);
    if (++n > characters) return out + "…";
    // Control characters of a foreign text must not reach the terminal.
    out += c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) ? " " : std::string(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

std::string size_text(std::uint64_t bytes) {
  std::array<char, 32> out{};
  if (bytes < 1000) {
    std::snprintf(out.data(), out.size(), "%d B", static_cast<int>(bytes));
  } else if (bytes < 1'000'000) {
    std::snprintf(out.data(), out.size(), "%.0f kB", static_cast<double>(bytes) / 1e3);
  } else {
    std::snprintf(out.data(), out.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
  }
  return out.data();
}

}  // namespace dialogue::cli
