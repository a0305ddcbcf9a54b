// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dialogue::sim {

/// One line of tests/data/conflict_matrix.md.
struct MatrixRow {
  int line = 0;
  std::string kind, a, b;
  std::string verdict_ab, end_ab;  ///< A first: B's verdict, and what all hold in the end
  std::string verdict_ba, end_ba;
};

std::vector<MatrixRow> read_matrix(const std::string& file);

/// Plays the row in one order of arrival. Returns what did not come out as the table says, or nothing.
std::string play_row(const MatrixRow& row, bool a_first);

}  // namespace dialogue::sim
