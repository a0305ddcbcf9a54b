// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "client/core/export_table.h"
#include "client/core/import_run.h"
#include "client/core/values.h"
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

Table table(const std::string& rows) { return *read_table("n,title,title_fr,description,countries\n" + rows); }

ImportReport run(Replica& replica, const Table& rows, bool update = false, bool dry = false) {
  auto report = run_import(replica, mapping(), rows, {dry, update, {}});
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
  const auto report = run_import(*r, mapping(), table("1,One,,,\n"), {false, false, {{"owner_org", "not an id"}}});
  REQUIRE(!report);
  CHECK(report.error().code == "wrong_type");
  CHECK(*r->count("pledge", {}) == 0);
}

TEST_CASE("an export comes back: unchanged as it is, its edits when asked for, new rows as new records") {
  const auto r = test::replica_in_memory();
  run(*r, table("1,One,Un,- a list\\n- of two,PE CL\n2,'=Two,,'quoted',\n"));
  const auto export_all = [&] {
    std::string out;
    REQUIRE(export_csv(*r, *platform().kind("pledge"), [&](std::string_view piece) { out += piece; }));
    return out;
  };
  const auto import = [&](const std::string& text, bool update) {
    const auto rows = read_table(text);
    REQUIRE(rows);
    const auto map = map_by_names(platform(), *platform().kind("pledge"), *rows);
    REQUIRE(map);
    const auto report = run_import(*r, *map, *rows, {false, update, {}});
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
