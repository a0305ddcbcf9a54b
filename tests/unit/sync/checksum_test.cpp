// SPDX-License-Identifier: Apache-2.0
#include "sync/checksum.h"

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a cell that is not set has no share in a sum") {
  Uuid id;
  CHECK(cell_sum(id, "title", "") == 0);
  CHECK(cell_sum(id, "title", "\"a\"") != 0);
}

TEST_CASE("sums tell path, value, record and sequence apart") {
  Uuid one, two;
  two.bytes[15] = 1;
  CHECK(cell_sum(one, "title", "\"a\"") != cell_sum(two, "title", "\"a\""));
  CHECK(cell_sum(one, "ab", "c") != cell_sum(one, "a", "bc"));
  CHECK(facet_seq_sum(one, 0, 1) != facet_seq_sum(one, 0, 2));
  CHECK(facet_seq_sum(one, 0, 1) != facet_seq_sum(one, 1, 1));
}

TEST_CASE("long values are hashed whole") {
  Uuid id;
  std::string a(5000, 'x'), b = a;
  b.back() = 'y';
  CHECK(cell_sum(id, "text", a) != cell_sum(id, "text", b));
}
