// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/sim/matrix_play.h"

using namespace dialogue::sim;

TEST_CASE("the golden conflict matrix comes out as its table says, in both orders of arrival") {
  const auto rows = read_matrix(DIALOGUE_TEST_DATA "/conflict_matrix.md");
  REQUIRE(rows.size() > 40);
  for (const auto& row : rows)
    for (const bool a_first : {true, false}) {
      INFO("line " << row.line << ": " << row.kind << ": A " << row.a << " / B " << row.b << (a_first ? ", A first" : ", B first"));
      CHECK(play_row(row, a_first) == "");
    }
}
