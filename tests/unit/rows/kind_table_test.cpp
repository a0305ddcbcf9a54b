// SPDX-License-Identifier: Apache-2.0
#include "shared/rows/kind_table.h"

#include "shared/base/result.h"
#include "shared/rows/row_image.h"
#include "tests/catch.h"
#include "tests/fakes/thing_kind.h"

using namespace dialogue;

namespace {

Kind thing() {
  Kind k = test::thing_kind();
  k.fields.back().indexed = true;
  for (auto&& field : {test::plain_field("who", Type::person_ref), test::plain_field("shape", Type::json, FieldClass::server),
                       test::plain_field("agreed", Type::boolean)})
    k.fields.push_back(field);
  return k;
}

/// A store that writes values down as they are, but takes only references that begin with "r".
std::optional<std::string> plain(ColumnForm form, std::string_view raw) {
  if (form == ColumnForm::ref && !raw.starts_with("\"r")) return std::nullopt;
  return std::string(raw);
}
Raw same(ColumnForm, std::string_view value) { return Raw(value); }

constexpr RowDialect as_declared{"k_", "p_", "c_", false, false, plain, same};
constexpr RowDialect by_name{"r_", "q_", "f_", true, true, plain, same};

std::string told(const ColumnSet& columns) {
  std::string out;
  constexpr const char* forms[] = {"text", "raw", "ref", "set"};
  for (const Column& c : columns)
    out += (out.empty() ? "" : " ") + c.name + ":" + forms[static_cast<int>(c.form)] + (c.indexed() ? "+" : "") + (c.parent ? "^" : "");
  return out;
}

}  // namespace

TEST_CASE("a kind's declaration gives its tables, columns, forms of values and what is looked up") {
  const Kind kind = thing();
  const KindTable table(kind, as_declared);
  CHECK(table.table() == "k_thing");
  CHECK(told(table.columns()) == "c__deleted:raw c_title:text+ c_number:raw c_parent:ref^ c_tags:set c_who:ref c_shape:raw c_agreed:raw");
  REQUIRE(table.parts().size() == 1);
  CHECK(table.parts()[0].table == "p_thing_line");
  CHECK(told(table.parts()[0].columns) == "c_theme:text c_modes:set c_who:ref");
}

TEST_CASE("a store may name its tables otherwise, keep columns by name and always have a state") {
  Kind kind = thing();
  CHECK(told(KindTable(kind, by_name).columns()) ==
        "f__deleted:raw f_agreed:raw f_number:raw f_parent:ref^ f_shape:raw f_state:text f_tags:set f_title:text+ f_who:ref");
  CHECK(KindTable(kind, by_name).parts()[0].table == "q_thing_line");
  CHECK(KindTable(kind, as_declared).columns().find("state") == -1);
  kind.states = {{"draft", {}}};
  CHECK(KindTable(kind, as_declared).columns().find("state") == 1);
  const KindTable table(kind, by_name);
  for (int i = 0; i < static_cast<int>(table.columns().size()); ++i) CHECK(table.columns().find(table.columns()[i].field) == i);
}

TEST_CASE("each cell has its one place, or none") {
  const Kind kind = thing();
  const KindTable table(kind, as_declared);
  const auto place = [&](std::string_view path) {
    const auto slot = table.slot(path);
    if (!slot.fits) return std::string("none");
    const ColumnSet& columns = slot.part < 0 ? table.columns() : table.parts()[static_cast<std::size_t>(slot.part)].columns;
    std::string out = slot.column < 0 ? "presence" : columns[slot.column].field;
    if (slot.part >= 0) out += " of " + std::string(slot.part_id);
    return slot.element.empty() ? out : out + " has " + std::string(slot.element);
  };
  CHECK(place("title") == "title");
  CHECK(place("tags[a \"b\"]") == "tags has a \"b\"");
  CHECK(place("line[p1]") == "presence of p1");
  CHECK(place("line[p1].theme") == "theme of p1");
  CHECK(place("line[p1].modes[m]") == "modes of p1 has m");
  for (const char* path : {"state", "unknown", "title[x]", "tags", "tags[]", "tags[a]b", "line", "line[p1].unknown", "line[p1].theme[x]",
                           "line[p1].modes", "other[p1].theme"}) {
    INFO(path);
    CHECK(place(path) == "none");
  }
}

TEST_CASE("a record's cells become rows and come back; what has no exact place goes beside them") {
  const Kind kind = thing();
  const Cells cells{{"title", "\"T\""},
                    {"number", "1.10"},
                    {"who", "\"no reference\""},
                    {"parent", "\"r1\""},
                    {"tags[a]", "true"},
                    {"tags[b]", "false"},
                    {"tags[c \"d\"]", "true"},
                    {"line[p1]", "\"m\""},
                    {"line[p1].theme", "\"x\""},
                    {"line[p1].modes[m1]", "true"},
                    {"line[p2].who", "\"r2\""},
                    {"line[p2].unknown", "1"},
                    {"unknown", "[1,{\"a\":2.50}]"}};
  for (const RowDialect* dialect : {&as_declared, &by_name}) {
    const KindTable table(kind, *dialect);
    const RowImage image = image_of(table, cells);
    const auto at = [&](const char* name) { return image.columns[static_cast<std::size_t>(table.columns().find(name))]; };
    CHECK(at("title") == "\"T\"");
    CHECK(at("tags") == R"(["a","c \"d\""])");
    CHECK_FALSE(at("who"));
    CHECK(image.extra == R"({"line[p2].unknown":1,"tags[b]":false,"unknown":[1,{"a":2.50}],"who":"no reference"})");
    CHECK(image.parts.size() == 2);
    Cells back;
    add_extra_cells(back, *image.extra);
    for (std::size_t i = 0; i < image.columns.size(); ++i)
      if (image.columns[i]) add_column_cells(back, *dialect, {}, table.columns()[static_cast<int>(i)], *image.columns[i]);
    for (const auto& [key, part] : image.parts) {
      const PartTable& of = table.parts()[static_cast<std::size_t>(key.first)];
      const std::string presence = of.part->name + "[" + key.second + "]";
      if (part.place) back.emplace(presence, *part.place);
      for (std::size_t i = 0; i < part.columns.size(); ++i)
        if (part.columns[i]) add_column_cells(back, *dialect, presence + ".", of.columns[static_cast<int>(i)], *part.columns[i]);
    }
    CHECK(back == cells);
  }
}

TEST_CASE("changed plain fields are told column by column; a set, a part or what does not fit takes the whole row") {
  const Kind kind = thing();
  const KindTable table(kind, as_declared);
  const Cells cells{{"title", "\"T\""}, {"who", "\"no reference\""}};
  const std::vector<Path> plain_ones{"title", "number"};
  const auto columns = plain_columns(table, cells, plain_ones);
  REQUIRE(columns);
  REQUIRE(columns->size() == 2);
  CHECK((*columns)[0].second == "\"T\"");
  CHECK_FALSE((*columns)[1].second);
  for (const char* path : {"tags[a]", "line[p1]", "unknown", "who"}) {
    const std::vector<Path> one{path};
    CHECK_FALSE(plain_columns(table, cells, one));
  }
}

TEST_CASE("a column that holds no list where a set should be is damaged") {
  const Kind kind = thing();
  const KindTable table(kind, as_declared);
  Cells out;
  CHECK_THROWS_AS(add_column_cells(out, as_declared, {}, table.columns()[table.columns().find("tags")], "no list"), Failure);
}
