// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <sstream>

#include "client/core/tables/import_map.h"
#include "client/core/tables/import_plan.h"
#include "client/core/values.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

ImportMap iati_map() {
  auto map = read_import_map(platform(), read(std::string(DIALOGUE_SOURCE) + "/docs/import/iati-activities.json"));
  REQUIRE(map);
  return *map;
}

Raw cell(const NewRecord& record, std::string_view path) {
  for (const auto& [p, raw] : record.cells)
    if (p == path) return raw;
  return {};
}

std::string problems(const PlannedRow& row) {
  std::string out;
  for (const auto* list : {&row.problems, &row.missing})
    for (const auto& p : *list) out += (out.empty() ? "" : " ") + p.column + "/" + p.error.code;
  return out;
}

const char* header =
    "iati_identifier,hierarchy,status,title_en,title_fr,title_es,description_en,description_fr,description_es,countries,regions,sectors\n";

PlannedRow plan_one(const std::string& row) {
  static Table table;
  table = *read_table(header + row);
  static ImportMap map;
  map = iati_map();
  return ImportPlanner(platform(), map, table, {}).plan(0);
}

}  // namespace

TEST_CASE("the mapping for IATI activities makes pledge drafts with their translations") {
  const auto table = read_table(read(std::string(DIALOGUE_TEST_DATA) + "/import/iati2023-first-rows.csv"));
  const auto map = iati_map();
  REQUIRE(check_columns(map, *table));
  ImportPlanner planner(platform(), map, *table, {{"owner_org", "01900000-0000-7000-8000-000000000001"}});
  REQUIRE(planner.constants_read());
  std::size_t translations = 0;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto row = planner.plan(i);
    INFO(row.line << " " << problems(row));
    CHECK(row.problems.empty());
    translations += row.translations.size();
  }
  CHECK(translations > 40);
  const auto first = ImportPlanner(platform(), map, *table, {}).plan(0);
  CHECK(cell(first.record, "title") == "\"UNHCR - The UN Refugee Agency\"");
  CHECK(cell(first.record, "lang_original") == "\"en\"");
  REQUIRE(first.translations.size() == 3);
  CHECK(cell(first.translations[0], "lang") == "\"fr\"");
  CHECK(cell(first.translations[0], "text") == "\"UNHCR - L'Agence des Nations Unies pour les réfugiés\"");
  CHECK(cell(first.translations[0], "parent") == "\"" + first.record.id->text() + "\"");
}

TEST_CASE("what comes from a table says so, and where it is from when the table knows") {
  const auto plain = plan_one("X-1,3,2,Title,Titre,,Text,,,PE,,\n");
  CHECK(cell(plain.record, "source") == "\"imported\"");
  CHECK(cell(plain.record, "source_url").empty());
  CHECK(cell(plain.translations.at(0), "source") == "\"imported\"");
  const auto map = read_import_map(
      platform(),
      R"({"kind":"pledge","key":["t"],"columns":{"t":"title","from":{"field":"source","values":{"site":"portal"}},"link":"source_url"}})");
  REQUIRE(map);
  const auto table = read_table("t;from;link\nA;site;https://example.org/a\nB;;\n");
  ImportPlanner planner(platform(), *map, *table, {});
  const auto first = planner.plan(0), second = planner.plan(1);
  CHECK(cell(first.record, "source") == "\"portal\"");
  CHECK(cell(first.record, "source_url") == "\"https://example.org/a\"");
  CHECK(cell(second.record, "source") == "\"imported\"");
  CHECK(cell(ImportPlanner(platform(), *map, *table, {{"source", "portal"}}).plan(1).record, "source") == "\"portal\"");
}

TEST_CASE("the same row gives the same record on every device, another source another one") {
  const auto a = plan_one("X-1,3,2,Title,,,Text,,,PE,,\n"), b = plan_one("X-1,1,1,Other title,,,Other text,,,CO,,\n");
  CHECK(*a.record.id == *b.record.id);
  auto map = iati_map();
  map.space = "elsewhere";
  const auto table = read_table(std::string(header) + "X-1,3,2,Title,,,Text,,,PE,,\n");
  CHECK(*ImportPlanner(platform(), map, *table, {}).plan(0).record.id != *a.record.id);
}

TEST_CASE("two organisations that import one table have records of their own") {
  const Uuid one = *Uuid::parse("01900000-0000-7000-8000-000000000001"), other = *Uuid::parse("01900000-0000-7000-8000-000000000002");
  const auto map = iati_map();
  const auto table = read_table(std::string(header) + "X-1,3,2,Title,Titre,,Text,,,PE,,\n");
  const auto of = [&](const Uuid& organisation, std::vector<std::pair<std::string, std::string>> constants = {}) {
    return ImportPlanner(platform(), map, *table, std::move(constants), DecimalMark::unsaid, organisation).plan(0);
  };
  CHECK(*of(one).record.id == *of(one).record.id);
  CHECK(*of(one).record.id != *of(other).record.id);
  CHECK(*of(one).translations.at(0).id != *of(other).translations.at(0).id);
  CHECK(cell(of(one).translations.at(0), "parent") == "\"" + of(one).record.id->text() + "\"");
  // Somebody who imports for another finds what the other imported.
  CHECK(*of(other, {{"owner_org", one.text()}}).record.id == *of(one).record.id);
  const auto added = read_table("id,title\n,New\n");
  const auto by_names = map_by_names(platform(), *platform().kind("pledge"), *added);
  const auto row = [&](const Uuid& organisation) {
    return ImportPlanner(platform(), *by_names, *added, {}, DecimalMark::unsaid, organisation).plan(0);
  };
  CHECK(*row(one).record.id != *row(other).record.id);
}

TEST_CASE("bad cells refuse their row and name their column") {
  CHECK(problems(plan_one("X-1,3,2," + std::string(201, 'a') + ",,,Text,,,PE,,\n")) == "title_en/too_long");
  CHECK(problems(plan_one("X-1,3,2,Title," + std::string(201, 'b') + ",,Text,,,PE,,\n")) == "title_fr/too_long");
  CHECK(problems(plan_one("X-1,3,2,Title,,," + std::string(20001, 'c') + ",,,PE,,\n")) == "description_en/too_long");
  CHECK(problems(plan_one("X-1,3,2,,,,Text,,,PE,,\n")) == "title_en/missing");
  CHECK(problems(plan_one(",3,2,Title,,,Text,,,PE,,\n")) == "iati_identifier/missing");
  CHECK(problems(plan_one("X-1,3,2,Title,,,Text,,,P E;%,,\n")) == "countries/wrong_type");
  CHECK(problems(plan_one("X-1,3,2,\"Two\nlines\",,,Text,,,PE,,\n")) == "title_en/wrong_type");
  CHECK(problems(plan_one("X-1,3,2,Title\n")) == "/row_width");
}

TEST_CASE("a key that comes twice refuses the second row and names the line of the first") {
  const auto table = read_table(std::string(header) + "X-1,3,2,Title,,,Text,,,PE,,\nX-1,3,2,Again,,,Text,,,PE,,\n");
  const auto map = iati_map();
  ImportPlanner planner(platform(), map, *table, {});
  CHECK(planner.plan(0).problems.empty());
  const auto second = planner.plan(1);
  REQUIRE(problems(second) == "iati_identifier/same_key_twice");
  CHECK(second.problems[0].error.args == std::vector<std::string>{"2"});
}

TEST_CASE("a set's elements are taken apart and renamed as the mapping says") {
  const auto map = read_import_map(platform(), R"({"kind":"pledge","key":["n"],"columns":{"n":null,"t":"title",
      "c":{"field":"countries","separator":" / ","values":{"Peru":"PE","Chile":"CL"}}}})");
  REQUIRE(map);
  const auto table = read_table("n;t;c\n1;A;Peru / Chile / Peru\n");
  const auto row = ImportPlanner(platform(), *map, *table, {}).plan(0);
  CHECK(cell(row.record, "countries[PE]") == "true");
  CHECK(cell(row.record, "countries[CL]") == "true");
  CHECK(row.record.cells.size() == 4);  // and where they come from
}

TEST_CASE("mapping files that are wrong say where") {
  const auto code = [](const char* text) {
    const auto map = read_import_map(platform(), text);
    return map ? std::string("taken") : map.error().code + " " + map.error().args.at(0);
  };
  CHECK(code("{") == "bad_map JSON");
  CHECK(code(R"({"columns":{}})") == "bad_map kind");
  CHECK(code(R"({"kind":"pledge","key":["a"]})") == "bad_map columns");
  CHECK(code(R"({"kind":"pledge","columns":{"a":"title"}})") == "bad_map key");
  CHECK(code(R"({"kind":"pledge","key":["a"],"columns":{"a":"titel"}})") == "bad_map a");
  CHECK(code(R"({"kind":"pledge","key":["a"],"columns":{"a":"title:de"}})") == "bad_map a");
  CHECK(code(R"({"kind":"pledge","key":["a"],"columns":{"a":"cycle:fr"}})") == "bad_map a");
  CHECK(code(R"({"kind":"pledge","key":["a"],"columns":{"a":"title"},"colums":{}})") == "bad_map colums");
}

TEST_CASE("columns that are missing or that nothing is said about stop the import") {
  const auto map = iati_map();
  CHECK(check_columns(map, *read_table("a,b\n1,2\n")).error().code == "missing_column");
  const auto more = read_table(std::string("extra,") + header);
  CHECK(check_columns(map, *more).error().code == "unmapped_column");
  CHECK(map_by_names(platform(), *platform().kind("pledge"), *read_table("title,nonsense\n")).error().args ==
        std::vector<std::string>{"nonsense"});
  CHECK(map_by_names(platform(), *platform().kind("pledge"), *read_table("title,title:fr,countries\n")));
}

TEST_CASE("columns are known by the names of fields however they are written, and by their labels in three languages") {
  const auto& request = *platform().kind("support_request");
  const auto map =
      map_by_names(platform(), request, *read_table(" TITLE ; Title (fr);period start;Budget estimé;Urgency (1 to 4);;\n;;;;;;\n"));
  REQUIRE(map);
  REQUIRE(map->columns.size() == 5);
  CHECK(map->columns[0].field == "title");
  CHECK(map->columns[1].lang == "fr");
  CHECK(map->columns[2].field == "period_start");
  CHECK(map->columns[3].field == "budget_est");
  CHECK(map->columns[4].field == "urgency");
  CHECK(map_by_names(platform(), request, *read_table("title;Title\n")).error().code == "same_column_twice");
  CHECK(map_by_names(platform(), request, *read_table("ID;title\n"))->exported);
}

TEST_CASE("typed values become canonical ones, and wrong forms say what is expected") {
  Field date, instant, number, flag, money, ref;
  date.type = Type::date, instant.type = Type::instant, number.type = Type::number, flag.type = Type::boolean, money.type = Type::money,
  ref.type = Type::ref;
  CHECK(*parse_value(date, " 2027-03-17 ") == "\"2027-03-17\"");
  CHECK(parse_value(date, "17/03/2027").error().code == "wrong_type");
  const Field& link = *platform().kind("session")->field("join_link");
  CHECK(*parse_value(link, "  https://meet.example.org/1 ") == "\"https://meet.example.org/1\"");
  CHECK(*parse_value(link, "   ") == "");
  CHECK(*parse_value(instant, "2027-03-17T15:00:00+02:00") == "\"2027-03-17T13:00:00Z\"");
  CHECK(*parse_value(instant, "2027-03-01 00:30-01:00") == "\"2027-03-01T01:30:00Z\"");
  CHECK(*parse_value(instant, "2028-02-29T23:30Z") == "\"2028-02-29T23:30:00Z\"");
  CHECK(parse_value(instant, "tomorrow").error().code == "wrong_type");
  // A day that does not exist is not moved to one that does.
  CHECK(parse_value(instant, "2027-02-30T10:00Z").error().code == "wrong_type");
  CHECK(parse_value(instant, "2027-13-01T10:00Z").error().code == "wrong_type");
  CHECK(parse_value(instant, "9999-12-31T23:30-01:00").error().code == "wrong_type");
  CHECK(parse_value(instant, "0000-01-01T00:00+14:00").error().code == "wrong_type");
  CHECK(parse_value(instant, "2028-02-29T23:30-01:00").take() == "\"2028-03-01T00:30:00Z\"");
  CHECK(*parse_value(number, "-12.50") == "-12.50");
  CHECK(*parse_value(number, "1,5") == "1.5");
  CHECK(*parse_value(number, "١٢٫٥") == "12.5");
  CHECK(parse_value(number, "1e3").error().code == "number_form");
  // As with amounts, a number that reads two ways is asked about.
  CHECK(parse_value(number, "1.200").error().args == std::vector<std::string>{"1.200", "1200", "1.2"});
  CHECK(parse_value(number, "1,200").error().code == "unclear_number");
  CHECK(*parse_value(number, "0.125") == "0.125");
  CHECK(*parse_value(number, "1.1250") == "1.1250");
  CHECK(*parse_value(*platform().kind("session")->field("duration"), "1.200") == "1200");
  // A table whose decimals have been said is read by them, its numbers like its amounts.
  CHECK(*parse_value(number, "1.200", DecimalMark::comma) == "1200");
  CHECK(*parse_value(number, "12,5", DecimalMark::comma) == "12.5");
  CHECK(*parse_value(number, "1,200", DecimalMark::point) == "1200");
  CHECK(*parse_value(number, "1.200", DecimalMark::point) == "1.2");
  CHECK(parse_value(number, "12,5 days", DecimalMark::comma).error().code == "number_form");
  CHECK(*parse_value(flag, "Oui") == "true");
  CHECK(parse_value(flag, "maybe").error().code == "wrong_type");
  CHECK(*parse_value(money, "1200.00 EUR") == "\"120000 EUR\"");
  CHECK(*parse_value(money, R"({"minor":120000,"currency":"EUR"})") == "\"120000 EUR\"");
  CHECK(parse_value(money, R"({"minor":"120000","currency":"EUR"})").error().code == "amount_form");
  CHECK(parse_value(money, R"({"minor":120000.5,"currency":"EUR"})").error().code == "amount_form");
  CHECK(parse_value(money, "-5 EUR").error().code == "amount_negative");
  CHECK(parse_value(money, "1.200 EUR").error().code == "unclear_amount");
  CHECK(table_value(&money, "\"120000 EUR\"") == "1200.00 EUR");
  CHECK(json_value(&money, "\"120000 EUR\"") == R"({"minor":120000,"currency":"EUR"})");
  CHECK(*parse_value(ref, "01900000-0000-7000-8000-00000000000A") == "\"01900000-0000-7000-8000-00000000000a\"");
  Field line;
  CHECK(*parse_value(line, "a \"b\" \\") == R"("a \"b\" \\")");
  CHECK(parse_value(line, "two\nlines").error().code == "wrong_type");
  CHECK(parse_value(line, std::string(161, 'x')).error().args == std::vector<std::string>{"160", "161"});
  CHECK(parse_value(line, "bad \xFF").error().code == "bad_text");
  CHECK(parse_value(line, "")->empty());
  CHECK(*parse_elements(line, "[\"a b\",\"c\"]") == std::vector<std::string>{"a b", "c"});
}

TEST_CASE("order keys go up for as long as one likes") {
  std::string key;
  for (int i = 0; i < 200; ++i) {
    const auto next = order_key_after(key);
    REQUIRE(next > key);
    key = next;
  }
}

TEST_CASE("white space typed into a field of one line is nothing typed") {
  for (const Type type : {Type::code, Type::date, Type::instant, Type::number, Type::money, Type::boolean, Type::ref}) {
    Field field;
    field.name = "f";
    field.type = type;
    CHECK(parse_value(field, " \t").take().empty());
  }
}
