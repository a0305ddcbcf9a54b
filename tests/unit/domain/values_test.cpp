// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/rules.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

std::string code(const char* kind, const std::string& path, const Raw& value, bool creating = false) {
  return code_of(check_value(*platform().kind(kind), path, value, creating));
}

std::string of_type(Type type, const Raw& value) {
  Field f;
  f.type = type;
  const char* problem = value_problem(f, value);
  return problem ? problem : "";
}

}  // namespace

TEST_CASE("taking a value away is always fine") {
  CHECK(code("support_request", "summary", "") == "");
  CHECK(code("support_request", "need_line[a]", "") == "");
}

TEST_CASE("texts are strings of bounded length, counted in characters") {
  const std::string accents = [] {
    std::string s;
    for (int i = 0; i < 160; ++i) s += "é";
    return s;
  }();
  CHECK(of_type(Type::text, str(accents)) == "");
  CHECK(of_type(Type::text, str(accents + "x")) == "too_long");
  CHECK(of_type(Type::text, "\"a\\nb\"") == "wrong_type");
  CHECK(of_type(Type::text, "\"say \\\"hi\\\"\"") == "");
  CHECK(of_type(Type::text, "12") == "wrong_type");
  CHECK(of_type(Type::long_text, "\"no text: \x97\"") == "wrong_type");
  CHECK(of_type(Type::text, "\"") == "wrong_type");
  CHECK(of_type(Type::text, "\"a\\\"") == "wrong_type");
  CHECK(of_type(Type::long_text, "\"a\\nb\"") == "");
  CHECK(of_type(Type::long_text, str(std::string(20001, 'x'))) == "too_long");
}

TEST_CASE("dates and instants exist in the calendar") {
  CHECK(of_type(Type::date, "\"2028-02-29\"") == "");
  for (const char* bad :
       {"\"2027-02-29\"", "\"2027-13-01\"", "\"2027-00-10\"", "\"27-01-01\"", "\"2027-1-1\"", "20270101", "\"2027-01-01T\""})
    CHECK(of_type(Type::date, bad) == "wrong_type");
  CHECK(of_type(Type::instant, "\"2027-03-17T13:00:00Z\"") == "");
  for (const char* bad :
       {"\"2027-03-17T24:00:00Z\"", "\"2027-03-17T13:00:00\"", "\"2027-03-17 13:00:00Z\"", "\"2027-03-17T13:00:00+01:00\""})
    CHECK(of_type(Type::instant, bad) == "wrong_type");
}

TEST_CASE("numbers keep the form in which they were written, money its minor units and currency") {
  for (const char* good : {"0", "-1", "12.50", "1e3", "0.5E-2"}) CHECK(of_type(Type::number, good) == "");
  for (const char* bad : {"01", "+1", ".5", "1.", "1e", "\"1\"", "--1", "1a"}) CHECK(of_type(Type::number, bad) == "wrong_type");
  CHECK(of_type(Type::number, std::string(41, '1')) == "too_long");
  CHECK(of_type(Type::money, "\"120000 EUR\"") == "");
  for (const char* bad : {"\"120000EUR\"", "\"12.5 EUR\"", "\"120000 eur\"", "120000", "\" EUR\""})
    CHECK(of_type(Type::money, bad) == "wrong_type");
}

TEST_CASE("codes need not be known, only well formed") {
  CHECK(code("support_request", "delivery_mode", "\"by_drone\"") == "");
  CHECK(code("support_request", "delivery_mode", "\"by drone\"") == "wrong_type");
  CHECK(code("support_request", "characteristics[fairness]", "true") == "");
  CHECK(code("support_request", "characteristics[fairness]", "1") == "wrong_type");
  CHECK(code("support_request", "characteristics[a b]", "true") == "wrong_type");
  CHECK(code("support_request", "co_requesters[nobody]", "true") == "wrong_type");
  CHECK(code("support_request", "co_requesters[" + text(7) + "]", "true") == "");
  CHECK(code("support_request", "pledge", "\"nobody\"") == "wrong_type");
  CHECK(code("support_request", "confidential", "false") == "");
  CHECK(code("support_request", "confidential", "0") == "wrong_type");
}

TEST_CASE("cells of act, server and fixed class are not written by hand") {
  CHECK(code("support_request", "state", "\"published\"") == "not_editable");
  CHECK(code("support_request", "ref_no", "\"REQ-1\"", true) == "not_editable");
  CHECK(code("support_request", "created_by", ref(1), true) == "not_editable");
  CHECK(code("support_request", "owner_org", ref(1), true) == "");
  CHECK(code("support_request", "owner_org", ref(1)) == "not_editable");
  CHECK(code("pledge", "party[a].consent", "\"accepted\"", true) == "not_editable");
  CHECK(code("pledge", "external_id", "\"x\"") == "not_editable");
}

TEST_CASE("what a record cannot be without is not emptied once it is there") {
  for (const Raw& nothing : {Raw(), str("")}) CHECK(code("support_request", "title", nothing) == "needed");
  CHECK(code("support_request", "title", "", true) == "");
  CHECK(code("support_request", "summary", "") == "");
  CHECK(code("pledge_update", "component_progress[a].component", "") == "");
}

TEST_CASE("part ids and order keys have their form") {
  CHECK(code("support_request", "need_line[a]", "\"9\x97\"") == "wrong_type");
  CHECK(code("support_request", "need_line[0190-a]", "\"m\"") == "");
  CHECK(code("support_request", "need_line[a b]", "\"m\"") == "wrong_type");
  CHECK(code("support_request", "need_line[a]", "1") == "wrong_type");
  CHECK(code("support_request", "need_line[a].nothing", "1") == "unknown_field");
  CHECK(code("support_request", "nothing", "1") == "unknown_field");
  CHECK(code("support_request", "_deleted", "true") == "");
}

TEST_CASE("arguments of an act are checked by name, form and need") {
  const Act& give_back = *platform().kind("support_request")->act("return");
  CHECK(code_of(check_args(give_back, {})) == "incomplete");
  CHECK(code_of(check_args(give_back, {{"reason", "\"\""}})) == "incomplete");
  CHECK(code_of(check_args(give_back, {{"reason", "\"Too short\""}})) == "");
  CHECK(code_of(check_args(give_back, {{"reason", "7"}})) == "wrong_type");
  CHECK(code_of(check_args(give_back, {{"reason", "\"x\""}, {"other", "1"}})) == "unknown_field");
}
