// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/client/office.h"

namespace dialogue::test {

TEST_CASE("a list takes fifty conditions, refuses more, and any number of words") {
  Office office;
  const Uuid id = office.request(office.a, "Shared");
  ListQuery query;
  query.where.assign(most_conditions, {"id", Condition::Op::eq, id.text()});
  REQUIRE(office.a.replica->keys("support_request", query).ok());
  CHECK(office.a.replica->keys("support_request", query)->size() == 1);
  CHECK(office.a.replica->count("support_request", query).take() == 1);
  query.where.push_back(query.where.front());
  CHECK(office.a.replica->keys("support_request", query).error().code == "too_large");
  CHECK(office.a.replica->count("support_request", query).error().code == "too_large");

  ListQuery words;
  for (int i = 0; i < 5000; ++i) words.search += "shared ";
  REQUIRE(office.a.replica->keys("support_request", words).ok());
  words.search += "nowhere";
  CHECK(office.a.replica->keys("support_request", words)->empty());
}

}  // namespace dialogue::test
