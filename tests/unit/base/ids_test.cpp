// SPDX-License-Identifier: Apache-2.0
#include "shared/base/ids.h"

#include "tests/catch.h"

using dialogue::Uuid;

TEST_CASE("an id survives being written and read, in either case of letters") {
  const auto id = Uuid::parse("0190a1b2-C3D4-7e5f-8a9b-0c1d2e3f4a5b");
  REQUIRE(id);
  CHECK(id->text() == "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
  CHECK(Uuid::from_raw(id->raw()) == id);
  CHECK_FALSE(id->is_nil());
  CHECK(Uuid{}.is_nil());
}

TEST_CASE("what is not exactly 36 characters of an id is refused") {
  for (const char* text :
       {"", "0190a1b2c3d47e5f8a9b0c1d2e3f4a5b", "{0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5",
        "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5g", "0190a1b2-c3d4-7e5f-8a9b0-c1d2e3f4a5b", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b "})
    CHECK_FALSE(Uuid::parse(text));
  CHECK_FALSE(Uuid::from_raw("short"));
}

TEST_CASE("a version 7 id carries the time and sorts by it") {
  const std::array<std::uint8_t, 10> random = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  const Uuid early = Uuid::v7(1806400000000, random);
  const Uuid late = Uuid::v7(1806400000001, {});
  CHECK(early.text() == "01a495d4-9000-7fff-bfff-ffffffffffff");
  CHECK(early < late);
  CHECK(late.text()[14] == '7');
}

TEST_CASE("the same natural key gives the same id, another kind another id") {
  const Uuid id = Uuid::derived("interest", "a/b");
  CHECK(id == Uuid::derived("interest", "a/b"));
  CHECK(id != Uuid::derived("interesta", "/b"));
  CHECK(id != Uuid::derived("interest", "a/c"));
  CHECK(id.text()[14] == '8');
}
