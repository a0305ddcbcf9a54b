// SPDX-License-Identifier: Apache-2.0
#include "shared/text/cut.h"

#include <string>

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a text is cut by the units of spreadsheets, never inside a character as readers see it") {
  CHECK(utf16_units("aé家🎓\xff") == 6);
  CHECK(fitting("abc", 3) == 3);
  CHECK(fitting("abc", 2) == 2);
  CHECK(fitting("", 5) == 0);
  CHECK(fitting("abc", 0) == 0);
  CHECK(fitting("a🎓b", 2) == 1);
  CHECK(fitting("a🎓b", 3) == 5);
  CHECK(fitting("ae\u0301b", 2) == 1);
  CHECK(fitting("بَيت", 2) == 4);
  CHECK(fitting("بَيت", 1) == 2);
  CHECK(fitting("👨‍👩‍👧 x", 5) > 0);
  CHECK(fitting("e\u0301\u0301\u0301\u0301", 3) == 5);
  CHECK(fitting("a\xff\xff", 2) == 2);
}
