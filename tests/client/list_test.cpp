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

TEST_CASE("numbers in conditions are read as people write them, and refused when they are none") {
  Office office;
  const Uuid id = office.request(office.a, "Urgent");
  REQUIRE(office.a.replica->edit(id, {{"urgency", "3"}}, nullptr));
  const auto found = [&](Condition::Op op, const char* value) {
    ListQuery query;
    query.where = {{"urgency", op, value}};
    const auto keys = office.a.replica->keys("support_request", query);
    return keys ? std::to_string(keys->size()) : keys.error().code + " " + keys.error().field;
  };
  CHECK(found(Condition::Op::eq, "3.0") == "1");
  CHECK(found(Condition::Op::gt, "2,5") == "1");
  CHECK(found(Condition::Op::gt, "1,200") == "0");
  CHECK(found(Condition::Op::lt, "1,200") == "1");
  CHECK(found(Condition::Op::lt, "soon") == "number_form urgency");
  REQUIRE(office.a.replica->edit(id, {{"budget_est", "\"120050 EUR\""}}, nullptr));
  const auto with_budget = [&](Condition::Op op, const char* value) {
    ListQuery query;
    query.where = {{"budget_est", op, value}};
    const auto keys = office.a.replica->keys("support_request", query);
    return keys ? std::to_string(keys->size()) : keys.error().code + " " + keys.error().field;
  };
  CHECK(with_budget(Condition::Op::eq, "1200,5") == "1");
  CHECK(with_budget(Condition::Op::gt, "1 200") == "1");
  CHECK(with_budget(Condition::Op::gt, "1.200") == "unclear_number budget_est");
}

}  // namespace dialogue::test
