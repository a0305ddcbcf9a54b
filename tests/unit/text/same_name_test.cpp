// SPDX-License-Identifier: Apache-2.0
#include "shared/text/same_name.h"

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a name is the same in capitals or not and however its accents are put together, and another one with another accent") {
  CHECK(same_name("Aïssatou@Example.ORG", "aïssatou@example.org"));
  CHECK(same_name("A\u00efssatou", "Ai\u0308ssatou"));
  CHECK_FALSE(same_name("A\u00efssatou", "Aissatou"));
  CHECK_FALSE(same_name("Ana", "Ana Ruiz"));
  CHECK_FALSE(same_name("", "Ana"));
}
