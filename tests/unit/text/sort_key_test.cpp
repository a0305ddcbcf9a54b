// SPDX-License-Identifier: Apache-2.0
#include "shared/text/sort_key.h"

#include <algorithm>
#include <vector>

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("texts are sorted as people sort them, accents and case only between equals") {
  std::vector<std::string> texts{"zone", "Étude", "etude", "Ñandú", "nada", "«avis»", "œuvre", "ombre", "ящик",
                                 "ёж",   "ель",   "їжак",  "ігри",  "پدر",  "بنا",    "تاب",   ""};
  std::sort(texts.begin(), texts.end(), [](const std::string& a, const std::string& b) { return sort_key(a) < sort_key(b); });
  CHECK(texts == std::vector<std::string>{"", "«avis»", "etude", "Étude", "nada", "Ñandú", "œuvre", "ombre", "zone", "ёж", "ель", "ігри",
                                          "їжак", "ящик", "بنا", "پدر", "تاب"});
  CHECK(sort_key("x" + std::string(5000, 'y')) < sort_key("x" + std::string(5001, 'y')));
  CHECK_NOTHROW(sort_key("\xff\xfe"));
}
