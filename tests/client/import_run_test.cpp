// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "client/core/tables/export_table.h"
#include "client/core/tables/import_run.h"
#include "client/core/values.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

using namespace dialogue;

namespace {

ImportMap mapping() {
  auto map = read_import_map(platform(), R"({"kind":"pledge","key":["n"],"columns":{"n":null,"title":"title","title_fr":"title:fr",
      "description":"description","countries":{"field":"countries","separator":" "}}})");
  REQUIRE(map);
  return *map;
}

ImportOptions options(bool dry, bool update, std::vector<std::pair<std::string, std::string>> constants = {}) {
  ImportOptions out;
  out.dry_run = dry, out.update = update, out.constants = std::move(constants);
  return out;
}

Table table(const std::string& rows) { return *read_table("n,title,title_fr,description,countries\n" + rows); }

ImportReport run(Replica& replica, const Table& rows, bool update = false, bool dry = false) {
  auto report = run_import(replica, mapping(), rows, options(dry, update));
  REQUIRE(report);
  return *report;
}

std::string text(Replica& replica, const Uuid& id, const char* path) {
  const auto record = replica.get(id);
  REQUIRE(record);
  const auto it = record->cells.find(path);
  return it == record->cells.end() ? "" : plain_value(it->second);
}

}  // namespace

TEST_CASE("rows are taken once: a second run finds them unchanged and writes nothing") {
  const auto r = test::replica_in_memory();
  const auto rows = table("1,One,Un,First,PE CL\n2,Two,,Second,\n");
  CHECK(run(*r, rows, false, true).taken == 2);
  CHECK(*r->count("pledge", {}) == 0);
  const auto first = run(*r, rows);
  CHECK(first.taken == 2);
  CHECK(text(*r, first.rows[0].id, "countries[CL]") == "true");
  CHECK(*r->count("translation", {}) == 1);
  const auto pending = r->pending().size();
  const auto second = run(*r, rows);
  CHECK(second.unchanged == 2);
  CHECK(second.rows[0].differs.empty());
  CHECK(run(*r, rows, true).unchanged == 2);
  CHECK(r->pending().size() == pending);
}

TEST_CASE("rows that were imported when the owner did not count are found again, those of another organisation are not") {
  const auto r = test::replica_in_memory();
  const auto earlier = [&](const char* n) { return Uuid::imported("pledge", std::string("\x1f") + n); };
  const auto title = json::quote("One");
  const auto other = json::quote("01900000-0000-7000-8000-00000000000f");
  REQUIRE(
      r->create_all({{"pledge", earlier("1"), {{"title", title}}}, {"pledge", earlier("2"), {{"title", title}, {"owner_org", other}}}}));
  const auto rows = table("1,One,Un,,\n2,One,,,\n");
  const auto first = run(*r, rows);
  CHECK(first.rows[0].outcome == RowOutcome::unchanged);
  CHECK(first.rows[0].id == earlier("1"));
  CHECK(first.rows[1].outcome == RowOutcome::taken);
  CHECK(first.rows[1].id != earlier("2"));
  CHECK(run(*r, rows, true).rows[0].id == earlier("1"));
  CHECK(r->get(earlier("1"))->cells.at("title") == title);
  const auto translations = r->rows("translation", r->keys("translation", {}).take(), {"parent"});
  REQUIRE(translations);
  REQUIRE(translations->size() == 1);
  CHECK(translations->front().values.front() == earlier("1").text());
  CHECK(run(*r, rows, true).unchanged == 2);
}

TEST_CASE("numbers and amounts that were exported come back, whichever mark their decimals have") {
  const auto r = test::replica_in_memory();
  const auto request = r->create("support_request", {{"title", json::quote("One")}, {"budget_est", json::quote("1500 KWD")}});
  REQUIRE(request);
  const auto import = [&](const std::string& amount) {
    const auto rows = read_table("id;budget_est\n" + request->text() + ";" + amount + "\n");
    const auto map = map_by_names(platform(), *platform().kind("support_request"), *rows);
    REQUIRE(map);
    return run_import(*r, *map, *rows, options(false, true)).take().rows.at(0).outcome;
  };
  CHECK(import("1.500 KWD") == RowOutcome::unchanged);
  CHECK(import("1,500 KWD") == RowOutcome::unchanged);
  CHECK(import("1,501 KWD") == RowOutcome::refused);
}

TEST_CASE("a newer table's differences are named, and brought only when asked for") {
  const auto r = test::replica_in_memory();
  const auto id = run(*r, table("1,One,Un,First,PE\n")).rows[0].id;
  const auto newer = table("1,One,Le premier,First and more,PE CL\n");
  const auto told = run(*r, newer);
  CHECK(told.unchanged == 1);
  CHECK(told.rows[0].differs == std::vector<std::string>{"description", "countries[CL]", "title:fr"});
  CHECK(text(*r, id, "description") == "First");
  const auto brought = run(*r, newer, true);
  CHECK(brought.taken == 1);
  CHECK(text(*r, id, "description") == "First and more");
  CHECK(text(*r, id, "countries[CL]") == "true");
  CHECK(run(*r, newer).rows[0].differs.empty());
}

TEST_CASE("a bad row stays out alone, among many that are taken") {
  const auto r = test::replica_in_memory();
  std::string rows;
  for (int i = 0; i < 1200; ++i) rows += std::to_string(i) + ",Title " + std::to_string(i) + ",,,\n";
  rows += "x," + std::string(300, 'x') + ",,,\n";
  const auto report = run(*r, table(rows));
  CHECK(report.taken == 1200);
  CHECK(report.refused == 1);
  CHECK(*r->count("pledge", {}) == 1200);
  CHECK(report.rows.back().problems.at(0).error.code == "too_long");
}

TEST_CASE("a constant that is no value of its field stops the import before the first row") {
  const auto r = test::replica_in_memory();
  const auto report = run_import(*r, mapping(), table("1,One,,,\n"), options(false, false, {{"owner_org", "not an id"}}));
  REQUIRE(!report);
  CHECK(report.error().code == "wrong_type");
  CHECK(*r->count("pledge", {}) == 0);
}

TEST_CASE("an export comes back: unchanged as it is, its edits when asked for, new rows as new records") {
  const auto r = test::replica_in_memory();
  run(*r, table("1,One,Un,- a list\\n- of two,PE CL\n2,'=Two,,'quoted',\n"));
  const auto export_all = [&] {
    std::string out;
    REQUIRE(export_csv(*r, *platform().kind("pledge"), {}, [&](std::string_view piece) { out += piece; }));
    return out;
  };
  const auto import = [&](const std::string& text, bool update) {
    const auto rows = read_table(text);
    REQUIRE(rows);
    const auto map = map_by_names(platform(), *platform().kind("pledge"), *rows);
    REQUIRE(map);
    const auto report = run_import(*r, *map, *rows, options(false, update));
    REQUIRE(report);
    return *report;
  };
  auto text = export_all();
  const auto same = import(text, true);
  CHECK(same.unchanged == 2);
  CHECK(same.taken + same.refused == 0);
  text.replace(text.find(",One,"), 5, ",First,");
  const auto header = text.substr(0, text.find('\r'));
  std::string added = ",,Third";
  added.append(std::size_t(std::count(header.begin(), header.end(), ',')) - 2, ',');
  text += added + "\r\n";
  CHECK(import(text, false).taken == 1);
  CHECK(import(text, true).taken == 1);
  CHECK(import(text, true).unchanged == 3);
  CHECK(*r->count("pledge", {}) == 3);
  text = export_all();
  CHECK(text.find(",First,") != std::string::npos);
  const auto foreign = "id,title\n" + std::string("01a217bb-3faf-7c5e-9f22-6b59e89a7e46") + ",Elsewhere\n";
  const auto refused = import(foreign, false);
  REQUIRE(refused.refused == 1);
  CHECK(refused.rows[0].problems.front().error.code == "not_here");
}

TEST_CASE("a row whose record was deleted is not called unchanged: it is told how it comes back, and --update brings it") {
  const auto r = test::replica_in_memory();
  const auto rows = table("1,One,Un,First,PE\n2,Two,,,\n");
  const auto id = run(*r, rows).rows[0].id;
  REQUIRE(r->remove(id));
  const auto told = run(*r, rows);
  CHECK(told.refused == 1);
  CHECK(told.unchanged == 1);
  CHECK(told.rows[0].problems.at(0).error.code == "was_deleted");
  CHECK(told.rows[0].problems.at(0).error.args == std::vector<std::string>{id.text()});
  CHECK(run(*r, rows, true, true).taken == 1);
  CHECK(*r->count("pledge", {}) == 1);
  CHECK(run(*r, table("1,One again,Un,First,PE\n"), true).taken == 1);
  CHECK(*r->count("pledge", {}) == 2);
  CHECK(text(*r, id, "title") == "One again");
  CHECK(run(*r, table("1,One again,Un,First,PE\n")).rows[0].differs.empty());
}

TEST_CASE("a translation that was deleted comes with its row again") {
  const auto r = test::replica_in_memory();
  const auto rows = table("1,One,Un,First,PE\n");
  run(*r, rows);
  const auto keys = *r->keys("translation", {});
  REQUIRE(keys.size() == 1);
  const auto translation = r->rows("translation", keys, {})->front().id;
  REQUIRE(r->remove(translation));
  CHECK(run(*r, rows).rows[0].differs == std::vector<std::string>{"title:fr"});
  CHECK(run(*r, rows, true).taken == 1);
  CHECK(*r->count("translation", {}) == 1);
}

TEST_CASE("all or none: one bad row keeps the others out, and the report says why") {
  const auto r = test::replica_in_memory();
  auto all = options(false, false);
  all.all_or_none = true;
  const auto report = run_import(*r, mapping(), table("1,One,,,\n2," + std::string(300, 'x') + ",,,\n3,Three,,,\n"), all);
  REQUIRE(report);
  CHECK(report->taken == 0);
  CHECK(report->refused == 3);
  CHECK(report->rows[0].problems.at(0).error.code == "others_refused");
  CHECK(*r->count("pledge", {}) == 0);
  CHECK(run_import(*r, mapping(), table("1,One,,,\n3,Three,,,\n"), all)->taken == 2);
}

TEST_CASE("all or none: a record that takes no edit keeps edits and new records of other rows out, also those before it") {
  const auto r = test::replica_in_memory();
  const auto map = read_import_map(platform(), R"({"kind":"support_request","key":["n"],"columns":{"n":null,"t":"title","s":"summary"}})");
  REQUIRE(map);
  auto all = options(false, true);
  all.all_or_none = true;
  const auto read = [](const char* rows) { return *read_table(rows); };
  const auto first = run_import(*r, *map, read("n;t;s\n1;One;a\n2;Two;b\n"), all);
  REQUIRE(first);
  REQUIRE(first->taken == 2);
  const auto made = r->pending();
  CHECK(std::none_of(made.begin(), made.end(), [](const PendingChange& change) { return change.group.has_value(); }));
  const auto& two = first->rows[1].id;
  REQUIRE(r->act(two, "submit", {}, nullptr));
  const auto waits = r->pending().size();
  const auto report = run_import(*r, *map, read("n;t;s\n1;Changed;new\n3;Three;c\n2;Changed;b\n"), all);
  REQUIRE(report);
  CHECK(report->refused == 3);
  CHECK(report->rows[0].problems.at(0).error.code == "others_refused");
  CHECK(report->rows[2].problems.at(0).error.code == "locked");
  CHECK(text(*r, first->rows[0].id, "title") == "One");
  CHECK(*r->count("support_request", {}) == 2);
  CHECK(r->pending().size() == waits);
  CHECK(run_import(*r, *map, read("n;t;s\n1;Changed;new\n3;Three;c\n"), all)->taken == 2);
  CHECK(text(*r, first->rows[0].id, "title") == "Changed");
}

TEST_CASE("a table of a few columns changes records that are here; what is not here needs more") {
  const auto r = test::replica_in_memory();
  const auto rows = run(*r, table("1,One,,First,\n"));
  const auto map = read_import_map(platform(), R"({"kind":"pledge","key":["n"],"columns":{"n":null,"description":"description"}})");
  REQUIRE(map);
  const auto report = run_import(*r, *map, *read_table("n,description\n1,Changed\n2,New\n"), options(false, true));
  REQUIRE(report);
  CHECK(report->taken == 1);
  CHECK(text(*r, rows.rows[0].id, "description") == "Changed");
  CHECK(text(*r, rows.rows[0].id, "title") == "One");
  CHECK(report->rows[1].problems.at(0).error.code == "missing");
  const auto table = read_table("id,description\n" + rows.rows[0].id.text() + ",Again\n");
  const auto names = map_by_names(platform(), *platform().kind("pledge"), *table);
  REQUIRE(names);
  CHECK(run_import(*r, *names, *table, options(false, true))->taken == 1);
  CHECK(text(*r, rows.rows[0].id, "description") == "Again");
}

TEST_CASE("amounts come in as people write them, and an exported one that reads two ways is the one that was exported") {
  const auto r = test::replica_in_memory();
  const auto map =
      read_import_map(platform(), R"({"kind":"support_request","key":["n"],"columns":{"n":null,"t":"title","b":"budget_est"}})");
  REQUIRE(map);
  const auto rows = *read_table("n;t;b\n1;A;1.200.000,50 €\n2;B;1,200 EUR\n3;C;655957 XAF\n4;D;12.5 XAF\n5;E;1.5 TND\n");
  const auto report = run_import(*r, *map, rows, options(false, false));
  REQUIRE(report);
  CHECK(text(*r, report->rows[0].id, "budget_est") == "120000050 EUR");
  CHECK(report->rows[1].problems.at(0).error.code == "unclear_amount");
  CHECK(report->rows[3].problems.at(0).error.code == "amount_decimals");
  CHECK(text(*r, report->rows[4].id, "budget_est") == "1500 TND");
  auto comma = options(false, false);
  comma.decimals = DecimalMark::point;
  CHECK(text(*r, run_import(*r, *map, *read_table("n;t;b\n2;B;1,200 EUR\n"), comma)->rows[0].id, "budget_est") == "120000 EUR");

  std::string csv;
  REQUIRE(export_csv(*r, *platform().kind("support_request"), {}, [&](std::string_view piece) { csv += piece; }));
  CHECK(csv.find("1.500 TND") != std::string::npos);
  const auto back = [&](const std::string& of) {
    const auto exported = *read_table(of);
    return *run_import(*r, *map_by_names(platform(), *platform().kind("support_request"), exported), exported, options(false, true));
  };
  CHECK(back(csv).unchanged == 4);
  auto changed = csv;
  changed.replace(changed.find("1.500 TND"), 9, "1.600 TND");
  CHECK(back(changed).refused == 1);
}

TEST_CASE("letters that a program lost when it saved the table are not brought as edits") {
  const auto r = test::replica_in_memory();
  const auto id = run(*r, table("1,日本 🎓 é,,First,\n")).rows[0].id;
  const auto report = run(*r, table("1,?? ?? é,,First,\n"), true);
  CHECK(report.refused == 1);
  CHECK(report.rows[0].problems.at(0).error.code == "lost_characters");
  CHECK(report.rows[0].problems.at(0).column == "title");
  CHECK(run(*r, table("1,?? ?? é,,First,\n")).unchanged == 1);
  CHECK(run(*r, table("1,Where?,,First,\n"), true).taken == 1);
  CHECK(text(*r, id, "title") == "Where?");
}
