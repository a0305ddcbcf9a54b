// SPDX-License-Identifier: Apache-2.0
#include "shared/model/values.h"
#include "shared/domain/platform.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
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
  CHECK(code_of(check_args(*platform().kind("support_request"), give_back, {})) == "incomplete");
  CHECK(code_of(check_args(*platform().kind("support_request"), give_back, {{"reason", "\"\""}})) == "incomplete");
  CHECK(code_of(check_args(*platform().kind("support_request"), give_back, {{"reason", "\"Too short\""}})) == "");
  CHECK(code_of(check_args(*platform().kind("support_request"), give_back, {{"reason", "7"}})) == "wrong_type");
  CHECK(code_of(check_args(*platform().kind("support_request"), give_back, {{"reason", "\"x\""}, {"other", "1"}})) == "unknown_field");
}

TEST_CASE("a number is inside the bounds that its field declares, and whole where the field counts") {
  CHECK(code("support_request", "urgency", "4") == "");
  for (const char* beyond : {"0", "5", "-1", "18446744073709551616", "9007199254740993", "99999999999"})
    CHECK(code("support_request", "urgency", beyond) == "out_of_range");
  for (const char* part : {"1.5", "1.0", "1e0", "1e400", "4e-1", "-0"}) CHECK(code("support_request", "urgency", part) == "not_whole");
  for (const char* none : {"NaN", "nan", "Infinity", "-inf", "0x1", "\"1\"", "one"})
    CHECK(code("support_request", "urgency", none) == "wrong_type");
  CHECK(code("support_request", "need_line[a].quantity", "2.5") == "");
  CHECK(code("support_request", "need_line[a].quantity", "0") == "");
  CHECK(code("support_request", "need_line[a].quantity", "1000000000000") == "");
  for (const char* beyond : {"-0.5", "-1", "1000000000000.5", "1000000000001", "12345678901234567890"})
    CHECK(code("support_request", "need_line[a].quantity", beyond) == "out_of_range");
  CHECK(code("support_request", "need_line[a].quantity", "1e400") == "wrong_type");
  for (const char* bad : {"-30", "0", "1441", "99999999999"}) CHECK(code("session", "duration", bad) == "out_of_range");
  CHECK(code("session", "duration", "90") == "");
  CHECK(code("action_item", "progress[a].percent", "101") == "out_of_range");
  CHECK(code("action_item", "progress[a].percent", "100") == "");
  const auto said = check_value(*platform().kind("support_request"), "urgency", "9", false).error();
  CHECK(said.args == std::vector<std::string>{"1", "4"});
}

TEST_CASE("every number that people write declares its bounds") {
  const auto check = [](const Kind& kind, const Field& field) {
    if (field.type != Type::number || field.cls == FieldClass::server || field.name == "carried_count") return;
    INFO(kind.name << " " << field.name);
    REQUIRE(field.bounds);
    CHECK(field.bounds->low < field.bounds->high);
  };
  for (const Kind& kind : platform().kinds()) {
    for (const Field& field : kind.fields) check(kind, field);
    for (const Part& part : kind.parts)
      for (const Field& field : part.fields) check(kind, field);
  }
}

TEST_CASE("zones, times of day, addresses, countries and languages have their form") {
  for (const char* good : {"Africa/Niamey", "UTC", "America/Argentina/Buenos_Aires"})
    CHECK(code("organisation", "timezone", str(good)) == "");
  for (const char* bad : {"Mars/Phobos", "Europe", "../../etc/passwd", "europe/paris", "CET-1CEST", "Europe/Paris ", "localtime",
                          "posixrules", "Factory", "right/Europe/Paris", "posix/UTC"})
    CHECK(code("organisation", "timezone", str(bad)) == "no_zone");
  CHECK(code("person", "timezone", str("Mars/Phobos")) == "no_zone");
  CHECK(code("organisation", "work_start", str("08:30")) == "");
  for (const char* bad : {"8:30", "24:00", "08:60", "08h30", "abcde"})
    CHECK(code("organisation", "work_start", str(bad)) == "no_time_of_day");
  for (const char* good : {"a@b.example", "idriss.ali+x@sub.example.org", "müller@exämple.org"})
    CHECK(code("person", "email", str(good)) == "");
  for (const char* bad : {"nobody", "a@", "@b.example", "a b@c.example", "a@b@c.example", "a@b", "a@.example", "a@b.", "<a@b.example>"})
    CHECK(code("person", "email", str(bad)) == "no_email");
  for (const char* good : {"https://www.example.org", "http://example.org:8080/a?b=c#d", "HTTPS://Example.org/", "https://[2001:db8::1]/x"})
    CHECK(code("organisation", "website", str(good)) == "");
  for (const char* bad : {"www.example.org", "javascript:alert(1)", "https://", "https:///x", "http://a b.example", "ftp://example.org",
                          "https://example.org:99999/", "https://example.org:/", "https://bank.example@evil.example/"})
    CHECK(code("organisation", "website", str(bad)) == "no_link");
  CHECK(code("session", "join_link", str("javascript:alert(1)")) == "no_link");
  CHECK(code("support_request", "source_url", str("nowhere"), true) == "no_link");
  CHECK(code("support_offer", "target_countries[NE]", "true") == "");
  for (const char* bad : {"ZZ", "ne", "Niger", "NER"})
    CHECK(code("support_offer", "target_countries[" + std::string(bad) + "]", "true") == "no_country");
  CHECK(code("organisation", "country", str("Atlantis"), true) == "no_country");
  for (const char* good : {"fr", "pt-BR", "zh-Hant", "tzm"})
    CHECK(code("organisation", "working_langs[" + std::string(good) + "]", "true") == "");
  for (const char* bad : {"klingon", "FR", "f", "fr-", "fr_FR", "fr-averylongtag"})
    CHECK(code("organisation", "working_langs[" + std::string(bad) + "]", "true") == "no_language");
  CHECK(code("person", "ui_lang", "") == "");
}

TEST_CASE("what rights hang on is a term of its list, and the hash of a document is one") {
  for (const char* good : {"1", "2", "3"}) {
    CHECK(code("organisation", "engagement_wave", str(good), true) == "");
    CHECK(code("meeting", "audience_waves[" + std::string(good) + "]", "true") == "");
  }
  for (const char* bad : {"99", "0", "-1", "first"}) {
    CHECK(code("organisation", "engagement_wave", str(bad), true) == "unknown_term");
    CHECK(code("meeting", "audience_waves[" + std::string(bad) + "]", "true") == "unknown_term");
    CHECK(code("meeting", "audience_waves[" + std::string(bad) + "]", "") == "");
  }
  CHECK(code("role_grant", "role", str("ZZ"), true) == "unknown_term");
  CHECK(code("role_grant", "scope", str("everything"), true) == "unknown_term");
  CHECK(code("role_grant", "scope", str("meeting"), true) == "");
  const Status refused = check_value(*platform().kind("role_grant"), "role", str("ZZ"), true);
  CHECK(refused.error().args == std::vector<std::string>{"ZZ"});
  CHECK(code("support_request", "characteristics[of_tomorrow]", "true") == "");
  CHECK(code("material", "sha256", str(std::string(64, 'a')), true) == "");
  for (const std::string& bad : {std::string("zz"), std::string(64, 'A'), std::string(63, 'a'), std::string(64, 'g')})
    CHECK(code("material", "sha256", str(bad), true) == "wrong_type");
}

TEST_CASE("dates that people write lie within three centuries, what a clock said may be anything") {
  CHECK(code("support_request", "period_start", str("1900-01-01")) == "");
  CHECK(code("support_request", "period_start", str("2199-12-31")) == "");
  for (const char* bad : {"1899-12-31", "0001-01-01", "2200-01-01", "9999-12-31"})
    CHECK(code("support_request", "period_start", str(bad)) == "out_of_range");
  CHECK(code("support_request", "period_start", str("2027-02-30")) == "wrong_type");
  CHECK(code("session", "starts_utc", str("9999-12-31T23:59:59Z")) == "out_of_range");
  CHECK(code("organisation", "holidays[0001-01-01]", "true") == "out_of_range");
  CHECK(code("note", "spoken_at", str("0000-01-01T00:00:00Z"), true) == "");
  CHECK(code("note", "created_at", str("9999-12-31T23:59:59Z"), true) == "");
}

TEST_CASE("an act's argument obeys the bounds of the field that it becomes") {
  const Kind& kind = *platform().kind("registration");
  const Act& check_in = *kind.act("check_in");
  CHECK(code_of(check_args(kind, check_in, {{"slot", "2"}})) == "");
  const auto refused = check_args(kind, check_in, {{"slot", "0"}});
  CHECK(code_of(refused) == "out_of_range");
  CHECK(refused.error().args == std::vector<std::string>{"1", "99"});
}
