// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/dictionary.h"

#include "shared/base/hash.h"
#include "shared/wire/compress.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string small_request =
    R"({"v":1,"e":"9f3a01bc5d7e2210","c":"AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA","b":[{"i":"00112233aabbccdd","ch":[{"n":57,"v":1,)"
    R"("a":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","e":"9f3a01bc5d7e2210","k":"support_request","r":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c",)"
    R"("s":1204,"c":{"summary":"Nouveau texte de la demande","sat_areas[planning]":true},"t":1806400000000,"z":60}]}]})";

}  // namespace

TEST_CASE("every dictionary up to the newest exists, packs and unpacks") {
  for (int number = 1; number <= newest_dictionary; ++number) {
    REQUIRE_FALSE(dictionary(number).empty());
    const std::string packed = pack(small_request, 3, number);
    CHECK(packed[1] == static_cast<char>(number));
    CHECK(unpack(packed, small_request.size()).take() == small_request);
    CHECK(unpack(packed, small_request.size() - 1).error().code == "too_large");
  }
  CHECK(dictionary(0).empty());
  CHECK(dictionary(newest_dictionary + 1).empty());
  CHECK(dictionary(-1).empty());
}

TEST_CASE("a dictionary makes small messages smaller") { CHECK(pack(small_request).size() < pack(small_request, 3, 0).size() * 4 / 5); }

TEST_CASE("a receiver without dictionaries gets none") { CHECK(pack(small_request, 3, 0)[1] == 0); }

TEST_CASE("the bytes of dictionary 1 stay what they are") {
  CHECK(hex(raw(sha256(dictionary(1)))) == "19c51aaca1a35826101e7abd31407201ae704988b3368a2fd655eb231a20e7f5");
}
